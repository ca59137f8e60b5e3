/** Both sides of the identities of consecutive iterates, the predicted side from exact Hessian-vector products along the steps. */
import { distance } from '../../engine/norms';
import type { Loss } from '../../engine/problem';

/** Gauss–Legendre nodes and weights on [0, 1], exact for polynomials up to degree 9 (DLMF 3.5). */
const ROOTS = [0, Math.sqrt(5 - 2 * Math.sqrt(10 / 7)) / 3, Math.sqrt(5 + 2 * Math.sqrt(10 / 7)) / 3] as const;
const WEIGHTS = [128 / 225, (322 + 13 * Math.sqrt(70)) / 900, (322 - 13 * Math.sqrt(70)) / 900] as const;
const NODES = [-2, -1, 0, 1, 2].map((k) => ({
  t: (1 + Math.sign(k) * ROOTS[Math.abs(k) as 0 | 1 | 2]) / 2,
  weight: WEIGHTS[Math.abs(k) as 0 | 1 | 2] / 2,
}));

export interface EdgeIdentities {
  readonly steps: number;
  /** Σ −|d_k|²(2 − ηr̃_k)/(2η), and L at the end less L at the start. */
  readonly predictedChange: number;
  readonly change: number;
  /** Σ |d_k|²/η, the scale of both. */
  readonly moved: number;
  /** |(I − ηH̄)d| of the last step but one, and the length of the last step. */
  readonly predictedStep: number;
  readonly step: number;
}

/** From consecutive iterates, at least three; the last one only ends the last step. */
export function edgeIdentities(loss: Loss, eta: number, iterates: readonly Float64Array[]): EdgeIdentities {
  const n = loss.dimension;
  const point = new Float64Array(n);
  const product = new Float64Array(n);
  const mean = new Float64Array(n);
  const steps = iterates.length - 2;
  let predictedChange = 0;
  let predictedStep = 0;
  let moved = 0;
  for (let k = 0; k < steps; k++) {
    const x = iterates[k]!;
    const d = iterates[k + 1]!.map((value, i) => value - x[i]!);
    mean.fill(0);
    let square = 0;
    let curvature = 0;
    for (const { t, weight } of NODES) {
      for (let i = 0; i < n; i++) point[i] = x[i]! + t * d[i]!;
      loss.hessianVector(point, d, product);
      let along = 0;
      for (let i = 0; i < n; i++) {
        along += product[i]! * d[i]!;
        mean[i] = mean[i]! + weight * product[i]!;
      }
      curvature += 2 * (1 - t) * weight * along;
    }
    for (let i = 0; i < n; i++) square += d[i]! * d[i]!;
    moved += square / eta;
    predictedChange += -square / eta + curvature / 2;
    predictedStep = distance(
      d,
      mean.map((value) => eta * value),
    );
  }
  return {
    steps,
    predictedChange,
    change: loss.value(iterates[steps]!) - loss.value(iterates[0]!),
    moved,
    predictedStep,
    step: distance(iterates[steps + 1]!, iterates[steps]!),
  };
}
