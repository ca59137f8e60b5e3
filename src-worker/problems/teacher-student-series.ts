/** Taylor coefficients of the population loss along a line. */
import { add, divide, type Jet, multiply, scale, squareRoot, subtract } from '../engine/jets';

/** Squared sine of the angle below which w counts as parallel to t. */
const PARALLEL = 1e-30;

/**
 * Coefficients in s of f at (v, w) + s (dv, u), orders 0 … `order`. Where the line leaves w ∥ t the loss is only C²: coefficients
 * from order 3 on are NaN; on a line inside w ∥ t, and everywhere else, they exist.
 */
export function seriesAlong(x: Float64Array, direction: Float64Array, order: number, teacher: Float64Array, kappa: number): Float64Array {
  const T = Math.hypot(...teacher);
  const v = line(x[0]!, direction[0]!, order);
  let squares: Jet = new Float64Array(order + 1);
  let q: Jet = new Float64Array(order + 1);
  teacher.forEach((t, i) => {
    const w = line(x[i + 1]!, direction[i + 1]!, order);
    const r = multiply(v, w);
    r[0] = r[0]! - t;
    squares = add(squares, multiply(r, r));
    q = add(q, scale(w, t / T));
  });
  let across: Jet = new Float64Array(order + 1);
  teacher.forEach((t, i) => {
    const part = subtract(line(x[i + 1]!, direction[i + 1]!, order), scale(q, t / T));
    across = add(across, multiply(part, part));
  });
  const smooth = scale(squares, kappa / 2);
  const plane = planePart(q, across, order);
  if (plane === null) return smooth.map((coefficient, k) => (k < 3 ? coefficient : NaN));
  return subtract(smooth, scale(multiply(v, plane), (kappa * T) / Math.PI));
}

/** G = p − a q with p² given; null where it has no third derivative. */
function planePart(q: Jet, across: Jet, order: number): Jet | null {
  const size = PARALLEL * Math.max(q[0]! ** 2, (q[1] ?? 0) ** 2);
  if (across.every((entry) => Math.abs(entry) <= size)) {
    // p = 0 on the whole line: a is 0, or π where w points against t.
    return q[0]! > 0 ? new Float64Array(order + 1) : q[0]! < 0 ? scale(q, -Math.PI) : null;
  }
  if (!(across[0]! > PARALLEL * q[0]! ** 2)) return null;
  const p = squareRoot(across);
  const angle = new Float64Array(order + 1);
  angle[0] = Math.atan2(p[0]!, q[0]!);
  // a' = (q p' − p q')/(p² + q²)
  const rate = divide(subtract(multiply(q, slope(p)), multiply(p, slope(q))), add(across, multiply(q, q)));
  for (let k = 1; k <= order; k++) angle[k] = rate[k - 1]! / k;
  return subtract(p, multiply(angle, q));
}

/** Derivative of a jet; its last coefficient is unknown and left zero. */
function slope(jet: Jet): Jet {
  return jet.map((_, k) => (k + 1) * (jet[k + 1] ?? 0));
}

function line(value: number, rate: number, order: number): Jet {
  const jet = new Float64Array(order + 1);
  jet[0] = value;
  if (order > 0) jet[1] = rate;
  return jet;
}
