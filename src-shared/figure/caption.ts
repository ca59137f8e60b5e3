/** The lines under a figure: everything needed to compute it again. */
import { count, figure, paramText } from '../figures';
import type { Experiment, Versions } from '../spec';
import type { RunView } from '../views';
import { pointText } from '../words';

const DIGITS = 8;

/** `Edge Lab 0.1.0, engine 3, node 20.18 (V8 11.3), linux-x64`. */
function versionsText({ app, engine, runtime, v8, platform }: Versions): string {
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

/** Steps [first, last] that are drawn of the run's; null = the chart draws no steps. */
export type Shown = readonly [number, number] | null;

function transientText({ steps }: Experiment, shown: Shown): string {
  if (shown === null) return `${count(steps)} steps`;
  const [first, last] = shown;
  return first <= 0
    ? `steps 0 to ${count(last)}, no transient left out`
    : `steps ${count(first)} to ${count(last)}, a transient of ${count(first)} steps left out`;
}

/** What one run was and what of it is drawn, as parts of a sentence. */
function runParts(run: Pick<RunView, 'experiment' | 'metrics'>, shown: Shown): readonly string[] {
  const { experiment } = run;
  const params = Object.entries(experiment.problem.params)
    .filter(([, value]) => typeof value !== 'string' || value.length < 40)
    .map(([name, value]) => `${name} = ${paramText(value, DIGITS)}`);
  const drawn = experiment.startNoise > 0 || experiment.start.length === 0;
  return [
    [experiment.problem.id, ...params].join(', '),
    ratesText(experiment, run),
    startText(experiment),
    `seed ${experiment.seed}${drawn ? '' : ' (nothing drawn)'}`,
    transientText(experiment, shown),
  ];
}

export interface CaptionedRun {
  readonly run: Pick<RunView, 'id' | 'experiment' | 'metrics' | 'versions'>;
  readonly label: string;
  readonly shown: Shown;
}

/** The caption of a figure of runs: what it shows, a paragraph for each run with its number, then the versions. */
export function runsCaption(title: string, runs: readonly CaptionedRun[]): string {
  const paragraphs = runs.map(({ run, label, shown }) => {
    const name = runs.length > 1 ? `Run ${run.id} (${label})` : `Run ${run.id}`;
    return `${name}: ${runParts(run, shown).join(' · ')}.`;
  });
  const versions = new Set(runs.map(({ run }) => `${versionsText(run.versions)}.`));
  return [`${title}.`, ...paragraphs, ...versions].join('\n');
}

/** Runs a caption tells one by one. */
const TOLD = 4;

/** The caption of compared runs: of a few as `runsCaption`, of many their numbers and what they have in common. */
export function comparisonCaption(title: string, runs: readonly CaptionedRun[]): string {
  if (runs.length <= TOLD) return runsCaption(title, runs);
  const parts = runs.map(({ run, shown }) => runParts(run, shown));
  const common = (parts[0] ?? []).filter((part, i) => parts.every((own) => own[i] === part));
  const numbers = runs.map(({ run }) => run.id).join(', ');
  const versions = new Set(runs.map(({ run }) => `${versionsText(run.versions)}.`));
  return [`${title}.`, `Runs ${numbers}: ${common.join(' · ') || 'no setting is the same in all'}.`, ...versions].join('\n');
}

/** The caption of what a study found in an experiment. */
export function findingCaption(title: string, study: string, experiment: Experiment, versions: Versions): string {
  const parts = runParts({ experiment, metrics: {} }, null).join(' · ');
  return [`${title}.`, `Study ${study}: ${parts}.`, `${versionsText(versions)}.`].join('\n');
}

/** The caption of a sweep. `computed`: how, in sentences or parts. */
export function sweepCaption(
  title: string,
  sweep: number,
  computed: string,
  experiment: Experiment,
  blocks: { readonly done: number; readonly all: number },
  versions: Versions,
): string {
  const missing = blocks.done < blocks.all ? [`${count(blocks.done)} of ${count(blocks.all)} blocks computed`] : [];
  const noise = experiment.startNoise > 0 ? [`noise of standard deviation ${figure(experiment.startNoise)} on the start`] : [];
  return [
    `${title}.`,
    computed,
    `${[`Sweep ${sweep}: ${experiment.problem.id}`, `seed ${experiment.seed}`, ...noise, ...missing].join(' · ')}.`,
    `${versionsText(versions)}.`,
  ].join('\n');
}

const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '#': '\\#',
  $: '\\$',
  '%': '\\%',
  '&': '\\&',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  η: '$\\eta$',
  μ: '$\\mu$',
  λ: '$\\lambda$',
  σ: '$\\sigma$',
  ξ: '$\\xi$',
  '−': '$-$',
  '·': '$\\cdot$',
  '…': '\\dots{}',
  '∞': '$\\infty$',
  '×': '$\\times$',
  '‖': '$\\|$',
  '²': '$^{2}$',
  '\u202F': '\\,',
};

/** The caption for `\input` inside a figure of LaTeX: `\caption{…}` with everything special escaped. */
export function texCaption(caption: string): string {
  const text = caption.replaceAll('ηc', '\u0000').replace(/[^]/gu, (sign) => (sign === '\u0000' ? '$\\eta_c$' : (TEX[sign] ?? sign)));
  return `\\caption{${text.replaceAll('\n', '\n  ')}}\n`;
}
