/**
 * The flip at an isolated minimum in several variables with a simple top eigenvalue λ (unit eigenvector u): a stable 2-cycle is
 * born iff 3⟨T, H⁻¹T⟩ − D⁴f[u,u,u,u] > 0, T = D³f[u,u,·] (theory 6.4; Mulayoff & Stich 2026). Then c = (η_c/6)·that, and the
 * 2-cycle is x* − (a²/2)H⁻¹T ± a u to leading order, 2/η = λ − that/6 a².
 */
import type { Minimum } from '../../src-shared/analysis';
import type { Loss } from '../engine/problem';
import { denseHessian } from '../engine/sharpness';
import { DENSE_LIMIT, symmetricEigen } from './linear';
import type { FlipForm } from './flip';

/** The top eigenvalue is simple if the next one is smaller by this share; smaller ones count as zero below that share. */
const SIMPLE = 1e-6;
const ZERO = 1e-9;
/** Shares below which the third derivative along a neutral direction, and the condition itself, are rounding. */
const STATIONARY = 1e-6;
const DEGENERATE = 1e-10;

export function multivariateFlip(loss: Loss, minimum: Minimum): FlipForm {
  const none = (note: string): FlipForm => ({
    flip: { condition: null, c: null, kind: 'not-defined', note, Q: null, R: null },
    q: [],
    order: 0,
    direction: null,
    bend: null,
  });
  const { taylorAlong, dimension: n } = loss;
  if (!taylorAlong) return none('The loss gives no derivatives of third and fourth order here.');
  if (n > DENSE_LIMIT) return none(`The multivariate criterion is evaluated up to ${DENSE_LIMIT} dimensions.`);
  const x = Float64Array.from(minimum.x);
  const { values, vectors } = symmetricEigen(denseHessian(loss, x), n);
  const top = values[0]!;
  if (n > 1 && values[1]! > top * (1 - SIMPLE)) return none('The largest Hessian eigenvalue is not simple: the criterion does not apply.');
  const u = vectors[0]!;
  const along = taylorAlong(x, u, 4);
  const fourth = 24 * along[4]!;
  let quadratic = 0;
  let size = 0;
  let left = 0;
  const bend = new Float64Array(n);
  const scale = Math.max(Math.abs(6 * along[3]!), Math.sqrt(Math.abs(top * fourth)));
  for (let k = 0; k < n; k++) {
    const v = vectors[k]!;
    const t = k === 0 ? 6 * along[3]! : mixedThird(loss, x, u, v);
    if (Math.abs(values[k]!) <= ZERO * top) {
      if (Math.abs(t) > STATIONARY * scale)
        return none('The minimum lies on a manifold along which its sharpness changes: the flip is not that of an isolated minimum.');
      left++;
      continue;
    }
    quadratic += (3 * t * t) / values[k]!;
    size += Math.abs((3 * t * t) / values[k]!);
    for (let i = 0; i < n; i++) bend[i]! -= (t / values[k]! / 2) * v[i]!;
  }
  const condition = quadratic - fourth;
  if (!Number.isFinite(condition)) return none('A derivative is not finite at the minimum.');
  const isolated = 'Multivariate criterion 3⟨T, H⁻¹T⟩ − D⁴f[u⁴] along the top eigenvector u of the Hessian.';
  const note = left === 0 ? isolated : `${isolated} The ${left} neutral directions, along which the sharpness is stationary, are left out.`;
  const sized = { direction: u, bend };
  if (Math.abs(condition) <= DEGENERATE * (size + Math.abs(fourth)) || size + Math.abs(fourth) === 0) {
    const flip = { condition, c: 0, kind: 'degenerate', note: `${note} It vanishes: higher orders decide.`, Q: 0, R: null } as const;
    return { flip, q: [top, 0], order: 0, ...sized };
  }
  const kind = condition > 0 ? 'supercritical' : 'subcritical';
  const Q = -condition / 6;
  return { flip: { condition, c: condition / (3 * top), kind, note, Q, R: null }, q: [top, Q], order: 1, ...sized };
}

/** D³f[u,u,v] by polarisation: D³f[(u+v)³] − D³f[(u−v)³] = 6 D³f[u,u,v] + 2 D³f[v³], an identity. */
export function mixedThird(loss: Loss, x: Float64Array, u: Float64Array, v: Float64Array): number {
  const third = (direction: Float64Array) => 6 * loss.taylorAlong!(x, direction, 3)[3]!;
  const sum = u.map((value, i) => value + v[i]!);
  const difference = u.map((value, i) => value - v[i]!);
  return (third(sum) - third(difference) - 2 * third(v)) / 6;
}
