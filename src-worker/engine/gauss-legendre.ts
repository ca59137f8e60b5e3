/** Gauss–Legendre quadrature on [0, 1]: nodes by Newton on the Legendre polynomial. */
export interface Quadrature {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

const known = new Map<number, Quadrature>();

/** Exact for polynomials of degree 2·points − 1. */
export function gaussLegendre(points: number): Quadrature {
  const kept = known.get(points);
  if (kept) return kept;
  const nodes = new Float64Array(points);
  const weights = new Float64Array(points);
  for (let k = 0; k < points; k++) {
    let z = Math.cos((Math.PI * (k + 0.75)) / (points + 0.5));
    let slope = 0;
    for (let step = 0; step < 50; step++) {
      let [p, before] = [1, 0];
      for (let j = 1; j <= points; j++) [p, before] = [((2 * j - 1) * z * p - (j - 1) * before) / j, p];
      slope = (points * (z * p - before)) / (z * z - 1);
      const change = p / slope;
      z -= change;
      if (Math.abs(change) <= 1e-16) break;
    }
    nodes[points - 1 - k] = (1 + z) / 2;
    weights[points - 1 - k] = 1 / ((1 - z * z) * slope * slope);
  }
  const rule = { nodes, weights };
  known.set(points, rule);
  return rule;
}
