/**
 * The steps that minimise max |Π (1 − h_i λ)| over λ in [m, M], by solving the minimax problem: Remez exchange for the polynomial of
 * degree n with P(0) = 1 that deviates least from zero, whose roots are 1/h_i. No closed form is used.
 */
const EXCHANGES = 60;
const SECTIONS = 70;
const GRID = 64;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

export interface MinimaxSteps {
  /** Ascending. */
  readonly steps: readonly number[];
  /** The least largest factor. */
  readonly rate: number;
}

/** Null when the exchange does not settle. 0 < m < M, n ≥ 1. */
export function chebyshevSteps(m: number, M: number, n: number): MinimaxSteps | null {
  // n + 1 points of alternation, ascending; evenly spread in angle to begin with, slightly off the final ones.
  let points = Array.from(
    { length: n + 1 },
    (_, j) => m + ((M - m) * (1 - Math.cos((Math.PI * j) / n))) / 2 + (j > 0 && j < n ? 0.01 * ((M - m) / n ** 2) : 0),
  );
  for (let k = 0; k < EXCHANGES; k++) {
    const value = levelledAt(points);
    const next = exchanged(value, points, m, M);
    const moved = next.reduce((max, point, j) => Math.max(max, Math.abs(point - points[j]!)), 0);
    points = next;
    // An extremum is known to the square root of the precision, the roots between them to nearly all of it.
    if (moved <= 4e-8 * (M - m)) {
      const settled = levelledAt(points);
      const roots = points.slice(1).map((right, j) => root(settled, points[j]!, right));
      // The largest factor is attained at the end m of the interval.
      const rate = roots.reduce((product, lambda) => product * (1 - m / lambda), 1);
      return { steps: roots.map((lambda) => 1 / lambda).reverse(), rate: Math.abs(rate) };
    }
  }
  return null;
}

/**
 * The polynomial that takes ±1 in turn at the points (barycentric Lagrange form): that with P(0) = 1 but for a factor, which is left
 * out because on a narrow interval, far from 0, rounding would make it anything.
 */
function levelledAt(points: readonly number[]): (x: number) => number {
  const width = (points.at(-1)! - points[0]!) / 4;
  const weights = points.map((p, j) => 1 / points.reduce((product, q, i) => (i === j ? product : product * ((p - q) / width)), 1));
  return (x) => {
    let over = 0;
    let under = 0;
    for (let j = 0; j < points.length; j++) {
      const gap = x - points[j]!;
      if (gap === 0) return j % 2 === 0 ? 1 : -1;
      over += ((j % 2 === 0 ? 1 : -1) * weights[j]!) / gap;
      under += weights[j]! / gap;
    }
    return over / under;
  };
}

/** Every inner point moved to the extremum between the roots on either side of it; the ends stay the ends of the interval. */
function exchanged(value: (x: number) => number, points: readonly number[], m: number, M: number): number[] {
  const roots = points.slice(1).map((right, j) => root(value, points[j]!, right));
  return points.map((_, j) => (j === 0 ? m : j === points.length - 1 ? M : peak((x) => Math.abs(value(x)), roots[j - 1]!, roots[j]!)));
}

function root(g: (x: number) => number, low: number, high: number): number {
  let [a, b] = [low, high];
  const sign = Math.sign(g(a));
  for (let k = 0; k < SECTIONS; k++) {
    const middle = (a + b) / 2;
    if (middle === a || middle === b) break;
    if (g(middle) * sign > 0) a = middle;
    else b = middle;
  }
  return (a + b) / 2;
}

function peak(g: (x: number) => number, low: number, high: number): number {
  let best = low;
  for (let k = 0; k <= GRID; k++) {
    const x = low + ((high - low) * k) / GRID;
    if (g(x) > g(best)) best = x;
  }
  let [a, b] = [best - (high - low) / GRID, best + (high - low) / GRID];
  for (let k = 0; k < SECTIONS; k++) {
    const [p, q] = [b - GOLDEN * (b - a), a + GOLDEN * (b - a)];
    if (g(p) > g(q)) b = q;
    else a = p;
  }
  return (a + b) / 2;
}
