/** Results of the analysis as plain data. All numbers are dimensionless; points have the problem's dimension n. */
import type { Outcome } from './spec';
import type { TheoremCard } from './theorem-card';

/** An eigenvalue: real, or one of a complex pair. */
export interface Multiplier {
  readonly re: number;
  readonly im: number;
}

export interface Minimum {
  /** Point, length n. */
  readonly x: readonly number[];
  readonly loss: number;
  /** λ_max, the largest Hessian eigenvalue there. */
  readonly sharpness: number;
  /** η_c = 2/λ_max. */
  readonly etaC: number;
  /** Number of Hessian eigenvalues that are zero because the minimum lies on a manifold of minima. */
  readonly neutral: number;
}

export interface ReferenceMinimum extends Minimum {
  /**
   * How it was chosen: of isolated minima the nearest to the start; on a manifold the flattest, or
   * the nearest to the start where there is no flattest. `stated-point` is no minimum:
   * none is known, and a point stands in whose sharpness is counted instead: the one the problem names (`Loss.referencePoint`),
   * or the start.
   */
  readonly chosen: 'nearest-to-start' | 'flattest-on-manifold' | 'nearest-on-manifold' | 'stated-point';
}

/** The flip at η_c (theory: Kuznetsov's coefficient; c > 0 supercritical, a stable 2-cycle above η_c). */
export interface Flip {
  /** 3f'''² − f''f'''' (1-D), or its in-plane/multivariate form; null where not defined. */
  readonly condition: number | null;
  /** Flip coefficient c = condition/(3f''²) in one variable; null where not defined. */
  readonly c: number | null;
  readonly kind: 'supercritical' | 'subcritical' | 'degenerate' | 'not-defined';
  /** A sentence on the form used (for example the restriction to the balanced line), or why it is not defined. */
  readonly note: string;
  /** 2/η = λ + Q a² + R a⁴ + … along the 2-cycle of half amplitude a (one variable or a restriction to a line). */
  readonly Q?: number | null;
  readonly R?: number | null;
}

/** Leading-order prediction near onset, valid for η slightly beyond η_c; null entries where it does not apply. */
export interface Prediction {
  /** Half the distance of the two points of the predicted 2-cycle. */
  readonly halfAmplitude: number | null;
  /** Two-step multiplier 1 − 8(K − 1) to first order. */
  readonly twoStepMultiplier: number | null;
  readonly note: string;
}

export interface Orbit {
  /** Minimal period. */
  readonly period: number;
  /** The points in the order of iteration, starting with the smallest first coordinate. */
  readonly points: readonly (readonly number[])[];
  /** Eigenvalues of DF^p along the orbit, largest modulus first. */
  readonly multipliers: readonly Multiplier[];
  /** Number of multipliers equal to 1 because the orbit lies in a family of orbits. */
  readonly neutral: number;
  /** What the neutral directions are, or what could not be computed; missing where there is nothing to say. */
  readonly note?: string;
  /** True = all other multipliers inside the unit circle; null = too close to tell. */
  readonly stable: boolean | null;
  /** max |F^p(x) − x| over the orbit's points. */
  readonly residual: number;
  /** Existence, least period and stability proved by interval arithmetic; otherwise the orbit is found, not certified. */
  readonly certified: boolean;
}

export interface Lyapunov {
  /** Largest exponent, per step, natural logarithm. */
  readonly exponent: number;
  /** All exponents, largest first (dimension ≤ 8). */
  readonly spectrum?: readonly number[];
  /** Standard error from batch means over the averaged steps. */
  readonly standardError: number;
  readonly steps: number;
  readonly transient: number;
}

/** A problem at a given η, no run needed. */
export interface ProblemAnalysis {
  /** Names of the coordinates, up to 64 of them; missing in runs stored by version 0.1. */
  readonly coordinates?: readonly string[];
  /** Theorem cards at this problem and η, for a run with what it shows; missing in runs stored by version 0.1. */
  readonly cards?: readonly TheoremCard[];
  readonly eta: number;
  readonly etaC: number;
  /** K = η/η_c. */
  readonly K: number;
  readonly minimum: ReferenceMinimum;
  readonly minima: readonly Minimum[];
  readonly flip: Flip;
  readonly prediction: Prediction;
  /** Fixed point and orbits found at this η, by period. Never called complete. */
  readonly orbits: readonly Orbit[];
}

/** The analysis of a run: that of its problem, and what the run itself did. */
export interface RunAnalysis extends ProblemAnalysis {
  readonly outcome: Outcome;
  /** The orbit the run settled on (period 1 included), null when none was solved for. */
  readonly settled: Orbit | null;
  readonly lyapunov: Lyapunov | null;
  readonly rates: Rates;
}

/** Measured per-two-steps contraction factors, fitted above the resolution floor; null when no stretch could be fitted. */
export interface Rates {
  /** Factor per two steps of ‖x_{t+1} − x_t‖. */
  readonly oneStep: number | null;
  /** Factor per two steps of ‖x_{t+2} − x_t‖. */
  readonly twoStep: number | null;
  /** Predicted factor per two steps: |dominant multiplier|^(2/p) of the settled orbit; null for periods above 2, where nothing shrinks. */
  readonly predictedTwoStep: number | null;
  /** Steps over which the two-step factor was fitted, [from, to]. */
  readonly fitted: readonly [number, number] | null;
}
