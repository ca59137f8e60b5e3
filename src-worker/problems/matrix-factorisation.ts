/**
 * ‖XXᵀ − C‖²/4 and ‖YZᵀ − C‖²/2. With C = X₀X₀ᵀ, σ₁ the largest singular value of X₀: η_c = 1/σ₁² at the flattest minimum, in
 * both forms, and beyond it the top mode settles on the 2-cycle ρ₁σ₁, ρ₂σ₁ of the quartic while the others stay at their minimum
 * (Chen & Bruna, matrix factorisation; at (αX₀, X₀/α) the sharpness is σ₁²(α² + α⁻²)).
 */
import { accept } from '../../src-shared/answer';
import type { Params } from '../../src-shared/spec';
import type { Loss, Problem } from '../engine/problem';
import { writtenOut } from './matrix-factorisation-formula';
import { asymmetricCalculus, symmetricCalculus } from './matrix-factorisation-loss';
import { observablesOf } from './matrix-factorisation-observables';
import { MATRIX_PARAMETERS } from './matrix-factorisation-parameters';
import { statedStart } from './matrix-factorisation-start';
import { type Target, targetOf } from './matrix-factorisation-target';

/** Above this many coordinates the tangent vectors of the rotations are too many to list. */
const MOST_WITH_SYMMETRIES = 1_024;
const DEFAULT_SIZE = 8;

export const matrixFactorisation: Problem = {
  info: {
    id: 'matrix-factorisation',
    title: 'Matrix factorisation',
    group: 'matrices',
    dimension: DEFAULT_SIZE * DEFAULT_SIZE,
    coordinates: namesOf('X', DEFAULT_SIZE, DEFAULT_SIZE),
    tex: '\\begin{aligned}f(X)&=\\tfrac14\\,\\lVert XX^\\top-C\\rVert_F^2\\\\ f(Y,Z)&=\\tfrac12\\,\\lVert YZ^\\top-C\\rVert_F^2\\end{aligned}',
    description:
      'Factorisation of a matrix C = X₀X₀ᵀ, symmetric or asymmetric, from a start near (αX₀, X₀/α) or at random. Beyond η_c = 1/σ₁² of the flattest minimum the largest singular value settles on a period-2 orbit and both factors share it.',
    convention: 'factor ¼ (symmetric) or ½ (asymmetric), squared Frobenius norm, no mean; least sharpness of a minimum 2σ₁²',
    source:
      'L. Chen, J. Bruna: Beyond the Edge of Stability via Two-step Gradient Updates, ICML 2023, arXiv 2206.04172 (matrix factorisation; Figure 3)',
    parameters: MATRIX_PARAMETERS,
    defaultStart: [],
    ownStart: 'Near the flattest minimum: X₀, or (αX₀, X₀/α), plus normal noise of the stated size in every entry; or noise alone.',
    box: [],
  },
  bind(params) {
    const target = targetOf(params);
    return target.ok ? accept(lossOf(target.value, params)) : target;
  },
};

function lossOf(target: Target, params: Params): Loss {
  const { form, n, m, rank, left, right, values, isolated, topModeIsSharpest } = target;
  const symmetric = form === 'symmetric';
  const flattest = symmetric ? left : joined(left, right);
  const coordinates = symmetric ? namesOf('X', n, rank) : [...namesOf('Y', n, rank), ...namesOf('Z', m, rank)];
  const expression = writtenOut(target, coordinates);
  return {
    dimension: flattest.length,
    coordinates,
    minimaOnManifold: !isolated,
    ...(symmetric ? symmetricCalculus(target) : asymmetricCalculus(target)),
    minima: () => (isolated ? [flattest.slice(), flattest.map((entry) => -entry)] : [flattest.slice()]),
    minimumSharpness: (x) => (topModeIsSharpest && x.every((entry, i) => entry === flattest[i]) ? 2 * values[0]! ** 2 : null),
    start: (random) => statedStart(target, params, random),
    observables: observablesOf(target),
    ...(expression ? { expression } : {}),
    ...(symmetric ? {} : { factors: { rows: target.n, columns: target.m, rank, target: target.C } }),
    ...(flattest.length <= MOST_WITH_SYMMETRIES && rank > 1 ? { symmetryDirections: (x: Float64Array) => rotations(x, rank) } : {}),
    ...(topModeIsSharpest
      ? {
          flipDirection: (minimum: Float64Array) => topMode(target, minimum),
          flipNote: symmetric
            ? 'Along the top mode, X + s u₁v₁ᵀ: an invariant line through the minimum, on which the loss is a quartic.'
            : 'Along the balanced top mode, (Y, Z) + s (u₁v₁ᵀ, w₁v₁ᵀ)/√2: an invariant line through the minimum, on which the loss is a quartic.',
        }
      : {}),
  };
}

/** Names of the entries of a matrix row by row: X11, X12, …; with a comma where an index has two digits. */
function namesOf(letter: string, rows: number, columns: number): string[] {
  const between = rows > 9 || columns > 9 ? ',' : '';
  return Array.from({ length: rows * columns }, (_, k) => `${letter}${Math.floor(k / columns) + 1}${between}${(k % columns) + 1}`);
}

/** (X A), or (Y A, Z A), for the basis E_pq − E_qp of the antisymmetric r × r matrices A. */
function rotations(x: Float64Array, r: number): Float64Array[] {
  const tangents: Float64Array[] = [];
  for (let p = 0; p < r; p++)
    for (let q = p + 1; q < r; q++) {
      const tangent = new Float64Array(x.length);
      for (let row = 0; row < x.length; row += r) {
        tangent[row + p] = -x[row + q]!;
        tangent[row + q] = x[row + p]!;
      }
      tangents.push(tangent);
    }
  return tangents;
}

/** Unit vector along the top mode at a flattest minimum: u₁v₁ᵀ, v₁ ∝ X ᵀu₁, or (u₁v₁ᵀ, w₁v₁ᵀ)/√2. */
function topMode({ form, n, m, rank, u, w }: Target, minimum: Float64Array): Float64Array {
  const v = new Float64Array(rank);
  for (let i = 0; i < n; i++) for (let j = 0; j < rank; j++) v[j] = v[j]! + u[i]! * minimum[i * rank + j]!;
  const size = Math.hypot(...v) * (form === 'symmetric' ? 1 : Math.SQRT2);
  const outer = (side: Float64Array, rows: number) =>
    Float64Array.from({ length: rows * rank }, (_, k) => (side[Math.floor(k / rank)]! * v[k % rank]!) / size);
  return form === 'symmetric' ? outer(u, n) : joined(outer(u, n), outer(w, m));
}

function joined(first: Float64Array, second: Float64Array): Float64Array {
  const both = new Float64Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
