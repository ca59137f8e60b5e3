/** The flip at η_c = 2/λ_max: is a stable 2-cycle born above it? */
import type { Flip, Minimum, Prediction } from '../../src-shared/analysis';
import type { Loss } from '../engine/problem';

/** Below this share of its two terms the condition is rounding, and the flip is called degenerate. */
const DEGENERATE = 1e-10;

/**
 * Third-order condition 3f'''² − f''f'''' and flip coefficient c = (3f'''² − f''f'''')/(3f''²) = F_xx²/4 + F_xxx/6 at the
 * minimum (Chen & Bruna 2023, Theorem 1; Kuznetsov's normal form of the flip). c > 0: supercritical. On a manifold of minima the
 * loss is restricted to the problem's invariant line through the minimum, arc length as coordinate.
 */
export function flipAt(loss: Loss, minimum: Minimum): Flip {
  const x = Float64Array.from(minimum.x);
  if (loss.dimension === 1 && loss.taylor) {
    return flipOfSeries(loss.taylor(x[0] ?? NaN, 4), 'Derivatives of the loss at the minimum.');
  }
  const direction = loss.flipDirection?.(x);
  if (direction && loss.taylorAlong) {
    return flipOfSeries(
      loss.taylorAlong(x, direction, 4),
      'Derivatives along the invariant line through the minimum: the minimum is not isolated, so the flip is that of the restriction.',
    );
  }
  return { condition: null, c: null, kind: 'not-defined', note: 'The loss gives no derivatives of third and fourth order here.' };
}

/** From Taylor coefficients f^(k)/k!, k = 0 … 4. */
function flipOfSeries(series: Float64Array, note: string): Flip {
  const second = 2 * (series[2] ?? NaN);
  const third = 6 * (series[3] ?? NaN);
  const fourth = 24 * (series[4] ?? NaN);
  const condition = 3 * third * third - second * fourth;
  if (!Number.isFinite(condition)) {
    return { condition: null, c: null, kind: 'not-defined', note: 'A derivative is not finite at the minimum.' };
  }
  const c = condition / (3 * second * second);
  if (Math.abs(condition) <= DEGENERATE * (3 * third * third + Math.abs(second * fourth))) {
    return { condition, c: 0, kind: 'degenerate', note: `${note} The condition vanishes: higher orders decide, no 2-cycle is claimed.` };
  }
  return { condition, c, kind: c > 0 ? 'supercritical' : 'subcritical', note };
}

/**
 * Leading-order 2-cycle near onset: half amplitude a with a² = 2(1 − 1/K)/c, two-step multiplier 1 − 8(K − 1)
 * (Lyapunov–Schmidt reduction: 2/η = f'' − (c f''/2) a² + O(a⁴)). Plain gradient descent only (one learning rate).
 */
export function predictTwoCycle(flip: Flip, K: number, scheduleLength: number): Prediction {
  const none = (note: string): Prediction => ({ halfAmplitude: null, twoStepMultiplier: null, note });
  if (scheduleLength !== 1) return none('The prediction is for a constant learning rate.');
  if (flip.c === null || flip.c === 0) return none('The flip coefficient is zero or not defined.');
  const square = (2 * (1 - 1 / K)) / flip.c;
  if (!(square > 0))
    return none(
      flip.c > 0 ? 'No 2-cycle is predicted at or below the threshold.' : 'The unstable 2-cycle exists below the threshold only.',
    );
  return {
    halfAmplitude: Math.sqrt(square),
    twoStepMultiplier: 1 - 8 * (K - 1),
    note: flip.c > 0 ? 'Leading order in K − 1: a stable 2-cycle.' : 'Leading order in K − 1: an unstable 2-cycle below the threshold.',
  };
}
