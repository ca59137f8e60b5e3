/**
 * 2-cycles in one variable from centre and half amplitude. Near onset F²(x) = x is nearly triple and Newton on it loses half
 * the digits; in the unknowns centre m and squared half amplitude s the equations stay regular (Lyapunov–Schmidt):
 *   f'(m + a) + f'(m − a) = 0,   (f'(m + a) − f'(m − a))/(2a) = 2/η,   s = a².
 * Both sides are power series in s with the Taylor coefficients of f at m, so s comes out without dividing by a.
 */
import type { Loss } from '../engine/problem';

const ORDERS = [8, 20, 44];
const NEWTON_STEPS = 40;
const EPSILON = 2 ** -52;

interface Sums {
  /** Even part Σ g_{2k} s^k, odd part over a Σ g_{2k+1} s^k, where f'(m + t) = Σ g_j t^j, and their derivatives. */
  readonly even: number;
  readonly odd: number;
  readonly evenM: number;
  readonly evenS: number;
  readonly oddM: number;
  readonly oddS: number;
}

export type TwoCycle =
  | { readonly kind: 'found'; readonly centre: number; readonly halfAmplitude: number }
  /** The iteration led to s ≤ 0 (up to rounding): there is no 2-cycle around here. */
  | { readonly kind: 'collapsed'; readonly centre: number }
  | { readonly kind: 'failed' };

/** Newton from the given centre and half amplitude; needs a loss with Taylor series that converges at distance a. */
export function solveTwoCycle(loss: Loss, eta: number, centre: number, halfAmplitude: number): TwoCycle {
  let m = centre;
  let s = halfAmplitude * halfAmplitude;
  const limit = 16 * (s + centre * centre);
  for (let k = 0; k < NEWTON_STEPS; k++) {
    const sums = sumsAt(loss, m, s);
    if (sums === null) return { kind: 'failed' };
    const r1 = sums.even;
    const r2 = sums.odd - 2 / eta;
    const determinant = sums.evenM * sums.oddS - sums.evenS * sums.oddM;
    const dm = (r1 * sums.oddS - r2 * sums.evenS) / determinant;
    const ds = (r2 * sums.evenM - r1 * sums.oddM) / determinant;
    if (!Number.isFinite(dm) || !Number.isFinite(ds)) return { kind: 'failed' };
    m -= dm;
    s -= ds;
    if (s > limit || m * m > limit) return { kind: 'failed' };
    const scale = EPSILON * Math.max(m * m, s);
    if (dm * dm <= EPSILON * scale && Math.abs(ds) <= 2 * scale) break;
    if (k === NEWTON_STEPS - 1 && Math.abs(ds) > 64 * scale) return { kind: 'failed' };
  }
  if (!(s > 64 * EPSILON * Math.max(m * m, s))) return { kind: 'collapsed', centre: m };
  return { kind: 'found', centre: m, halfAmplitude: Math.sqrt(s) };
}

function sumsAt(loss: Loss, m: number, s: number): Sums | null {
  for (const order of ORDERS) {
    const sums = sumsOfOrder(loss.taylor!(m, order), s);
    if (sums !== null) return sums;
  }
  return null;
}

/** Null unless the last terms no longer count. */
function sumsOfOrder(series: Float64Array, s: number): Sums | null {
  let even = 0;
  let odd = 0;
  let evenM = 0;
  let evenS = 0;
  let oddM = 0;
  let oddS = 0;
  let size = 0;
  let last = 0;
  const g = (j: number) => (j + 1) * (series[j + 1] ?? 0);
  for (let k = 0, power = 1, before = 0; 2 * k + 2 < series.length - 1; k++) {
    even += g(2 * k) * power;
    odd += g(2 * k + 1) * power;
    evenM += (2 * k + 1) * g(2 * k + 1) * power;
    oddM += (2 * k + 2) * g(2 * k + 2) * power;
    evenS += k * g(2 * k) * before;
    oddS += k * g(2 * k + 1) * before;
    last = Math.abs((2 * k + 1) * g(2 * k + 1) * power) + Math.abs((2 * k + 2) * g(2 * k + 2) * power * Math.sqrt(Math.abs(s)));
    size = Math.max(size, last);
    before = power;
    power *= s;
  }
  if (!(last <= EPSILON * 1e-2 * size)) return null;
  return { even, odd, evenM, evenS, oddM, oddS };
}
