/** (i) One dimension: the loss curve with the iterates on it, even and odd apart, the start as a star and the settled orbit. */
import { linearAxis } from './axes';
import { extent, join, padded } from './bounds';
import type { ChartDefinition, ChartOptions, ChartTheme, Trace } from './chart';
import { orbitText, pointText } from './convergence-words';
import { frame, type Dataset } from './frame';
import { cursorPoint, line } from './lines';
import { planePath } from './plane-path';
import { SERIES } from '../views';
import type { Point } from './points';
import { faded } from './theme';

/** Iterates drawn. */
const RECENT = 1_000;
/** Beyond this many iterates the lines between them only hide the curve. */
const MOST_LINES = 60;

function mapCurves(trace: Trace | undefined) {
  return trace?.curves?.kind === 'map' ? trace.curves : null;
}

/** The loss at x, between two points of the sampled curve; null outside it. */
function lossAt(curves: NonNullable<ReturnType<typeof mapCurves>>, x: number): number | null {
  const after = curves.x.findIndex((value) => value >= x);
  const [a, b] = [curves.x[after - 1], curves.x[after]];
  const [fa, fb] = [curves.loss[after - 1], curves.loss[after]];
  if (after === 0 && b === x) return fb ?? null;
  if (a === undefined || b === undefined || fa === undefined || fb === undefined) return null;
  return fa + ((fb - fa) * (x - a)) / (b - a);
}

function orbitDatasets(trace: Trace, theme: ChartTheme): Dataset[] {
  const orbit = trace.analysis?.settled;
  const curves = mapCurves(trace);
  if (!orbit || !curves) return [];
  const points = orbit.points.flatMap(([x = Number.NaN]): Point[] => {
    const y = lossAt(curves, x);
    return y === null ? [] : [{ x, y }];
  });
  const label = orbit.period === 1 ? 'fixed point' : `period-${orbit.period} orbit`;
  const colour = orbit.stable === false ? theme.unstable : theme.stable;
  return [line(points, { label, colour, marker: 'rectRot', radius: 6.5, noLine: true, hollow: orbit.stable !== true }, theme.background)];
}

/** On the curve; nothing where the start lies outside what is known of it. */
function startPoint(trace: Trace): Point[] {
  const curves = mapCurves(trace);
  const x = trace.start[0];
  const y = curves && x !== undefined ? lossAt(curves, x) : null;
  return x === undefined || y === null ? [] : [{ x, y }];
}

function build(traces: readonly Trace[], options: ChartOptions, theme: ChartTheme) {
  const trace = traces[0];
  const curves = mapCurves(trace);
  const names = [trace?.coordinates[0] ?? 'x', SERIES.loss] as const;
  const whole = trace ? planePath(trace, null, RECENT, names) : null;
  const path = trace ? planePath(trace, options.cursor, RECENT, names) : null;
  const datasets: Dataset[] = [];
  if (curves) {
    const points = Array.from(curves.x, (x, i) => ({ x, y: curves.loss[i] ?? Number.NaN })).filter(({ x, y }) => Number.isFinite(x + y));
    datasets.push(line(points, { label: 'loss f', colour: theme.mutedText, width: 1.75 }, theme.background));
  }
  if (trace && path && whole) {
    const first = path.all.slice(0, MOST_LINES);
    datasets.push(line(first, { label: '', colour: faded(theme.oneStep, 0.35), width: 1 }, theme.background));
    const marker = { radius: 3, noLine: true };
    datasets.push(line(path.even, { ...marker, label: 'even steps', colour: theme.even, marker: 'circle' }, theme.background));
    datasets.push(line(path.odd, { ...marker, label: 'odd steps', colour: theme.odd, marker: 'triangle', hollow: true }, theme.background));
    datasets.push(...orbitDatasets(trace, theme));
    const star = { label: 'start', colour: theme.text, marker: 'star' as const, radius: 8, noLine: true };
    datasets.push(line(startPoint(trace), star, theme.background));
    if (options.cursor !== null) datasets.push(...cursorPoint(path.all.at(-1) ?? null, theme.text, theme.background));
  }
  const seen = whole ? join(extent(whole.all.map(({ x }) => x)), wellAround(trace), extent(trace?.start ?? [])) : null;
  const xRange = options.xRange ?? padded(seen ?? (curves ? extent(curves.x) : null), 0.25);
  const losses = curves ? curves.loss.filter((_, i) => (curves.x[i] ?? 0) >= xRange[0] && (curves.x[i] ?? 0) <= xRange[1]) : null;
  const wanted = join(losses ? extent(losses) : null, whole ? extent(whole.all.map(({ y }) => y)) : null);
  const unsorted = datasets.map((dataset) => ({ ...dataset, parsing: { xAxisKey: 'x', yAxisKey: 'y' } }));
  const axes = { x: linearAxis(names[0], xRange, theme), y: linearAxis('loss f', options.yRange ?? padded(wanted, 0.06), theme) };
  return frame({ datasets: unsorted, axes, marks: [] }, theme);
}

/** The reference minimum belongs in the picture. */
function wellAround(trace: Trace | undefined): readonly [number, number] | null {
  const x = trace?.analysis?.minimum.x[0];
  return x === undefined ? null : [x, x];
}

function describe(traces: readonly Trace[], options: ChartOptions): string {
  const trace = traces[0];
  if (!trace) return 'No run to show.';
  const path = planePath(trace, options.cursor, RECENT, [trace.coordinates[0] ?? 'x', SERIES.loss]);
  const end = path.all.at(-1);
  const drawn = end
    ? `${path.all.length} iterates on it, the last at ${pointText([end.x])} with loss ${pointText([end.y])}`
    : 'the exact iterates are not loaded';
  const orbit = orbitText(trace);
  return `The loss curve around the minimum, and ${drawn}.${orbit ? ` They settle on ${orbit}.` : ''}`;
}

export const landscape: ChartDefinition = {
  id: 'landscape',
  title: 'Loss curve and iterates',
  overlays: false,
  overSteps: false,
  recent: RECENT,
  series: (trace) => [...trace.coordinates.slice(0, 1), SERIES.loss],
  applies: (dimension) => dimension === 1,
  build,
  describe,
};
