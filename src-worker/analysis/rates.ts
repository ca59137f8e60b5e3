/** Measured contraction of one-step and two-step differences. */
import type { Rates } from '../../src-shared/analysis';
import type { FoundOrbit } from './orbit';

/** Differences below this share of ‖x‖∞ are rounding. */
const FLOOR = 1e-13;
/** A stretch of at least this many steps, scattering at most so much (in the logarithm) about its line, can be fitted. */
const LEAST_POINTS = 12;
const SCATTER = 0.4;

interface Fit {
  readonly factor: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Factors per two steps of ‖x_{t+1} − x_t‖ and ‖x_{t+2} − x_t‖, fitted by least squares to the logarithm over the last half of the
 * steps before the differences reach the resolution floor (`scale` = ‖x‖∞), with separate offsets for even and odd steps.
 * `found` is the settled orbit, `scheduleLength` the number of steps in one application of F.
 */
export function measuredRates(
  early: { readonly oneStep: Float64Array; readonly twoStep: Float64Array },
  scale: number,
  found: FoundOrbit | null,
  scheduleLength: number,
): Rates {
  const one = fit(early.oneStep, FLOOR * scale);
  const two = fit(early.twoStep, FLOOR * scale);
  return {
    oneStep: one?.factor ?? null,
    twoStep: two?.factor ?? null,
    predictedTwoStep: found === null ? null : predictedTwoStep(found, found.orbit.period * scheduleLength),
    fitted: two === null ? null : [two.from, two.to],
  };
}

/**
 * ‖x_{t+2} − x_t‖ tends to 0 only where the orbit repeats within two steps (`steps` 1 or 2); on a longer one it tends to the distances
 * between the orbit's own points, and there is no factor to predict.
 */
function predictedTwoStep(found: FoundOrbit, steps: number): number | null {
  return steps <= 2 ? found.dominant ** (2 / steps) : null;
}

function fit(norms: Float64Array, floor: number): Fit | null {
  const reached = norms.findIndex((norm) => !(norm > floor));
  const end = reached < 0 ? norms.length : reached;
  const from = Math.floor(end / 2);
  if (end - from < LEAST_POINTS) return null;
  const slope = commonSlope(norms, from, end);
  return slope === null ? null : { factor: Math.exp(2 * slope), from, to: end - 1 };
}

/** Slope of log norms[t] against t with an offset for each parity; null when the points do not lie on such lines. */
function commonSlope(norms: Float64Array, from: number, end: number): number | null {
  const means = [0, 1].map((parity) => {
    let count = 0;
    let t = 0;
    let y = 0;
    for (let k = from + ((from + parity) % 2); k < end; k += 2, count++) {
      t += k;
      y += Math.log(norms[k]!);
    }
    return { t: t / count, y: y / count };
  });
  let tt = 0;
  let ty = 0;
  let yy = 0;
  for (let k = from; k < end; k++) {
    const mean = means[k % 2]!;
    const dt = k - mean.t;
    const dy = Math.log(norms[k]!) - mean.y;
    tt += dt * dt;
    ty += dt * dy;
    yy += dy * dy;
  }
  const slope = ty / tt;
  const scatter = Math.sqrt(Math.max(0, yy - slope * ty) / (end - from));
  return Number.isFinite(slope) && scatter <= SCATTER ? slope : null;
}
