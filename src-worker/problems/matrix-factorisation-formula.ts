import type { Expression } from '../engine/dag';
import { expressionOf } from '../formula/expression-of';
import type { Target } from './matrix-factorisation-target';

/** Formulas have at most eight variables; of many residuals none of reasonable size is left. */
const MOST_VARIABLES = 8;
const MOST_RESIDUALS = 16;

/** The sum of squared residuals written out, entries of C as parameters c11, c12, …; null where it is too long. */
export function writtenOut({ form, n, m, rank, C }: Target, coordinates: readonly string[]): (() => Expression) | null {
  if (coordinates.length > MOST_VARIABLES || n * m > MOST_RESIDUALS) return null;
  const symmetric = form === 'symmetric';
  const second = symmetric ? 0 : n * rank;
  const entry = (i: number, j: number) =>
    Array.from({ length: rank }, (_, k) => `${coordinates[i * rank + k]}*${coordinates[second + j * rank + k]}`).join(' + ');
  return () => {
    const residuals: string[] = [];
    const params: Record<string, number> = {};
    for (let i = 0; i < n; i++)
      for (let j = symmetric ? i : 0; j < m; j++) {
        const name = `c${i + 1}${j + 1}`;
        params[name] = C[i * m + j]!;
        // The symmetric form counts entries off the diagonal twice.
        residuals.push(`${symmetric && i !== j ? '2*' : ''}(${entry(i, j)} - ${name})^2`);
      }
    return expressionOf(`(${residuals.join(' + ')})/${symmetric ? 4 : 2}`, coordinates, params);
  };
}
