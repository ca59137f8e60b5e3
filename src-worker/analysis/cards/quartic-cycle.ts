/** The balanced 2-cycle all of the paper's problems share: that of the quartic (x² − μ)²/4 at η = K/μ, in closed form. */
import { topModeCycle } from '../floquet';

/** K where the 2-cycle has multiplier 0: √4.5 − 1, printed as 1.121. */
export const SUPERSTABLE = Math.sqrt(4.5) - 1;
/** K where the 2-cycle loses stability to a 4-cycle: √5 − 1. */
export const SECOND_FLIP = Math.sqrt(5) - 1;

export interface QuarticCycle {
  /** Points, 0 < low < √μ < high. */
  readonly low: number;
  readonly high: number;
  /** 9 − 2(1 + K)². */
  readonly multiplier: number;
  readonly halfAmplitude: number;
  /** Mean of f over both points. */
  readonly meanLoss: number;
}

/** For K > 1; null at and below the flip. */
export function quarticCycle(mu: number, K: number): QuarticCycle | null {
  const rho = topModeCycle(K);
  if (rho === null) return null;
  const root = Math.sqrt(mu);
  return {
    low: root * rho[0],
    high: root * rho[1],
    multiplier: 9 - 2 * (1 + K) ** 2,
    halfAmplitude: Math.sqrt((mu * (K - 1)) / (4 * K)),
    meanLoss: (mu * mu * (K * K - 1)) / (8 * K * K),
  };
}
