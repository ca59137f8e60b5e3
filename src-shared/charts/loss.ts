/** (b) Loss f(x_t) with its even and odd subsequences. */
import { SERIES } from '../views';
import { linearAxis, logAxis, stepAxis } from './axes';
import { padded, stepRange, valueRange, type Range } from './bounds';
import type { ChartDefinition, ChartOptions, ChartTheme, Trace } from './chart';
import { pointText } from './convergence-words';
import { aboveFloor, floorLine } from './floor';
import { frame, type Dataset } from './frame';
import type { Mark } from './marks';
import { numberText } from './number-text';
import { parityLines, parityLooks } from './parity';
import { RESOLUTION_FLOOR, lastStep, valueAt, type Drawn } from './points';

/** A logarithmic axis is used where no loss is negative and the losses span at least this factor. */
const LOG_SPAN = 3;

function isLog(range: Range | null): boolean {
  return range !== null && range[0] >= 0 && range[1] > RESOLUTION_FLOOR && range[1] >= LOG_SPAN * Math.max(range[0], RESOLUTION_FLOOR);
}

function build(traces: readonly Trace[], options: ChartOptions, theme: ChartTheme) {
  const views = traces.map((trace) => trace.series[SERIES.loss]);
  const xRange = options.xRange ?? stepRange(views) ?? [0, 1];
  const values = valueRange(views);
  const log = isLog(values);
  const drawn: Drawn = { floor: log ? RESOLUTION_FLOOR : null, cursor: options.cursor, perStep: 1 };
  const datasets: Dataset[] = [];
  const marks: Mark[] = [];
  if (log) {
    const floor = floorLine(values, xRange, theme);
    datasets.push(...floor.datasets);
    marks.push(...floor.marks);
  }
  for (const [index, trace] of traces.entries()) {
    const looks = parityLooks(traces.length === 1 ? '' : trace.label, index, traces.length, theme);
    datasets.push(...parityLines(trace.series[SERIES.loss], looks, drawn, theme));
  }
  const y = log
    ? logAxis('loss f(x)', options.yRange ?? aboveFloor(values), theme)
    : linearAxis('loss f(x)', options.yRange ?? padded(values), theme);
  return frame({ datasets, axes: { x: stepAxis(xRange, theme), y }, marks }, theme);
}

function describeRun(trace: Trace, options: ChartOptions): string {
  const view = trace.series[SERIES.loss];
  const last = lastStep(view, options.cursor);
  const here = last === null ? null : valueAt(view, last);
  if (last === null) return 'No losses to show.';
  const minimum = trace.analysis?.minimum;
  const reference = minimum ? ` At the reference minimum ${pointText(minimum.x)} it is ${numberText(minimum.loss)}.` : '';
  const before = last > 0 ? valueAt(view, last - 1) : null;
  if (here === null) {
    const range = valueRange([view]);
    return `Loss over ${last} steps, between ${numberText(range?.[0] ?? Number.NaN)} and ${numberText(range?.[1] ?? Number.NaN)}.${reference}`;
  }
  const parity = last % 2 === 0 ? ['even', 'odd'] : ['odd', 'even'];
  const previous = before === null ? '' : `, one step before (${parity[1] ?? ''}) ${numberText(before)}`;
  return `Loss at step ${last} (${parity[0] ?? ''}) is ${numberText(here)}${previous}.${reference}`;
}

export const loss: ChartDefinition = {
  id: 'loss',
  title: 'Loss, even and odd steps',
  overlays: true,
  overSteps: true,
  series: () => [SERIES.loss],
  applies: () => true,
  build,
  describe: (traces, options) =>
    traces.length === 0
      ? 'No run to show.'
      : traces.map((trace) => `${traces.length > 1 ? `${trace.label}: ` : ''}${describeRun(trace, options)}`).join(' '),
};
