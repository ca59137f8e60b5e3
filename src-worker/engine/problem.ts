/**
 * The contract of a problem: a loss with its derivatives, parameters already bound.
 * To add one: write problems/<id>.ts and list it in problems/index.ts; nothing else. test/problems/problems.test.ts then
 * checks gradient, Hessian, jets and every claimed minimum.
 */
import type { Answer } from '../../src-shared/answer';
import type { ProblemInfo } from '../../src-shared/catalogue';
import type { Params } from '../../src-shared/spec';
import type { GuideCurve } from '../../src-shared/views';
import type { Expression } from './dag';
import type { Stream } from './random';

/** Quantities recorded at every sample beside (or, above eight dimensions, instead of) the coordinates. */
export interface Observables {
  /** Names of the series, e.g. `s1(Y)`; none equals a coordinate's. */
  readonly names: readonly string[];
  /** Writes their values at x into `out`, of the length of `names`. */
  fill(x: Float64Array, out: Float64Array): void;
}

/** A loss f: Rⁿ → R with parameters bound. Vectors have length n; matrices are row-major n × n. */
export interface Loss {
  readonly dimension: number;
  /** Names of the coordinates, length n. */
  readonly coordinates: readonly string[];
  value(x: Float64Array): number;
  /** Writes ∇f(x) into `out`. */
  gradient(x: Float64Array, out: Float64Array): void;
  /** Writes the exact Hessian-vector product ∇²f(x) v into `out`. */
  hessianVector(x: Float64Array, v: Float64Array, out: Float64Array): void;
  /** One dimension only: Taylor coefficients f^(k)(x)/k!, k = 0 … order, exact up to rounding. */
  taylor?(x: number, order: number): Float64Array;
  /** Any dimension: Taylor coefficients in s of f(x + s·direction), k = 0 … order, exact up to rounding. */
  taylorAlong?(x: Float64Array, direction: Float64Array, order: number): Float64Array;
  /** λ_max of the Hessian where a closed form is cheaper than an eigenvalue iteration. */
  sharpness?(x: Float64Array): number;
  /** λ_max at a minimum the loss claims (`minima`), where it has a closed form there alone; null at every other point. */
  minimumSharpness?(x: Float64Array): number | null;
  /**
   * Known minima (isolated), any order; on a manifold of minima: representatives, the flattest first. Where there are
   * infinitely many: those around `near` (the origin when not given), the nearest to it always among them.
   */
  minima(near?: Float64Array): readonly Float64Array[];
  /** True if the minima form manifolds, so that Hessians at minima have zero eigenvalues by design. */
  readonly minimaOnManifold: boolean;
  /** True if the manifold of minima has no flattest member: `minima(near)` then gives the nearest, the reference minimum. */
  readonly noFlattestMinimum?: true;
  /** True if the loss knows no minima in closed form: `minima` is empty and the analysis searches for them. */
  readonly minimaUnknown?: true;
  /** Where no minimum exists or can be searched for: the point, for this start, whose sharpness gives η_c = 2/λ_max instead. */
  referencePoint?(start: Float64Array): Float64Array;
  /** The start the parameters state, drawn from `random` where they call for chance; used when the experiment gives none. */
  start?(random: Stream): Float64Array;
  readonly observables?: Observables;
  /** Infinitesimal symmetries: tangent vectors at x of the group orbits that leave the loss unchanged, acting by orthogonal maps. */
  symmetryDirections?(x: Float64Array): readonly Float64Array[];
  /** Where the loss is not smooth at x, a sentence that says why and how often it is differentiable; null where it is smooth. */
  kinkAt?(x: Float64Array): string | null;
  /** True where the loss is not twice differentiable at x: such a minimum has no sharpness. */
  hessianJumpsAt?(x: Float64Array): boolean;
  /**
   * Of a loss ‖YZᵀ − C‖²_F/2 with coordinates Y (rows × rank), then Z (columns × rank), row by row: its shape and C (rows × columns), so
   * that many steps can be taken by the matrix kernels, with the bits of `gradient`.
   */
  readonly factors?: { readonly rows: number; readonly columns: number; readonly rank: number; readonly target: Float64Array };
  /** The loss as a formula, where one of reasonable size exists: for certificates, double-double arithmetic and other programs. */
  expression?(): Expression;
  /**
   * Basis of an invariant subspace through the reference minimum, on which the flip is analysed when the minimum is not
   * isolated (xy: the balanced line). Unit vector of length n.
   */
  flipDirection?(minimum: Float64Array): Float64Array;
  /** A sentence that names the restriction `flipDirection` stands for. */
  readonly flipNote?: string;
  /** Two dimensions: the manifold of minima inside a box [xLow, xHigh, yLow, yHigh] as polylines of about `points` points. */
  minimaCurves?(box: readonly [number, number, number, number], points: number): readonly { x: Float64Array; y: Float64Array }[];
  /** Two dimensions: curves of the theory at the learning rate η (invariant sets, predicted paths), inside or around the box. */
  guideCurves?(box: readonly [number, number, number, number], eta: number, points: number): readonly GuideCurve[];
}

export interface Problem {
  readonly info: ProblemInfo;
  /** Binds parameters, each already checked on its own against `info.parameters`; refuses what does not fit together. */
  bind(params: Params): Answer<Loss>;
}
