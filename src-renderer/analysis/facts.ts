import { importedFrom, isExternal } from '../../src-shared/external-run';
import { halfAmplitude } from '../../src-shared/half-amplitude';
import { complex, count, duration, figure, paramText } from '../../src-shared/figures';
import { pointText } from '../../src-shared/words';
import { flipMultiplier, multipliersText } from '../../src-shared/multipliers';
import type { Flip, Orbit, RunAnalysis } from '../../src-shared/analysis';
import type { RunView } from '../../src-shared/views';
import type { Say } from '../shell/actions';
import type { Fact } from './FactList.vue';

const NONE = '—';
const orNone = (value: number | null | undefined, digits = 6) => (value === null || value === undefined ? NONE : figure(value, digits));

export function thresholdFacts(analysis: RunAnalysis, convention: string, say: Say): readonly Fact[] {
  const { minimum } = analysis;
  return [
    { name: 'η', value: figure(analysis.eta, 10), source: say('fact.etaSource') },
    { name: 'η_c = 2/λ_max', value: figure(analysis.etaC, 10), source: say('fact.etaCSource') },
    { name: 'K = η/η_c', value: figure(analysis.K, 10), source: say('fact.KSource') },
    {
      name: say(minimum.chosen === 'stated-point' ? 'fact.point' : 'fact.minimum'),
      value: pointText(minimum.x, 8),
      source: say(`fact.${minimum.chosen}`),
    },
    { name: say('fact.chosen'), value: say(`fact.${minimum.chosen}`) },
    { name: say('fact.sharpness'), value: figure(minimum.sharpness, 10), source: convention },
    { name: say('fact.convention'), value: convention || NONE },
    ...(minimum.neutral > 0 ? [{ name: say('fact.neutral'), value: String(minimum.neutral), source: say('fact.neutralSource') }] : []),
  ];
}

export function orbitFacts(orbit: Orbit, say: Say): readonly Fact[] {
  const stable = orbit.stable === null ? say('fact.undecided') : say(orbit.stable ? 'fact.stable' : 'fact.unstable');
  return [
    { name: say('fact.period'), value: String(orbit.period) },
    {
      name: say('fact.multipliers'),
      value: multipliersText(orbit) || NONE,
      source: say('fact.multipliersSource'),
    },
    { name: say('fact.stability'), value: stable },
    ...(orbit.neutral > 0
      ? [{ name: say('fact.neutral'), value: String(orbit.neutral), source: orbit.note ?? say('fact.neutralSource') }]
      : []),
    { name: say('fact.residual'), value: figure(orbit.residual, 3), source: say('fact.residualSource') },
    { name: say('fact.proof'), value: say(orbit.certified ? 'fact.certified' : 'fact.found'), source: say('fact.proofSource') },
  ];
}

/** Whether the third-order condition holds, and by how much; empty where it is not defined. */
export function conditionSentence({ condition, kind }: Flip, say: Say): string {
  if (condition === null || kind === 'not-defined') return '';
  const margin = figure(Math.abs(condition), 6);
  if (kind === 'degenerate' || condition === 0) return say('fact.conditionZero');
  return say(condition > 0 ? 'fact.conditionHolds' : 'fact.conditionFails', { margin });
}

export function flipFacts(flip: Flip, say: Say): readonly Fact[] {
  if (flip.condition === null && flip.c === null) return [];
  return [
    { name: say('fact.condition'), value: orNone(flip.condition, 8), source: flip.note },
    { name: say('fact.c'), value: orNone(flip.c, 8), source: flip.note },
    ...(flip.Q === undefined ? [] : [{ name: 'Q', value: orNone(flip.Q, 8), source: say('fact.QSource') }]),
    ...(flip.R === undefined ? [] : [{ name: 'R', value: orNone(flip.R, 8), source: say('fact.QSource') }]),
  ];
}

export interface Comparison {
  readonly name: string;
  readonly predicted: string;
  readonly measured: string;
  /** Shown when pointed at. */
  readonly source?: string;
  /** Shown under the name. */
  readonly note?: string;
}

/** Predictions of the theory beside what the run shows. */
export function comparisons(analysis: RunAnalysis, say: Say): readonly Comparison[] {
  const { prediction, rates, settled } = analysis;
  const two = settled?.period === 2 ? settled : null;
  const flipping = two ? flipMultiplier(two, prediction.twoStepMultiplier) : null;
  return [
    {
      name: say('compare.twoStep'),
      predicted: orNone(rates.predictedTwoStep, 5),
      measured: orNone(rates.twoStep, 5),
      source: say('compare.twoStepSource'),
    },
    { name: say('compare.oneStep'), predicted: NONE, measured: orNone(rates.oneStep, 5), source: say('compare.oneStepSource') },
    {
      name: say('compare.multiplier'),
      predicted: orNone(prediction.twoStepMultiplier, 5),
      measured: flipping ? complex(flipping, 5) : NONE,
      source: say('compare.multiplierSource'),
    },
    {
      name: say('compare.amplitude'),
      predicted: orNone(prediction.halfAmplitude, 5),
      measured: orNone(two ? halfAmplitude(two) : null, 5),
      source: prediction.note,
    },
  ];
}

export function provenance(run: RunView, say: Say): readonly Fact[] {
  const { experiment, versions } = run;
  if (isExternal(run)) return importedFacts(run, say);
  return [
    { name: say('fact.problem'), value: experiment.problem.id },
    { name: say('fact.start'), value: experiment.start.length === 0 ? say('fact.startOwn') : pointText(experiment.start, 10) },
    ...Object.entries(experiment.problem.params).map(([name, value]) => ({ name, value: paramText(value) })),
    { name: say('fact.rate'), value: rateText(run) },
    { name: say('fact.steps'), value: count(experiment.steps) },
    {
      name: say('fact.samples'),
      value: count(run.samples),
      source: say('fact.recording', { dense: count(run.recording.dense), stride: run.recording.stride }),
    },
    { name: say('fact.seed'), value: String(experiment.seed) },
    { name: say('fact.noise'), value: figure(experiment.startNoise) },
    { name: say('fact.created'), value: new Date(run.created).toLocaleString() },
    { name: say('fact.time'), value: run.seconds === null ? NONE : duration(run.seconds) },
    { name: say('fact.engine'), value: `${versions.engine} · Edge Lab ${versions.app}` },
    { name: say('fact.runtime'), value: `${versions.runtime} · V8 ${versions.v8} · ${versions.platform}` },
  ];
}

/** Of a run computed elsewhere only the file is known. */
function importedFacts(run: RunView, say: Say): readonly Fact[] {
  return [
    { name: say('fact.file'), value: importedFrom(run) },
    { name: say('fact.samples'), value: count(run.samples) },
    { name: say('fact.imported'), value: new Date(run.created).toLocaleString() },
  ];
}

function rateText(run: RunView): string {
  const { rule } = run.experiment;
  const rates = rule.kind === 'gradient-descent' ? [rule.learningRate] : rule.learningRates;
  return rates.map((rate) => (rate.unit === 'etaC' ? `${rate.text} × η_c` : rate.text)).join(', ');
}
