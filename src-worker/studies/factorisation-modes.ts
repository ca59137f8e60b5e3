import type { Params } from '../../src-shared/spec';
import type { Loss } from '../engine/problem';
import { fillTopSingularValues } from '../engine/top-singular-values';

/** What the analyses of matrix factorisation need of its target. */
export interface Factorisation {
  readonly symmetric: boolean;
  /** Singular values of X₀ greater than zero, descending. */
  readonly sigma: readonly number[];
  /** Modes of the factors that are zero. */
  readonly zeros: number;
  /** The best approximation of this rank is not C. */
  readonly residual: boolean;
}

/** From the flattest minimum of a bound `matrix-factorisation`: Y₀ (or X₀) has the singular values of Z₀. */
export function factorisationOf(loss: Loss, params: Params): Factorisation {
  const symmetric = params['form'] === 'symmetric';
  const rank = params['rank'] as number;
  const [minimum] = loss.minima();
  const columns = params['target'] === 'matrix' && !symmetric ? (params['columns'] as number) : null;
  const rows = columns === null ? minimum!.length / rank / (symmetric ? 1 : 2) : minimum!.length / rank - columns;
  const all = new Float64Array(Math.min(rows, rank));
  fillTopSingularValues(minimum!.subarray(0, rows * rank), rows, rank, all.length, all, 0);
  const sigma = Array.from(all).filter((value) => value > 1e-7 * all[0]!);
  return { symmetric, sigma, zeros: all.length - sigma.length, residual: loss.value(minimum!) > 1e-20 * all[0]! ** 4 };
}
