/** Kinds about matrix factorisation with C diagonal: blocks of the two-step Jacobian, and distances to Theorem 4's orbit. */
import { asymmetricBlock, largestModulus, symmetricBlock, topModeCycle, withoutNeutral } from '../../src-worker/analysis/floquet';
import { symmetricEigenvalues } from '../../src-worker/engine/symmetric-eigen';
import { boundProblem, existing, mapOf } from './bound-problem';
import { type Case, etaOf, numberArg } from './case';
import { startOf } from './case-problem';
import type { Answerer } from './orbit-kinds';

/** Singular values of X₀ from the diagonal of C. */
function sigmas(one: Case): number[] {
  const C = one.problem.params['C'] as readonly (readonly number[])[];
  if (C.some((row, i) => row.some((entry, j) => i !== j && entry !== 0))) throw new Error('defined for a diagonal C');
  return C.map((row, i) => Math.sqrt(row[i]!));
}

function blockOf(one: Case) {
  const [i = NaN, j = NaN] = one.args['block'] as readonly number[];
  const multipliers =
    one.problem.params['form'] === 'symmetric'
      ? symmetricBlock(sigmas(one), etaOf(one), i, j)
      : asymmetricBlock(sigmas(one), etaOf(one), imbalanceOf(one), i, j);
  return existing(multipliers, 'a 2-cycle of the top mode');
}

function imbalanceOf(one: Case): number {
  return (one.args['imbalance'] as number | undefined) ?? 1;
}

/** The largest singular value of the difference of the block to diag(ρσ₁, …). */
function spectralGap(block: Float64Array, diagonal: readonly number[]): number {
  const n = diagonal.length;
  const d = block.map((value, k) => value - (k % (n + 1) === 0 ? diagonal[k / (n + 1)]! : 0));
  const square = Float64Array.from({ length: n * n }, (_, k) => {
    let sum = 0;
    for (let row = 0; row < n; row++) sum += d[row * n + Math.floor(k / n)]! * d[row * n + (k % n)]!;
    return sum;
  });
  return Math.sqrt(Math.max(0, symmetricEigenvalues(square, n)[0]!));
}

export const MATRIX_KINDS: Readonly<Record<string, Answerer>> = {
  cross_mode_multiplier: (one) => {
    const [left, ...more] = withoutNeutral(blockOf(one));
    if (!left || more.length > 0 || left.im !== 0) throw new Error('the block has no single real multiplier besides the neutral one');
    return left.re;
  },
  floquet_multiplier_max: (one) => largestModulus(blockOf(one)),
  distance_to_orbit: (one) => {
    const { loss, coordinates } = boundProblem(one);
    const x = startOf(one, coordinates);
    mapOf(one, loss).advance(x, numberArg(one, 'steps'));
    const sigma = sigmas(one);
    const a = imbalanceOf(one);
    const [Y, Z] = [x.subarray(0, x.length / 2), x.subarray(x.length / 2)];
    const cycle = existing(topModeCycle(etaOf(one) * sigma[0]! ** 2), 'a 2-cycle of the top mode');
    const gaps = cycle.map((rho) => {
      const at = (scale: number) => sigma.map((s, k) => (k === 0 ? rho * s : s * scale));
      return spectralGap(Y, at(a)) + spectralGap(Z, at(1 / a));
    });
    return Math.min(...gaps);
  },
};
