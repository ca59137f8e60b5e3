/** (a) One-step against two-step convergence: ‖x(t+1) − x(t)‖ and ‖x(t+2) − x(t)‖ on a logarithmic axis. */
import { SERIES } from '../views';
import { logAxis, stepAxis } from './axes';
import { stepRange, valueRange } from './bounds';
import type { ChartDefinition, ChartOptions, ChartTheme, Trace } from './chart';
import { describeConvergence } from './convergence-words';
import { aboveFloor, floorLine } from './floor';
import { frame, type Dataset } from './frame';
import { rateGuides } from './guides';
import { cursorPoint, runShape, seriesLines, type Look } from './lines';
import type { Mark } from './marks';
import { lastStep, RESOLUTION_FLOOR, valueAt, type Drawn } from './points';

/** One run: the product's two colours. Overlaid runs: one colour and one shape a run, one-step dashed and two-step solid. */
export function convergenceLooks(trace: Trace, index: number, runs: number, theme: ChartTheme): { one: Look; two: Look } {
  if (runs === 1) {
    return { one: { label: 'one-step', colour: theme.oneStep }, two: { label: 'two-step', colour: theme.twoStep } };
  }
  const colour = index === 0 ? theme.twoStep : (theme.series[(index - 1) % theme.series.length] ?? theme.text);
  return {
    one: {
      label: `${trace.label} one-step`,
      colour: index === 0 ? theme.oneStep : colour,
      width: 1.25,
      dash: [4, 3],
      known: runShape(index),
      hollow: true,
    },
    two: { label: `${trace.label} two-step`, colour, width: 1.75, known: runShape(index) },
  };
}

function build(traces: readonly Trace[], options: ChartOptions, theme: ChartTheme) {
  const drawn: Drawn = { floor: RESOLUTION_FLOOR, cursor: options.cursor, perStep: 1 };
  const views = traces.flatMap((trace) => [trace.series[SERIES.oneStep], trace.series[SERIES.twoStep]]);
  const xRange = options.xRange ?? stepRange(views) ?? [0, 1];
  const values = valueRange(views);
  const yRange = options.yRange ?? aboveFloor(values);
  const floor = floorLine(values, xRange, theme);
  const datasets: Dataset[] = [...floor.datasets];
  const marks: Mark[] = [...floor.marks];
  const runLines = traces.map((trace, index) => {
    const looks = convergenceLooks(trace, index, traces.length, theme);
    const pairs = [
      { view: trace.series[SERIES.oneStep], look: looks.one },
      { view: trace.series[SERIES.twoStep], look: looks.two },
    ];
    return pairs.flatMap(({ view, look }) => {
      const step = options.cursor === null ? null : lastStep(view, options.cursor);
      const value = step === null ? null : valueAt(view, step);
      const here = step === null || value === null ? null : { x: step, y: Math.max(value, RESOLUTION_FLOOR) };
      return [...seriesLines(view, 'both', drawn, look, theme.background), ...cursorPoint(here, look.colour, theme.background)];
    });
  });
  datasets.push(...runLines.flat());
  const only = traces.length === 1 ? traces[0] : undefined;
  if (only) {
    const guides = rateGuides(only, only.series[SERIES.twoStep], theme);
    datasets.push(...guides.datasets);
    marks.push(...guides.marks);
  }
  const axes = { x: stepAxis(xRange, theme), y: logAxis('distance between iterates', yRange, theme) };
  return frame({ datasets, axes, marks }, theme);
}

export const convergence: ChartDefinition = {
  id: 'convergence',
  title: 'One-step versus two-step convergence',
  overlays: true,
  overSteps: true,
  series: () => [SERIES.oneStep, SERIES.twoStep],
  applies: () => true,
  build,
  describe: (traces, options) => describeConvergence(traces, options),
};
