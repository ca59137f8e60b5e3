/** (h) One recorded quantity against another: the path in their plane, even steps (the orbit of F²) emphasised, curves of the theory. */
import { linearAxis } from './axes';
import { extent, join, padded } from './bounds';
import type { ChartDefinition, ChartOptions, ChartTheme, Trace } from './chart';
import { pointText } from './convergence-words';
import { frame, type Dataset } from './frame';
import { guideDatasets, guidesFor, guidesText } from './guide-curves';
import { cursorPoint, line } from './lines';
import { planePath } from './plane-path';
import { faded } from './theme';

/** Iterates whose path is drawn. */
const RECENT = 1_990;
/** Up to this many points even and odd steps both have markers. */
const FEW = 400;

type Axes = readonly [string, string];
type Recorded = Pick<Trace, 'coordinates' | 'observables'>;

/** The quantities on the axes: those named, else the first two observables, else the first two coordinates. */
function axesFor(trace: Recorded, wanted: Axes | null): Axes | null {
  if (wanted) return wanted;
  const [a, b] = (trace.observables?.length ?? 0) >= 2 ? (trace.observables ?? []) : [...trace.coordinates, ...(trace.observables ?? [])];
  return a === undefined || b === undefined ? null : [a, b];
}

/** Whether the path drawn begins with the run. */
function isStart(trace: Trace, names: Axes): boolean {
  const view = trace.series[names[0]];
  return view?.kind === 'samples' && view.step[0] === 0 && view.step.length <= RECENT;
}

function build(wanted: Axes | null, traces: readonly Trace[], options: ChartOptions, theme: ChartTheme) {
  const trace = traces[0];
  const names = trace ? axesFor(trace, wanted) : wanted;
  const datasets: Dataset[] = [];
  let [xRange, yRange] = [options.xRange, options.yRange];
  if (trace && names) {
    const whole = planePath(trace, null, RECENT, names);
    xRange ??= padded(extent(whole.all.map(({ x }) => x)));
    yRange ??= padded(extent(whole.all.map(({ y }) => y)));
    const path = planePath(trace, options.cursor, RECENT, names);
    const few = path.all.length <= FEW;
    datasets.push(...guideDatasets(guidesFor(trace, names), theme, [xRange, yRange]));
    if (few) datasets.push(line(path.all, { label: '', colour: faded(theme.mutedText, 0.45), width: 1 }, theme.background));
    const odd = { label: 'odd steps', colour: few ? theme.odd : faded(theme.odd, 0.5), marker: 'triangle' as const, noLine: true };
    datasets.push(line(path.odd, { ...odd, radius: few ? 3 : 1.25, hollow: few }, theme.background));
    const even = { label: 'even steps', colour: theme.even, width: 1.5, marker: 'circle' as const, radius: few ? 2.5 : 1.5 };
    datasets.push(line(path.even, even, theme.background));
    const first = isStart(trace, names) ? whole.all[0] : undefined;
    const start = { label: 'start', colour: theme.text, marker: 'rect' as const, radius: 5, hollow: true, noLine: true };
    if (first) datasets.push(line([first], start, theme.background));
    if (options.cursor !== null) datasets.push(...cursorPoint(path.all.at(-1) ?? null, theme.text, theme.background));
  }
  // The path goes back and forth, so Chart.js must not take x for sorted: these points are parsed.
  const unsorted = datasets.map((dataset) => ({ ...dataset, parsing: { xAxisKey: 'x', yAxisKey: 'y' } }));
  const axes = {
    x: linearAxis(names?.[0] ?? 'first quantity', join(xRange) ?? [0, 1], theme),
    y: linearAxis(names?.[1] ?? 'second quantity', join(yRange) ?? [0, 1], theme),
  };
  return frame({ datasets: unsorted, axes, marks: [] }, theme);
}

function describe(wanted: Axes | null, traces: readonly Trace[], options: ChartOptions): string {
  const trace = traces[0];
  const names = trace ? axesFor(trace, wanted) : null;
  if (!trace || !names) return 'No run with two recorded quantities to show.';
  const path = planePath(trace, options.cursor, RECENT, names);
  const end = path.all.at(-1);
  const drawn = end ? `${path.all.length} iterates, the last at ${pointText([end.x, end.y])}` : 'The exact iterates are not loaded';
  return `${names[1]} against ${names[0]}. ${drawn}.${guidesText(guidesFor(trace, names))}`;
}

/** The chart of the second named quantity against the first; null = the first two there are. Its id is `phase:a,b`. */
export function phaseOf(names: Axes | null): ChartDefinition {
  return {
    id: names === null ? 'phase' : `phase:${names.join(',')}`,
    title: names === null ? 'Two quantities' : `${names[1]} against ${names[0]}`,
    overlays: false,
    overSteps: false,
    recent: RECENT,
    series: (trace) => axesFor(trace, names) ?? [],
    applies: (dimension) => names !== null || dimension !== 1,
    build: (traces, options, theme) => build(names, traces, options, theme),
    describe: (traces, options) => describe(names, traces, options),
  };
}
