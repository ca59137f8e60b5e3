import type { RunAnalysis } from '../../src-shared/analysis';
import type { Loss } from '../engine/problem';
import type { RunRecord } from '../engine/run-record';
import { recordedSharpness } from '../engine/sharpness';
import { measuredTwoStepMultiplier, settledTwoStepMultiplier } from './two-step';

/** The numbers of a run shown in the history, keyed as in RunRow.metrics; what is not known or not finite is left out. */
export function metricsOf(loss: Loss, record: RunRecord, analysis: RunAnalysis): Readonly<Record<string, number>> {
  const last = record.tail.slice((record.tailCount - 1) * loss.dimension, record.tailCount * loss.dimension);
  const settles = analysis.outcome.kind === 'converged' || (analysis.outcome.kind === 'period-p' && analysis.outcome.period === 2);
  // Where a sharpness is too dear to be recorded it is not computed here either.
  const finalSharpness = analysis.outcome.kind === 'diverged' ? null : (recordedSharpness(loss)?.at(last) ?? null);
  const all: Readonly<Record<string, number | null | undefined>> = {
    eta: analysis.eta,
    etaC: analysis.etaC,
    K: analysis.K,
    steps: record.stepsDone,
    finalLoss: loss.value(last),
    oneStepRate: analysis.rates.oneStep,
    twoStepRate: analysis.rates.twoStep,
    predictedTwoStepRate: analysis.rates.predictedTwoStep,
    measuredTwoStepMultiplier: settles ? measuredTwoStepMultiplier(record) : null,
    twoStepMultiplier: settledTwoStepMultiplier(analysis, record.etas.length),
    lyapunov: analysis.lyapunov?.exponent,
    sharpness: analysis.minimum.sharpness,
    finalSharpness,
    // With a schedule there is no one η whose 2/η the sharpness could be held against.
    edgeDistance: finalSharpness !== null && record.etas.length === 1 ? finalSharpness - 2 / analysis.eta : null,
    ...theorems(analysis),
  };
  const metrics: Record<string, number> = {};
  for (const [key, value] of Object.entries(all)) if (typeof value === 'number' && Number.isFinite(value)) metrics[key] = value;
  return metrics;
}

/** 1 for each theorem card that applies. */
function theorems({ cards = [] }: RunAnalysis): Readonly<Record<string, number>> {
  return Object.fromEntries(cards.filter((card) => card.applies === true).map((card) => [`theorem.${card.id}`, 1]));
}
