/** The start the parameters state. */
import type { Params } from '../../src-shared/spec';
import type { Stream } from '../engine/random';
import type { Target } from './matrix-factorisation-target';

/**
 * x₀: X₀ + dX, or (αY₀ + dY, Z₀/α + dZ), or noise alone (`random`). Entries of the noise are independent normal numbers times
 * `noise` (of a random start: times `scale`), drawn row by row, first those of X or Y: with one seed dY is dX. With `pairing`
 * "same" dZ is dY where the shapes allow it, so that α = 1 repeats the symmetric run.
 */
export function statedStart(target: Target, params: Params, { normal }: Stream): Float64Array {
  const { form, left, right } = target;
  const random = params['start'] === 'random';
  const size = (random ? params['scale'] : params['noise']) as number;
  const draw = (length: number) => Float64Array.from({ length }, () => size * normal());
  const first = draw(left.length);
  if (form === 'symmetric') return random ? first : first.map((entry, i) => left[i]! + entry);
  const alpha = (params['alpha'] as number | undefined) ?? 1;
  const same = params['pairing'] === 'same' && right.length === left.length;
  const second = same ? first : draw(right.length);
  const x = new Float64Array(left.length + right.length);
  x.set(random ? first : first.map((entry, i) => alpha * left[i]! + entry));
  x.set(random ? second : second.map((entry, i) => right[i]! / alpha + entry), left.length);
  return x;
}
