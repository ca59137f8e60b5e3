/** (e) Phase plane in two dimensions: the manifold of minima, the path of the iterates, start and orbit, in equal units. */
import type { Curves } from '../views';
import { linearAxis } from './axes';
import { extent, join, padded } from './bounds';
import type { ChartDefinition, ChartOptions, ChartTheme, Trace } from './chart';
import { orbitText, pointText } from './convergence-words';
import { equalUnits } from './equal-units';
import { frame, type Dataset } from './frame';
import { guideDatasets, guidesFor, guidesText } from './guide-curves';
import { cursorPoint, line } from './lines';
import { planePath, type PlanePath } from './plane-path';
import { faded } from './theme';

/** Iterates whose path is drawn. */
const RECENT = 1_500;

function planeCurves(trace: Trace | undefined): Extract<Curves, { kind: 'plane' }> | null {
  return trace?.curves?.kind === 'plane' ? trace.curves : null;
}

function minimaDatasets(trace: Trace, theme: ChartTheme): Dataset[] {
  return (planeCurves(trace)?.minima ?? []).map((polyline, i) => {
    const points = Array.from(polyline.x, (x, k) => ({ x, y: polyline.y[k] ?? Number.NaN })).filter((point) =>
      Number.isFinite(point.x + point.y),
    );
    return line(points, { label: i === 0 ? 'minima' : '', colour: theme.stable, width: 2 }, theme.background);
  });
}

function planeGuides(trace: Trace) {
  const [x, y] = trace.coordinates;
  return x === undefined || y === undefined ? [] : guidesFor(trace, [x, y]);
}

function pathDatasets(path: PlanePath, theme: ChartTheme): Dataset[] {
  const few = path.all.length <= 400;
  const radius = few ? 2.5 : 1.25;
  return [
    ...(few ? [line(path.all, { label: '', colour: faded(theme.mutedText, 0.45), width: 1 }, theme.background)] : []),
    line(path.even, { label: 'even steps', colour: theme.even, marker: 'circle', radius, noLine: true }, theme.background),
    line(
      path.odd,
      { label: 'odd steps', colour: theme.odd, marker: 'triangle', radius: radius + 0.5, noLine: true, hollow: few },
      theme.background,
    ),
  ];
}

function orbitDataset(trace: Trace, theme: ChartTheme): Dataset[] {
  const orbit = trace.analysis?.settled;
  if (!orbit) return [];
  const points = orbit.points.map((point) => ({ x: point[0] ?? Number.NaN, y: point[1] ?? Number.NaN }));
  const label = orbit.period === 1 ? 'fixed point' : `period-${orbit.period} orbit`;
  const colour = orbit.stable === false ? theme.unstable : theme.text;
  return [line(points, { label, colour, marker: 'rectRot', radius: 6, noLine: true, hollow: orbit.stable !== true }, theme.background)];
}

function build(traces: readonly Trace[], options: ChartOptions, theme: ChartTheme) {
  const trace = traces[0];
  const whole = trace ? planePath(trace, null, RECENT) : null;
  const path = trace ? planePath(trace, options.cursor, RECENT) : null;
  const box = planeCurves(trace)?.box;
  const start = trace?.start;
  const seen = (pick: 'x' | 'y') => whole && extent(whole.all.map((point) => point[pick]));
  const guides = trace ? planeGuides(trace) : [];
  const around = (pick: 'x' | 'y') => join(...guides.map((guide) => extent(guide[pick])));
  const xRange =
    options.xRange ?? padded(join(seen('x'), around('x'), box ? [box[0], box[1]] : null, start ? [start[0] ?? 0, start[0] ?? 0] : null));
  const yRange =
    options.yRange ?? padded(join(seen('y'), around('y'), box ? [box[2], box[3]] : null, start ? [start[1] ?? 0, start[1] ?? 0] : null));
  const datasets: Dataset[] = [];
  if (trace && path) {
    datasets.push(...guideDatasets(guides, theme, null));
    datasets.push(...minimaDatasets(trace, theme), ...pathDatasets(path, theme), ...orbitDataset(trace, theme));
    const at = [{ x: trace.start[0] ?? Number.NaN, y: trace.start[1] ?? Number.NaN }];
    datasets.push(
      line(at, { label: 'start', colour: theme.text, marker: 'rect', radius: 5, hollow: true, noLine: true }, theme.background),
    );
    if (options.cursor !== null) datasets.push(...cursorPoint(path.all.at(-1) ?? null, theme.text, theme.background));
  }
  // x goes back and forth along the path, so Chart.js must not take it for sorted: these points are parsed.
  const unsorted = datasets.map((dataset) => ({ ...dataset, parsing: { xAxisKey: 'x', yAxisKey: 'y' } }));
  const [xName = 'x', yName = 'y'] = trace?.coordinates ?? [];
  const axes = { x: linearAxis(xName, xRange, theme), y: linearAxis(yName, yRange, theme) };
  // A box chosen by zooming is shown as chosen.
  const zoomed = options.xRange !== null || options.yRange !== null;
  return frame({ datasets: unsorted, axes: zoomed ? axes : equalUnits(axes.x, axes.y), marks: [] }, theme);
}

function describe(traces: readonly Trace[], options: ChartOptions): string {
  const trace = traces[0];
  if (!trace) return 'No run to show.';
  const path = planePath(trace, options.cursor, RECENT);
  const end = path.all.at(-1);
  const drawn = end ? `${path.all.length} iterates, the last at ${pointText([end.x, end.y])}` : 'The exact iterates are not loaded';
  const orbit = orbitText(trace);
  const manifold = (planeCurves(trace)?.minima.length ?? 0) > 0 ? ' The manifold of minima is drawn as a line.' : '';
  const guides = guidesText(planeGuides(trace));
  return `Phase plane from the start ${pointText(trace.start)}. ${drawn}.${orbit ? ` They settle on ${orbit}.` : ''}${manifold}${guides}`;
}

export const plane: ChartDefinition = {
  id: 'plane',
  title: 'Phase plane',
  overlays: false,
  overSteps: false,
  recent: RECENT,
  series: (trace) => trace.coordinates.slice(0, 2),
  applies: (dimension) => dimension === 2,
  build,
  describe,
};
