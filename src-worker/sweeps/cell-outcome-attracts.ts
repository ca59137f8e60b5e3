/** Does a point that nearly closes an orbit stand for a stable orbit? From its closure gap and its multipliers. */
import type { Multiplier } from '../../src-shared/analysis';
import { eigenvalues } from '../analysis/linear';
import { UNIT_CIRCLE_TOLERANCE } from '../analysis/stability';

/** The closure gap, in units of the point's size, may be so many times the squared margin 1 − |m| … */
const CONTRACTION = 1e-4;
/** … and so many times the margin: then the orbit's points are known to this share of their size. */
export const LOCATED = 1e-8;

/**
 * True where an orbit with dominant multiplier `dominant` surely exists within gap/(1 − |m|) of a point that returns up to `gap`, and
 * attracts it: the map contracts towards it by 1 − |m| per return, and over that distance its derivative changes far less than the
 * margin as long as it changes by its own size over lengths of the point's size.
 */
export function closesOnStableOrbit(gap: number, dominant: number, size: number): boolean {
  const margin = 1 - dominant;
  return margin > UNIT_CIRCLE_TOLERANCE && gap <= size * Math.min(CONTRACTION * margin * margin, LOCATED * margin);
}

export interface Spectrum {
  /** Multipliers equal to 1 up to the tolerance of the analysis. */
  readonly neutral: number;
  /** Largest modulus of the multipliers that are not neutral; NaN if there are none or one is no number. */
  readonly dominant: number;
}

/** The multipliers of lane `lane` among `jacobians` (lane by lane, row-major n × n; n = 1: moduli, where none counts as neutral). */
export function spectrumOfLane(jacobians: Float64Array, n: number, lane: number): Spectrum {
  if (n === 1) return { neutral: 0, dominant: jacobians[lane]! };
  if (n === 2) return spectrumOfTwo(jacobians, 4 * lane);
  const matrix = jacobians.subarray(lane * n * n, (lane + 1) * n * n);
  if (!matrix.every(Number.isFinite)) return { neutral: 0, dominant: NaN };
  return summary(eigenvalues(matrix.slice(), n));
}

/** The same in two variables, closed: a map of a million cells asks it a million times. */
function spectrumOfTwo(jacobians: Float64Array, at: number): Spectrum {
  const [p, s] = [jacobians[at]!, jacobians[at + 3]!];
  const mean = (p + s) / 2;
  const radicand = ((p - s) / 2) ** 2 + jacobians[at + 1]! * jacobians[at + 2]!;
  if (radicand < 0) {
    const size = Math.sqrt(mean * mean - radicand);
    return Math.hypot(mean - 1, Math.sqrt(-radicand)) <= UNIT_CIRCLE_TOLERANCE
      ? { neutral: 2, dominant: NaN }
      : { neutral: 0, dominant: size };
  }
  const root = Math.sqrt(radicand);
  const [high, low] = [mean + root, mean - root];
  const [highNeutral, lowNeutral] = [Math.abs(high - 1) <= UNIT_CIRCLE_TOLERANCE, Math.abs(low - 1) <= UNIT_CIRCLE_TOLERANCE];
  if (highNeutral && lowNeutral) return { neutral: 2, dominant: NaN };
  if (highNeutral) return { neutral: 1, dominant: Math.abs(low) };
  return lowNeutral ? { neutral: 1, dominant: Math.abs(high) } : { neutral: 0, dominant: Math.max(Math.abs(high), Math.abs(low)) };
}

function summary(multipliers: readonly Multiplier[]): Spectrum {
  let neutral = 0;
  let dominant = NaN;
  for (const { re, im } of multipliers) {
    const isNeutral = Math.hypot(re - 1, im) <= UNIT_CIRCLE_TOLERANCE;
    if (isNeutral) neutral++;
    else if (!(Math.hypot(re, im) <= dominant)) dominant = Math.hypot(re, im);
  }
  return { neutral, dominant };
}
