/** The lines under a figure: everything needed to compute it again. */
import { count, figure, paramText } from '../figures';
import type { Experiment, Versions } from '../spec';
import type { RunView } from '../views';
import { pointText } from '../words';

const DIGITS = 8;

/** `Edge Lab 0.1.0, engine 3, node 20.18 (V8 11.3), linux-x64`. */
export function versionsText({ app, engine, runtime, v8, platform }: Versions): string {
  return `Edge Lab ${app}, engine ${engine}, ${runtime} (V8 ${v8}), ${platform}`;
}

function ratesText({ rule }: Experiment, { metrics }: Pick<RunView, 'metrics'>): string {
  if (rule.kind === 'step-schedule') {
    const rates = rule.learningRates.slice(0, 4).map(({ text, unit }) => (unit === 'etaC' ? `${text} ηc` : text));
    return `η in turn ${rates.join(', ')}${rule.learningRates.length > rates.length ? ', …' : ''}`;
  }
  const { text, unit } = rule.learningRate;
  const [eta, K] = [metrics['eta'], metrics['K']];
  return [
    eta === undefined ? `${unit === 'etaC' ? 'K' : 'η'} = ${text}` : `η = ${figure(eta, DIGITS)}`,
    ...(K === undefined || !Number.isFinite(K) ? [] : [`K = η/ηc = ${figure(K, DIGITS)}`]),
  ].join(', ');
}

function startText({ start, startNoise }: Experiment): string {
  const from = start.length === 0 ? "the problem's own start" : `start ${pointText(start, DIGITS)}`;
  return startNoise > 0 ? `${from} with noise of standard deviation ${figure(startNoise)}` : from;
}

/** Steps [first, last] that are drawn, of all the run's; null = the chart draws no steps. */
export type Shown = readonly [number, number] | null;

function transientText({ steps }: Experiment, shown: Shown): string {
  if (shown === null) return `${count(steps)} steps`;
  const [first, last] = shown;
  return first === 0
    ? `steps 0 to ${count(last)}, no transient left out`
    : `steps ${count(first)} to ${count(last)}, a transient of ${count(first)} steps left out`;
}

/** What one run was and what of it is drawn, as parts of a sentence. */
export function runParts(run: Pick<RunView, 'id' | 'title' | 'experiment' | 'metrics'>, shown: Shown): readonly string[] {
  const { experiment } = run;
  const params = Object.entries(experiment.problem.params)
    .filter(([, value]) => typeof value !== 'string' || value.length < 40)
    .map(([name, value]) => `${name} = ${paramText(value, DIGITS)}`);
  const seeded = experiment.startNoise > 0 || experiment.start.length === 0;
  return [
    [experiment.problem.id, ...params].join(', '),
    ratesText(experiment, run),
    startText(experiment),
    `seed ${experiment.seed}${seeded ? '' : ' (nothing drawn)'}`,
    transientText(experiment, shown),
  ];
}

/** The caption of a figure of runs; each run a paragraph, named where there are several, then the versions. */
export function runsCaption(runs: readonly { readonly run: RunView; readonly label: string; readonly shown: Shown }[]): readonly string[] {
  const several = runs.length > 1;
  const lines = runs.map(({ run, label, shown }) => `${several ? `${label}: ` : ''}${runParts(run, shown).join(' · ')}`);
  return [...lines, ...new Set(runs.map(({ run }) => versionsText(run.versions)))];
}

/** What a sweep's own lines under its axis leave out. */
export function sweepCaption(experiment: Experiment, versions: Versions, blocks: { readonly done: number; readonly all: number }): string[] {
  const missing = blocks.done < blocks.all ? [`${count(blocks.done)} of ${count(blocks.all)} blocks computed`] : [];
  const noise = experiment.startNoise > 0 ? [`noise of standard deviation ${figure(experiment.startNoise)} on the start`] : [];
  return [[`seed ${experiment.seed}`, ...noise, ...missing].join(' · '), versionsText(versions)];
}
