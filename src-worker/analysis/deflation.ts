/** Many distinct orbits of one map: deflated Newton from given starts. A list found this way is never called complete. */
import { largest } from '../engine/norms';
import { leastNormSolution } from './linear';
import type { GradientMap } from './map';
import type { FoundOrbit } from './orbit';
import { solveOrbit } from './orbit-solve';

const NEWTON_STEPS = 30;
const CLOSE = 1e-6;
const EPSILON = 2 ** -52;
const NEUTRAL = 1e-9;

/** Points of orbits already found, flat, n numbers a point. */
export interface Known {
  readonly n: number;
  readonly points: number[];
}

/**
 * The orbit of period `period` (or a divisor of it) that Newton on M(x)·(F^p(x) − x) reaches from `guess` (length n), where
 * M = Π (1 + s²/‖x − r‖²) over known points r keeps it away from them (Farrell, Birkisson & Funke 2015, with shift 1; s = `reach`).
 * Null when it does not converge. Each deflated step is Newton's, lengthened by 1/(1 − ∇ log M · step).
 */
export function solveAwayFrom(map: GradientMap, guess: Float64Array, period: number, known: Known, reach: number): FoundOrbit | null {
  const n = map.dimension;
  const x = guess.slice();
  const image = new Float64Array(n);
  const matrix = new Float64Array(n * n);
  for (let k = 0; k < NEWTON_STEPS; k++) {
    image.set(x);
    map.linearise(image, period, matrix);
    for (let i = 0; i < n; i++) {
      image[i] = image[i]! - x[i]!;
      matrix[i * n + i] = matrix[i * n + i]! - 1;
    }
    const newton = leastNormSolution(matrix, image, n, map.loss.minimaOnManifold ? NEUTRAL : EPSILON);
    if (newton === null) return null;
    if (largest(newton) <= CLOSE * Math.max(largest(x), reach)) return solveOrbit(map, x, period);
    const factor = 1 / (1 - along(x, newton, known, reach));
    const size = largest(newton) * Math.abs(factor);
    if (!Number.isFinite(size)) return null;
    // Longer steps than the region of interest lead nowhere.
    const share = size > reach ? reach / size : 1;
    for (let i = 0; i < n; i++) x[i] = x[i]! - factor * share * newton[i]!;
  }
  return null;
}

/** ∇ log M · (−step): M falls along the way from known points. */
function along(x: Float64Array, step: Float64Array, { n, points }: Known, reach: number): number {
  let sum = 0;
  for (let at = 0; at < points.length; at += n) {
    let square = 0;
    let inner = 0;
    for (let i = 0; i < n; i++) {
      const gap = x[i]! - points[at + i]!;
      square += gap * gap;
      inner += gap * step[i]!;
    }
    // d/dx log(1 + s²/r²) = −2 s² gap/(r² (r² + s²)), taken along −step.
    sum += (2 * reach * reach * inner) / (square * (square + reach * reach));
  }
  return sum;
}
