import type { RunAnalysis } from '../../src-shared/analysis';

/** The numbers of a run shown in the history, keyed as in RunRow.metrics; undefined and non-finite ones are left out. */
export function metricsOf(analysis: RunAnalysis, steps: number, finalLoss: number): Readonly<Record<string, number>> {
  const all: Readonly<Record<string, number | null | undefined>> = {
    eta: analysis.eta,
    etaC: analysis.etaC,
    K: analysis.K,
    steps,
    finalLoss,
    oneStepRate: analysis.rates.oneStep,
    twoStepRate: analysis.rates.twoStep,
    predictedTwoStepRate: analysis.rates.predictedTwoStep,
    lyapunov: analysis.lyapunov?.exponent,
    sharpness: analysis.minimum.sharpness,
  };
  const metrics: Record<string, number> = {};
  for (const [key, value] of Object.entries(all)) if (typeof value === 'number' && Number.isFinite(value)) metrics[key] = value;
  return metrics;
}
