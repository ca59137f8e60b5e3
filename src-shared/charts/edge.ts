/** (f) Edge of stability: sharpness λ_max of the Hessian at the iterates against the line 2/η, over steps or effective time η·t. */
import { SERIES } from '../views';
import { linearAxis, stepAxis } from './axes';
import { join, padded, stepRange, valueRange } from './bounds';
import type { ChartDefinition, ChartOptions, ChartTheme, Trace } from './chart';
import { frame, type Dataset } from './frame';
import { level } from './lines';
import type { Mark } from './marks';
import { numberText } from './number-text';
import { parityLines, parityLooks } from './parity';
import { lastStep, valueAt, type Drawn } from './points';

/** Problems without a known minimum state a point whose sharpness gives the threshold. */
function referenceName(trace: Trace | undefined): string {
  return trace?.analysis?.minimum.chosen === 'stated-point' ? 'stated point' : 'reference minimum';
}

function build(traces: readonly Trace[], options: ChartOptions, theme: ChartTheme) {
  const trace = traces[0];
  const view = trace?.series[SERIES.sharpness];
  const perStep = options.time === 'effective' && trace && trace.eta > 0 ? trace.eta : 1;
  const steps = stepRange([view]) ?? [0, 1];
  const xRange = options.xRange ?? ([steps[0] * perStep, steps[1] * perStep] as const);
  const drawn: Drawn = { floor: null, cursor: options.cursor, perStep };
  const datasets: Dataset[] = [];
  const marks: Mark[] = [];
  const edge = trace && trace.eta > 0 ? 2 / trace.eta : null;
  const atMinimum = trace?.analysis?.minimum.sharpness ?? null;
  if (atMinimum !== null) {
    const look = { label: '', colour: theme.mutedText, width: 1 };
    datasets.push(level(atMinimum, xRange[0], xRange[1], look, theme.background));
    marks.push({
      text: `at the ${referenceName(trace)}: ${numberText(atMinimum)}`,
      x: null,
      y: atMinimum,
      colour: theme.mutedText,
      align: 'right',
    });
  }
  datasets.push(...parityLines(view, parityLooks('', 0, 1, theme), drawn, theme));
  if (edge !== null) {
    const look = { label: 'edge of stability 2/η', colour: theme.edge, width: 2, dash: [2, 3] };
    datasets.push(level(edge, xRange[0], xRange[1], look, theme.background));
    const below = atMinimum !== null && atMinimum > edge;
    marks.unshift({ text: `2/η = ${numberText(edge)}`, x: null, y: edge, colour: theme.edge, align: 'right', below });
  }
  const wanted = join(valueRange([view]), edge === null ? null : [edge, edge], atMinimum === null ? null : [atMinimum, atMinimum]);
  const y = linearAxis('sharpness λmax', options.yRange ?? padded(wanted, 0.08), theme);
  const x = perStep === 1 && options.time === 'steps' ? stepAxis(xRange, theme) : linearAxis('effective time η·t', xRange, theme);
  return frame({ datasets, axes: { x, y }, marks }, theme);
}

function describe(traces: readonly Trace[], options: ChartOptions): string {
  const trace = traces[0];
  const view = trace?.series[SERIES.sharpness];
  const range = valueRange([view]);
  if (!trace || !range) return 'No sharpness to show.';
  const edge = 2 / trace.eta;
  const last = lastStep(view, options.cursor);
  const here = last === null ? null : valueAt(view, last);
  const before = last === null || last < 1 ? null : valueAt(view, last - 1);
  const end =
    here === null
      ? ''
      : `; at step ${last ?? 0} it is ${numberText(here)}${before === null ? '' : ` (one step before ${numberText(before)})`}`;
  const minimum = trace.analysis?.minimum.sharpness;
  const reference =
    minimum === undefined
      ? ''
      : ` At the ${referenceName(trace)} it is ${numberText(minimum)}, ${minimum > edge ? 'above' : 'not above'} the edge.`;
  return `Sharpness at the iterates lies between ${numberText(range[0])} and ${numberText(range[1])}${end}. The edge of stability 2/η is ${numberText(edge)}.${reference}`;
}

export const edge: ChartDefinition = {
  id: 'edge',
  title: 'Edge of stability',
  overlays: false,
  overSteps: true,
  series: () => [SERIES.sharpness],
  applies: () => true,
  build,
  describe,
};
