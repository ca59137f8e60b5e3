/**
 * The 2-cycle born at a minimum in one variable as a power series in its squared half amplitude s = a² (Lyapunov–Schmidt):
 *   f'(m + a) + f'(m − a) = 0,   (f'(m + a) − f'(m − a))/(2a) = 2/η,
 * solved for the centre m(s) and for 2/η = f'' + q₁ s + q₂ s² + … order by order. q₁ = Q and q₂ = R of theory 1.2; all of
 * Lemma 1 is the lowest coefficient that does not vanish.
 */

export interface OnsetSeries {
  /** f'', then q₁, q₂, …: coefficients of 2/η in s = a². */
  readonly q: Float64Array;
  /** Coefficients in s of the centre's displacement from the minimum; m[0] = 0. */
  readonly m: Float64Array;
}

/**
 * From Taylor coefficients f^(k)/k! at the minimum, k = 0 … 2·terms + 2 at least (missing ones count as zero); `terms` coefficients q.
 * What is rounding of its own terms is zero.
 */
export function onsetSeries(taylor: Float64Array, terms: number): OnsetSeries {
  const slope = Float64Array.from({ length: 2 * terms + 2 }, (_, j) => (j === 0 ? 0 : (j + 1) * (taylor[j + 1] ?? 0)));
  // The same recurrences with all terms positive bound what rounding can have left.
  const bound = solve(slope.map(Math.abs), terms, 1).q;
  const { q, m } = solve(slope, terms, -1);
  return { q: q.map((value, j) => (Math.abs(value) > NEGLIGIBLE * bound[j]! ? value : 0)), m };
}

/** The lowest order j ≥ 1 whose q_j is not negligible where the others act; 0 = none. */
export function decisiveOrder({ q }: OnsetSeries): number {
  const sizes = Array.from(q, (value, j) => (j > 0 ? Math.abs(value / q[0]!) : 0));
  // Squared amplitude at which the strongest order changes the curvature by its own size.
  const reach = Math.min(...sizes.map((size, j) => (size > 0 ? size ** (-1 / j) : Infinity)));
  return reach < Infinity ? sizes.findIndex((size, j) => j > 0 && size * reach ** j > NEGLIGIBLE) : 0;
}

const NEGLIGIBLE = 1e-10;

/** g_j = coefficients of f' about the minimum. */
function solve(g: Float64Array, terms: number, sign: 1 | -1): OnsetSeries {
  const m = new Float64Array(terms + 1);
  for (let k = 1; k <= terms; k++) m[k] = (sign * part(g, m, 0)[k]!) / g[1]!;
  return { q: part(g, m, 1), m };
}

/** Σ_j g_j Σ_i C(j, i) m^(j − i) s^⌊i/2⌋ over the i of one parity: the even part of f'(m + a) in a, or its odd part divided by a. */
function part(g: Float64Array, m: Float64Array, parity: 0 | 1): Float64Array {
  const powers: Float64Array[] = [m.map((_, k) => (k === 0 ? 1 : 0))];
  for (let j = 1; j < g.length; j++) powers.push(product(powers[j - 1]!, m));
  const sum = new Float64Array(m.length);
  for (let j = 1; j < g.length; j++) {
    let choose = 1;
    for (let i = 0; i <= j; i++) {
      const shift = i >> 1;
      const weight = g[j]! * choose;
      if (i % 2 === parity && weight !== 0) for (let k = shift; k < sum.length; k++) sum[k]! += weight * powers[j - i]![k - shift]!;
      choose = (choose * (j - i)) / (i + 1);
    }
  }
  return sum;
}

function product(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((_, k) => {
    let sum = 0;
    for (let j = 0; j <= k; j++) sum += a[j]! * b[k - j]!;
    return sum;
  });
}
