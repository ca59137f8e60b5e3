/** Ensemble: medians and quantile bands of many runs; runs that diverged are counted, never dropped silently. */
import type { ChartConfiguration } from 'chart.js';
import { count, figure } from '../figures';
import { CELL_CLASSES, type SweepSpec } from '../sweep';
import type { Bands, EnsembleView } from '../sweep-views';
import { logAxis, stepAxis } from './axes';
import { extent, join } from './bounds';
import type { ChartTheme } from './chart';
import { aboveFloor, floorLine } from './floor';
import { frame, type Dataset } from './frame';
import { line } from './lines';
import { RESOLUTION_FLOOR, type Point } from './points';
import { faded } from './theme';

/** The two charts of an ensemble: the distances of the comparison, and the loss. */
export const ENSEMBLE_CHARTS = ['distances', 'loss'] as const;
export type EnsembleChart = (typeof ENSEMBLE_CHARTS)[number];

const QUANTITIES: Readonly<Record<EnsembleChart, readonly Bands['quantity'][]>> = {
  distances: ['one-step', 'two-step'],
  loss: ['loss'],
};
const NAMES: Readonly<Record<Bands['quantity'], string>> = {
  loss: 'loss',
  'one-step': 'one-step ‖x(t+1) − x(t)‖',
  'two-step': 'two-step ‖x(t+2) − x(t)‖',
};

function colourOf(quantity: Bands['quantity'], theme: ChartTheme): string {
  return quantity === 'one-step' ? theme.oneStep : quantity === 'two-step' ? theme.twoStep : (theme.series[0] ?? theme.text);
}

/** Quantile `q` at each step; exact zeros go to the resolution floor, NaN (fewer than half the runs left) ends the line. */
function quantilePoints(bands: Bands, q: number, steps: Float64Array): Point[] {
  const points: Point[] = [];
  const values = bands.quantiles[q];
  for (let i = 0; i < steps.length; i++) {
    const value = values?.[i] ?? Number.NaN;
    if (Number.isFinite(value)) points.push({ x: steps[i] ?? 0, y: Math.max(value, RESOLUTION_FLOOR) });
  }
  return points;
}

/** The wide band, the narrow band, the median over them. Chart.js gets the datasets in reverse order, hence the fill to the next one. */
function bandDatasets(bands: Bands, steps: Float64Array, theme: ChartTheme): Dataset[] {
  const colour = colourOf(bands.quantity, theme);
  const edge = { label: '', colour: faded(colour, 0.45), width: 0.75 };
  const band = (low: number, high: number, opacity: number): Dataset[] => [
    line(quantilePoints(bands, low, steps), edge, theme.background),
    { ...line(quantilePoints(bands, high, steps), edge, theme.background), fill: '+1', backgroundColor: faded(colour, opacity) },
  ];
  const median = line(quantilePoints(bands, 2, steps), { label: `${NAMES[bands.quantity]}, median`, colour, width: 2 }, theme.background);
  return [...band(0, 4, 0.16), ...band(1, 3, 0.28), median];
}

const shown = (view: EnsembleView, chart: EnsembleChart) => view.bands.filter(({ quantity }) => QUANTITIES[chart].includes(quantity));

/** How many runs are left at the end and how many diverged. */
export function runsText({ runs, left, classes }: EnsembleView): string {
  const end = left.at(-1) ?? runs;
  const diverged = classes.diverged ?? Math.max(0, runs - end);
  return `${count(runs)} runs: ${count(end)} left at the last step, ${count(diverged)} diverged`;
}

export function ensembleChart(view: EnsembleView, chart: EnsembleChart, problem: string, theme: ChartTheme): ChartConfiguration {
  const bands = shown(view, chart);
  const x = extent(view.steps) ?? [0, 1];
  const datasets = bands.flatMap((one) => bandDatasets(one, view.steps, theme));
  const values = join(...datasets.map(({ data }) => extent(data.map(({ y }) => y))));
  const floor = floorLine(values, x, theme);
  const axis = stepAxis(x, theme);
  const caption = [`${problem} · ${runsText(view)}`, 'bands: 25 to 75 % and 5 to 95 % of the runs that are left'];
  return frame(
    {
      datasets: [...floor.datasets, ...datasets],
      axes: {
        x: { ...axis, title: { ...axis.title, text: ['step t', ...caption] } } as typeof axis,
        y: logAxis(chart === 'loss' ? 'loss f' : 'distance', aboveFloor(values), theme),
      },
      marks: floor.marks,
    },
    theme,
  );
}

function medianText({ quantity, quantiles }: Bands): string {
  const values = [...(quantiles[2] ?? [])].filter((value) => Number.isFinite(value));
  const [first, last] = [values[0], values.at(-1)];
  return first === undefined || last === undefined ? '' : ` The median ${quantity} goes from ${figure(first, 4)} to ${figure(last, 4)}.`;
}

/** Sentences for screen readers and the caption. */
export function describeEnsemble(view: EnsembleView, spec: SweepSpec): string {
  const classes = CELL_CLASSES.flatMap((kind) => (view.classes[kind] ? [`${count(view.classes[kind])} ${kind}`] : []));
  const noise = spec.experiment.startNoise;
  const apart = noise > 0 ? `starts drawn with σ = ${figure(noise)}` : 'seeds alone differ';
  return `Ensemble: ${runsText(view)}; ${apart}. Outcomes: ${classes.join(', ') || 'not judged'}.${view.bands.map(medianText).join('')}`;
}
