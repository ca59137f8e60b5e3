/** The flip at η_c = 2/λ_max: is a stable 2-cycle born above it? */
import type { Flip, Minimum, Prediction, ReferenceMinimum } from '../../src-shared/analysis';
import type { Loss } from '../engine/problem';
import { multivariateFlip } from './flip-multivariate';
import { decisiveOrder, onsetSeries } from './onset';

/** Orders of 2/η in a² looked at where the lowest vanish: derivatives up to the fourteenth. */
const HIGHER_TERMS = 6;

/** A flip with what else follows from the derivatives it was computed from. */
export interface FlipForm {
  readonly flip: Flip;
  /** 2/η = q₀ + q₁ a² + q₂ a⁴ + … along the 2-cycle; from the first coefficient that decides on. Empty where not defined. */
  readonly q: readonly number[];
  /** Index of the lowest q that does not vanish; 0 where none is known. */
  readonly order: number;
  /** Unit vector along which the 2-cycle opens and displacement of its centre per a², length n; null in one variable or where unknown. */
  readonly direction: Float64Array | null;
  readonly bend: Float64Array | null;
}

/** See `flipForm`. */
export function flipAt(loss: Loss, minimum: Minimum): Flip {
  return flipForm(loss, minimum).flip;
}

/**
 * Third-order condition and flip coefficient at the minimum. In one variable 3f'''² − f''f'''' and c = (3f'''² − f''f'''')/(3f''²) =
 * F_xx²/4 + F_xxx/6 (Chen & Bruna 2023, Theorem 1; Kuznetsov's normal form of the flip), with Q and R of 2/η = f'' + Qa² + Ra⁴; where
 * they vanish the lowest higher order decides (Lemma 1). Where the problem names an invariant line through the minimum, that of
 * the loss restricted to it, arc length as coordinate. In several variables otherwise the multivariate criterion.
 */
export function flipForm(loss: Loss, minimum: Minimum | ReferenceMinimum): FlipForm {
  if ('chosen' in minimum && minimum.chosen === 'stated-point')
    return undefinedFlip('The reference point is no minimum: nothing flips there.');
  const x = Float64Array.from(minimum.x);
  const direction = loss.flipDirection?.(x) ?? null;
  const kink = loss.kinkAt?.(x) ?? null;
  if (direction && loss.taylorAlong) {
    const restriction =
      loss.flipNote ?? 'The minimum is not isolated: the flip is that of the restriction to the invariant line through it.';
    const note = kink === null ? restriction : `${restriction} ${kink}`;
    return { ...flipOfSeries((order) => loss.taylorAlong!(x, direction, order), note), direction };
  }
  if (kink !== null) return undefinedFlip(kink);
  const { taylor } = loss;
  if (loss.dimension === 1 && taylor) return flipOfSeries((order) => taylor(x[0] ?? NaN, order), 'Derivatives of the loss at the minimum.');
  return multivariateFlip(loss, minimum);
}

export function undefinedFlip(note: string): FlipForm {
  return { flip: { condition: null, c: null, kind: 'not-defined', note, Q: null, R: null }, q: [], order: 0, direction: null, bend: null };
}

/** `taylor(order)`: coefficients f^(k)/k!, k = 0 … order, at the minimum. */
function flipOfSeries(taylor: (order: number) => Float64Array, note: string): FlipForm {
  let series = taylor(6);
  const second = 2 * (series[2] ?? NaN);
  const third = 6 * (series[3] ?? NaN);
  const fourth = 24 * (series[4] ?? NaN);
  const condition = 3 * third * third - second * fourth;
  if (!Number.isFinite(condition)) return undefinedFlip('A derivative is not finite at the minimum.');
  let onset = onsetSeries(series, 2);
  let order = decisiveOrder(onset);
  if (order !== 1) {
    series = taylor(2 * HIGHER_TERMS + 2);
    onset = onsetSeries(series, HIGHER_TERMS);
    order = decisiveOrder(onset);
  }
  const q = Array.from(onset.q, (value, j) => (j > 0 && j < order ? 0 : value));
  const [, Q = NaN, R = NaN] = q;
  const rest = { Q: order === 0 ? 0 : finite(Q), R: order === 0 ? 0 : finite(R) };
  const form = (flip: Flip): FlipForm => ({ flip, q, order, direction: null, bend: null });
  if (order === 1) {
    // Ratios first: the squares of a loss at a tiny or huge scale are no numbers.
    const c = (third / second) ** 2 - fourth / (3 * second);
    return form({ condition, c, kind: c > 0 ? 'supercritical' : 'subcritical', note, ...rest });
  }
  if (order === 0) {
    const nothing = 'The condition vanishes, and so does every higher order up to the 14th derivative: no 2-cycle is claimed.';
    return form({ condition, c: 0, kind: 'degenerate', note: `${note} ${nothing}`, ...rest });
  }
  const higher = `The condition vanishes; the term of order a^${2 * order} in 2/η (derivatives up to the ${2 * order + 2}th) decides.`;
  return form({ condition, c: 0, kind: q[order]! < 0 ? 'supercritical' : 'subcritical', note: `${note} ${higher}`, ...rest });
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/**
 * 2-cycle predicted near onset from 2/η = λ + Q a² + R a⁴, to leading order where R is unknown, and its two-step multiplier
 * 1 − 8j(K − 1), j the order that decides (1 unless the condition vanishes). Plain gradient descent only (one learning rate).
 */
export function predictTwoCycle(flip: Flip, K: number, scheduleLength: number, form?: FlipForm): Prediction {
  const none = (note: string): Prediction => ({ halfAmplitude: null, twoStepMultiplier: null, note });
  if (scheduleLength !== 1) return none('The prediction is for a constant learning rate.');
  const order = form?.order ?? (flip.c === null || flip.c === 0 ? 0 : 1);
  if (order === 0 || flip.c === null) return none('The flip coefficient is zero or not defined.');
  // Relative to λ: 1/K = 1 + q₁ s + q₂ s² + …, s = a².
  const lowest = order === 1 ? -flip.c / 2 : form!.q[order]! / form!.q[0]!;
  const next = form && form.q.length > order + 1 ? form.q[order + 1]! / form.q[0]! : NaN;
  const depth = 1 - 1 / K;
  const power = -depth / lowest;
  if (!(power > 0))
    return none(
      lowest < 0 ? 'No 2-cycle is predicted at or below the threshold.' : 'The unstable 2-cycle exists below the threshold only.',
    );
  const [square, second] = nextOrder(power ** (1 / order), order, lowest, next, depth);
  return {
    halfAmplitude: Math.sqrt(square),
    twoStepMultiplier: 1 - 8 * order * (K - 1),
    note: `${second ? 'Amplitude to second order' : 'Leading order'} in K − 1: ${
      lowest < 0 ? 'a stable 2-cycle.' : 'an unstable 2-cycle below the threshold.'
    }`,
  };
}

/** Root s of `depth` + lowest s^j + next s^(j+1) = 0 that continues the leading one `s`, by Newton; the leading one where it is lost. */
function nextOrder(leading: number, j: number, lowest: number, next: number, depth: number): readonly [number, boolean] {
  if (!Number.isFinite(next)) return [leading, false];
  let s = leading;
  for (let k = 0; k < 60; k++) {
    const value = depth + (lowest + next * s) * s ** j;
    const slope = (j * lowest + (j + 1) * next * s) * s ** (j - 1);
    // Beyond the fold of the truncated series there is no root to continue to.
    if (!(slope * lowest > 0)) return [leading, false];
    const step = value / slope;
    s -= step;
    if (Math.abs(step) <= 4e-16 * s) return [s, true];
  }
  return [leading, false];
}
