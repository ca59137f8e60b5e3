/** A run or an analysis as tables for people: the words and the order of the window's inspector. */
import { halfAmplitude } from '../../src-shared/half-amplitude';
import type { Lyapunov, Minimum, Orbit, ProblemAnalysis, RunAnalysis } from '../../src-shared/analysis';
import { cardShortText } from '../../src-shared/card-text';
import { importedFrom, isExternal } from '../../src-shared/external-run';
import { complex, count, duration, figure, paramText } from '../../src-shared/figures';
import { flipMultiplier, multipliersText } from '../../src-shared/multipliers';
import type { Experiment } from '../../src-shared/spec';
import type { RunView } from '../../src-shared/views';
import { evidenceText, flipSentence, outcomeWord, pointText, runSentence } from '../../src-shared/words';
import { textTable } from './text-table';

const DIGITS = 10;
const NOT_KNOWN = '–';

export function runReport(run: RunView): string {
  const { analysis } = run;
  const outcome = run.outcome === null ? '' : ` · ${outcomeWord(run.outcome, run.period)}`;
  const seconds = run.seconds === null ? '' : ` · ${duration(run.seconds)}`;
  const said = isExternal(run) ? `Imported from ${importedFrom(run)}, not computed here.` : runSentence(run);
  const head = `Run ${run.id} · ${run.title} · ${run.status}${outcome}${seconds}\n${said}\n`;
  if (analysis === null) return head;
  return `${head}${evidenceText(analysis)}\n\n${analysisReport(run.experiment, analysis)}\n${comparison(analysis)}`;
}

export function analysisReport(experiment: Experiment, analysis: ProblemAnalysis): string {
  const { minimum, flip } = analysis;
  const rows = [
    ['problem', `${experiment.problem.id}${parameters(experiment)}`],
    [
      'start',
      `${experiment.start.length === 0 ? 'stated by the parameters' : point(experiment.start)} · ${count(experiment.steps)} steps · seed ${experiment.seed}`,
    ],
    ['learning rate', `η = ${figure(analysis.eta, DIGITS)} · K = ${figure(analysis.K, DIGITS)} · η_c = ${figure(analysis.etaC, DIGITS)}`],
    ['minimum', `${point(minimum.x)} · sharpness ${figure(minimum.sharpness, DIGITS)} (${chosenText(minimum)})`],
    ['flip', `${flip.kind} · c = ${maybe(flip.c)} · condition ${maybe(flip.condition)}`],
    ['', `${flipSentence(flip)}${flip.note === '' ? '' : ` ${flip.note}`}`],
  ];
  return `${textTable(rows)}\n${orbitTable(analysis.orbits)}${cardList(analysis)}`;
}

/** The theorem cards in short; `--json` has them whole. */
function cardList({ cards = [] }: ProblemAnalysis): string {
  return cards.length === 0 ? '' : `\nTheorems\n${cards.map((card) => `  ${cardShortText(card)}\n`).join('')}`;
}

export function orbitTable(orbits: readonly Orbit[]): string {
  const rows = orbits.map((orbit) => [
    String(orbit.period),
    orbit.points.map(point).join('  '),
    multipliersText(orbit) || NOT_KNOWN,
    orbit.stable === null ? 'undecided' : orbit.stable ? 'stable' : 'unstable',
    figure(orbit.residual, 2),
    orbit.certified ? 'certified' : 'found',
  ]);
  if (rows.length === 0) return 'No orbits were found at this learning rate.\n';
  return textTable([['period', 'orbit points', 'multipliers', 'stability', 'residual', 'existence'], ...rows], ['right']);
}

/** What was predicted near onset and by the multipliers, beside what the run did. */
function comparison(analysis: RunAnalysis): string {
  const { prediction, rates, settled, lyapunov } = analysis;
  const twoCycle = settled?.period === 2 ? settled : null;
  const flipping = twoCycle === null ? null : flipMultiplier(twoCycle, prediction.twoStepMultiplier);
  const rows = [
    ['', 'predicted', 'measured'],
    ['half-amplitude of the 2-cycle', maybe(prediction.halfAmplitude), maybe(twoCycle === null ? null : halfAmplitude(twoCycle))],
    ['two-step multiplier of the flip', maybe(prediction.twoStepMultiplier), flipping === null ? NOT_KNOWN : complex(flipping)],
    ['factor of ‖x_{t+2} − x_t‖ per two steps', maybe(rates.predictedTwoStep), maybe(rates.twoStep)],
    ['factor of ‖x_{t+1} − x_t‖ per two steps', NOT_KNOWN, maybe(rates.oneStep)],
    ['Lyapunov exponent per step', NOT_KNOWN, lyapunov === null ? NOT_KNOWN : exponentText(lyapunov)],
  ];
  return textTable(rows);
}

/** On a solved orbit the exponent is that of its multipliers: there is nothing to estimate. */
function exponentText({ exponent, standardError }: Lyapunov): string {
  return standardError === 0 ? figure(exponent) : `${figure(exponent)} ± ${figure(standardError, 2)}`;
}

function chosenText(minimum: Minimum & { readonly chosen: string }): string {
  if (minimum.chosen === 'stated-point') return 'a point that stands in for a minimum: none is known';
  if (minimum.chosen === 'nearest-on-manifold') return 'the nearest to the start of a manifold of minima without a flattest';
  return minimum.chosen === 'nearest-to-start' ? 'the minimum nearest to the start' : 'the flattest of a manifold of minima';
}

function parameters(experiment: Experiment): string {
  return Object.entries(experiment.problem.params)
    .map(([name, value]) => ` · ${name} = ${paramText(value, DIGITS)}`)
    .join('');
}

function point(x: readonly number[]): string {
  return x.length > 8 ? `${pointText(x.slice(0, 8), DIGITS)} …` : pointText(x, DIGITS);
}

function maybe(value: number | null): string {
  return value === null ? NOT_KNOWN : figure(value);
}
