/**
 * (g) Recorded quantities against the step, even and odd steps apart: coordinates or what the problem observes (singular values,
 * |v − w|, …). Magnitudes that fall over decades get a logarithmic axis.
 */
import type { SeriesView } from '../views';
import { linearAxis, logAxis, stepAxis } from './axes';
import { columnsOf, padded, stepRange, valueRange, type Range } from './bounds';
import type { ChartDefinition, ChartOptions, ChartTheme, Trace } from './chart';
import { aboveFloor, floorLine } from './floor';
import { frame, type Dataset } from './frame';
import type { Mark } from './marks';
import { numberText, setText } from './number-text';
import { parityLines, parityLooks } from './parity';
import { lastStep, RESOLUTION_FLOOR, valueAt, type Drawn } from './points';
import { quantityGroups } from './quantity-groups';

/** More quantities than this are not told apart in one chart. */
const MOST = 8;
/** Up to this many series have their last values written beside them. */
const MOST_WITH_ENDS = 4;
/** Names of distances, norms and deviations. */
const MAGNITUDE = /^[|‖]|perp|imbalance|norm|distance|misalignment/;
/** A logarithmic axis is used where part of the values lie below the largest by this factor. */
const LOG_SPAN = 1_000;
const SPAN_OF_MAGNITUDES = 10;
const SMALL_PART = 0.1;

type Recorded = Pick<Trace, 'coordinates' | 'observables'>;

/** The quantities drawn: those named, else the trace's first group. */
function namesFor(trace: Recorded, wanted: readonly string[] | null): readonly string[] {
  return (wanted ?? quantityGroups(trace)[0]?.names ?? []).slice(0, MOST);
}

/**
 * Whether a logarithmic axis serves: no value is negative, and a good part of them is smaller than the largest by the factor that
 * counts (less for what is named as a magnitude). A single small value, such as a start at 0, does not call for one.
 */
function isLog(names: readonly string[], views: readonly (SeriesView | undefined)[], range: Range | null): boolean {
  if (range === null || range[0] < 0 || range[1] <= RESOLUTION_FLOOR) return false;
  const bound = range[1] / (names.every((name) => MAGNITUDE.test(name)) ? SPAN_OF_MAGNITUDES : LOG_SPAN);
  let [small, all] = [0, 0];
  for (const column of views.flatMap((view) => (view ? columnsOf(view) : [])))
    for (const value of column) {
      if (!Number.isFinite(value)) continue;
      all++;
      if (value <= bound) small++;
    }
  return small >= SMALL_PART * all;
}

/** The last even and the last odd value of each series, at the right edge; equal ones once. */
function endMarks(views: readonly (SeriesView | undefined)[], cursor: number | null, theme: ChartTheme): Mark[] {
  if (views.length > MOST_WITH_ENDS) return [];
  const ends: number[] = [];
  for (const view of views) {
    const last = lastStep(view, cursor);
    if (last === null) continue;
    for (const step of [last - (last % 2), last - 1 + (last % 2)]) {
      const value = valueAt(view, step);
      if (value === null || !Number.isFinite(value)) continue;
      if (!ends.some((other) => Math.abs(other - value) <= 1e-4 * Math.max(1, Math.abs(value)))) ends.push(value);
    }
  }
  return ends.map((value) => ({ text: numberText(value), x: null, y: value, colour: theme.mutedText, align: 'right' }));
}

function build(wanted: readonly string[] | null, traces: readonly Trace[], options: ChartOptions, theme: ChartTheme) {
  const entries = traces.flatMap((trace) => namesFor(trace, wanted).map((name) => ({ trace, name, view: trace.series[name] })));
  const views = entries.map(({ view }) => view);
  const xRange = options.xRange ?? stepRange(views) ?? [0, 1];
  const values = valueRange(views);
  const names = [...new Set(entries.map(({ name }) => name))];
  const log = isLog(names, views, values);
  const drawn: Drawn = { floor: log ? RESOLUTION_FLOOR : null, cursor: options.cursor, perStep: 1 };
  const floor = log ? floorLine(values, xRange, theme) : { datasets: [], marks: [] };
  const datasets: Dataset[] = [...floor.datasets];
  const marks: Mark[] = [...floor.marks];
  for (const [place, { trace, name, view }] of entries.entries()) {
    const label = [traces.length > 1 ? trace.label : '', names.length > 1 ? name : ''].filter(Boolean).join(' ');
    datasets.push(...parityLines(view, parityLooks(label, place, entries.length, theme), drawn, theme));
  }
  if (!log)
    marks.push(
      ...endMarks(
        entries.map(({ view }) => view),
        options.cursor,
        theme,
      ),
    );
  const title = names.join(', ') || 'recorded quantity';
  const y = log
    ? logAxis(title, options.yRange ?? aboveFloor(values), theme)
    : linearAxis(title, options.yRange ?? padded(values, 0.08), theme);
  return frame({ datasets, axes: { x: stepAxis(xRange, theme), y }, marks }, theme);
}

function describeOne(trace: Trace, name: string, options: ChartOptions): string {
  const view = trace.series[name];
  const last = lastStep(view, options.cursor);
  const range = valueRange([view]);
  if (last === null || range === null) return `${name} is not recorded.`;
  const [here, before] = [valueAt(view, last), last > 0 ? valueAt(view, last - 1) : null];
  if (here === null || !Number.isFinite(here)) return `${name} lies between ${numberText(range[0])} and ${numberText(range[1])}.`;
  const previous = before === null || !Number.isFinite(before) ? '' : ` and ${numberText(before)} one step before`;
  return `${name} is ${numberText(here)} at step ${last}${previous}; over the run it lies between ${numberText(range[0])} and ${numberText(range[1])}.`;
}

function describe(wanted: readonly string[] | null, traces: readonly Trace[], options: ChartOptions): string {
  if (traces.length === 0) return 'No run to show.';
  const runs = traces.map((trace) => {
    const sentences = namesFor(trace, wanted).map((name) => describeOne(trace, name, options));
    const text = sentences.length > 0 ? sentences.join(' ') : 'No quantities are recorded beside the coordinates and the loss.';
    return traces.length > 1 ? `${trace.label}: ${text}` : text;
  });
  return runs.join(' ');
}

/** The chart of the quantities with these names; null = the first group of what the run observes. Its id is `quantities:a,b`. */
export function quantitiesOf(names: readonly string[] | null): ChartDefinition {
  return {
    id: names === null ? 'quantities' : `quantities:${names.join(',')}`,
    title: names === null ? 'Recorded quantities' : `Quantities ${setText(names, MOST).slice(1, -1)}`,
    overlays: true,
    overSteps: true,
    series: (trace) => namesFor(trace, names),
    applies: () => true,
    build: (traces, options, theme) => build(names, traces, options, theme),
    describe: (traces, options) => describe(names, traces, options),
  };
}
