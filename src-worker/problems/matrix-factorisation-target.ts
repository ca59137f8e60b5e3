/** The matrix C to be factorised, and its balanced factors: the flattest minimum of the loss. */
import { type Answer, accept, refuse } from '../../src-shared/answer';
import type { Params } from '../../src-shared/spec';
import { productTransposed, transposed } from '../engine/matrix-product';
import { randomOrthonormal, unitVectors } from '../engine/orthogonal';
import { stream } from '../engine/random';
import { singularValueDecomposition, symmetricEigenvectors } from '../engine/svd';

export type Form = 'symmetric' | 'asymmetric';

export const LARGEST_SIZE = 200;

/** Streams of the target's seed: singular values, left, right and inner orthogonal factors. */
const STREAMS = { values: 0, left: 1, inner: 2, right: 3 } as const;

/** C (n × m) with the factors of its best approximation of the given rank. */
export interface Target {
  readonly form: Form;
  readonly n: number;
  readonly m: number;
  readonly rank: number;
  /** Row-major n × m. */
  readonly C: Float64Array;
  /** The flattest minimum: X₀ or Y₀, n × rank, and Z₀, m × rank (X₀ again in the symmetric form). */
  readonly left: Float64Array;
  readonly right: Float64Array;
  /** Singular values of Y₀ and Z₀ (both the same), descending, length rank. */
  readonly values: Float64Array;
  /** Top mode: Y₀ ∋ σ₁ u v ᵀ, Z₀ ∋ σ₁ w vᵀ. Lengths n, rank, m. */
  readonly u: Float64Array;
  readonly v: Float64Array;
  readonly w: Float64Array;
  /** C − Y₀Z₀ᵀ is not zero: C has a higher rank, or negative eigenvalues in the symmetric form. */
  readonly residual: boolean;
  /** The flattest minimum's sharpness is that of its top mode, 2σ₁² (always so unless C has a large negative eigenvalue). */
  readonly topModeIsSharpest: boolean;
  /** Minima are isolated: symmetric form, rank one, simple top eigenvalue. */
  readonly isolated: boolean;
}

interface Modes {
  /** Singular values of the factors, σ_i (of C: σ_i²), descending. */
  readonly values: Float64Array;
  readonly left: readonly Float64Array[];
  readonly right: readonly Float64Array[];
}

export function targetOf(params: Params): Answer<Target> {
  return params['target'] === 'matrix' ? givenTarget(params) : builtTarget(params);
}

/** From singular values of X₀ (C = X₀X₀ᵀ has their squares) and orthogonal factors. */
function builtTarget(params: Params): Answer<Target> {
  const form = params['form'] as Form;
  const n = params['n'] as number;
  const rank = params['rank'] as number;
  const seed = params['targetSeed'] as number;
  const values = (
    params['target'] === 'seeded' ? seededValues(params['sigma1'] as number, Math.min(n, rank), seed) : sorted(params['sigma'])
  )!;
  if (values.length > n)
    return refuse(
      'singular-values',
      'problem.params.sigma',
      `${values.length} singular values do not fit a matrix of size ${n}.`,
      'Give fewer, or raise n.',
    );
  if (!(values[0]! > 0))
    return refuse('singular-values', 'problem.params.sigma', 'All singular values are zero.', 'At least one must be greater than zero.');
  const random = params['basis'] === 'random';
  const count = values.length;
  const left = random ? randomOrthonormal(n, count, stream(seed, STREAMS.left)) : unitVectors(n, count);
  const inner = random
    ? randomOrthonormal(rank, Math.min(rank, count), stream(seed, STREAMS.inner))
    : unitVectors(rank, Math.min(rank, count));
  const C = weighted(
    left,
    left,
    values.map((value) => value * value),
    n,
    n,
  );
  return accept(assembled({ form, n, m: n, rank, C }, { values, left, right: left }, inner, 0));
}

function givenTarget(params: Params): Answer<Target> {
  const form = params['form'] as Form;
  const entries = Float64Array.from(params['C'] as readonly number[]);
  const m = params['columns'] as number;
  const rank = params['rank'] as number;
  const n = entries.length / m;
  const where = 'problem.params.C';
  if (!Number.isInteger(n) || n > LARGEST_SIZE)
    return refuse(
      'matrix-shape',
      where,
      `${entries.length} entries do not make rows of ${m}.`,
      `Give a multiple of ${m} numbers, at most ${LARGEST_SIZE} rows.`,
    );
  if (entries.every((entry) => entry === 0))
    return refuse('matrix-zero', where, 'The matrix is zero.', 'Give at least one entry that is not.');
  const shape = { form, n, m, rank, C: entries };
  if (form === 'asymmetric') {
    const { values, left, right } = singularValueDecomposition(entries, n, m);
    return accept(assembled(shape, { values: values.map(Math.sqrt), left, right }, unitVectors(rank, Math.min(rank, values.length)), 0));
  }
  if (n !== m || !isSymmetric(entries, n))
    return refuse(
      'matrix-symmetric',
      where,
      'XXᵀ is symmetric, the matrix is not.',
      'Give a symmetric matrix or choose the form ‖YZᵀ − C‖².',
    );
  const { values, vectors } = symmetricEigenvectors(entries, n);
  if (!(values[0]! > 0))
    return refuse(
      'matrix-negative',
      where,
      'The matrix has no positive eigenvalue, so that X = 0 is best.',
      'Give one that has, or choose the form ‖YZᵀ − C‖².',
    );
  const roots = values.map((value) => Math.sqrt(Math.max(0, value)));
  const modes = { values: roots, left: vectors, right: vectors };
  return accept(assembled(shape, modes, unitVectors(rank, Math.min(rank, n)), Math.min(0, values[n - 1]!)));
}

/** `lowest`: the least eigenvalue of C if negative (symmetric form), else 0. */
function assembled(
  shape: Pick<Target, 'form' | 'n' | 'm' | 'rank' | 'C'>,
  modes: Modes,
  inner: readonly Float64Array[],
  lowest: number,
): Target {
  const { form, n, m, rank } = shape;
  const top = modes.values[0]!;
  // What lies below rounding of C is not a mode.
  const positive = modes.values.filter((value) => value * value > 1e-14 * top * top).length;
  const kept = Math.min(rank, positive);
  const values = Float64Array.from({ length: rank }, (_, i) => (i < kept ? modes.values[i]! : 0));
  const left = weighted(modes.left, inner, values, n, rank, kept);
  const right = modes.left === modes.right ? left : weighted(modes.right, inner, values, m, rank, kept);
  return {
    ...shape,
    left,
    right,
    values,
    u: modes.left[0]!,
    v: inner[0]!,
    w: modes.right[0]!,
    residual: positive > kept || lowest < -1e-14 * top * top,
    topModeIsSharpest: -lowest <= top * top,
    isolated: form === 'symmetric' && rank === 1 && !(modes.values[1]! >= top * (1 - 1e-9)),
  };
}

/** Σ_k weight_k a_k b_kᵀ (n × m) over the first `count` vectors. */
function weighted(
  a: readonly Float64Array[],
  b: readonly Float64Array[],
  weights: Float64Array,
  n: number,
  m: number,
  count = weights.length,
): Float64Array {
  const first = new Float64Array(count * n);
  const second = new Float64Array(count * m);
  for (let k = 0; k < count; k++) {
    first.set(
      a[k]!.map((entry) => weights[k]! * entry),
      k * n,
    );
    second.set(b[k]!, k * m);
  }
  return productTransposed(transposed(first, count, n), transposed(second, count, m), n, m, count);
}

/** The given top value and values uniform below it, descending. */
function seededValues(top: number, count: number, seed: number): Float64Array {
  const { uniform } = stream(seed, STREAMS.values);
  return Float64Array.from({ length: count }, (_, i) => (i === 0 ? top : top * uniform()))
    .sort()
    .reverse();
}

function sorted(values: Params[string] | undefined): Float64Array {
  return Float64Array.from(values as readonly number[])
    .sort()
    .reverse();
}

function isSymmetric(a: Float64Array, n: number): boolean {
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) if (a[i * n + j] !== a[j * n + i]) return false;
  return true;
}
