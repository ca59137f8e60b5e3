/** (d) Cobweb in one dimension: the maps F and F², the diagonal, fixed points, the orbit and the path of the last iterates. */
import { linearAxis } from './axes';
import { extent, join, padded } from './bounds';
import type { ChartDefinition, ChartOptions, ChartTheme, Trace } from './chart';
import { cobwebPath, orbitSquare, tail } from './cobweb-path';
import { orbitText, pointText } from './convergence-words';
import { fixedPointsOf } from './fixed-points';
import { frame, type Dataset } from './frame';
import { cursorPoint, line } from './lines';
import { setText } from './number-text';
import type { Point } from './points';
import { faded } from './theme';

/** Iterates whose path is drawn. */
const RECENT = 60;
/** Larger orbits are drawn without their polygon. */
const MOST_CORNERS = 16;

function curve(x: Float64Array, y: Float64Array): Point[] {
  return Array.from(x, (value, i) => ({ x: value, y: y[i] ?? Number.NaN })).filter(
    (point) => Number.isFinite(point.x) && Number.isFinite(point.y),
  );
}

/** Fixed points on the diagonal: stable ones filled, all others hollow. */
function fixedPoints(trace: Trace, theme: ChartTheme): Dataset[] {
  const fixed = fixedPointsOf(trace);
  const group = (stable: boolean) => fixed.filter((point) => (point.stable === true) === stable).map(({ x }) => ({ x, y: x }));
  const [stable, unstable] = [group(true), group(false)];
  const datasets: Dataset[] = [];
  if (unstable.length > 0) {
    const look = {
      label: 'unstable fixed point',
      colour: theme.unstable,
      marker: 'circle' as const,
      radius: 4.5,
      hollow: true,
      noLine: true,
    };
    datasets.push(line(unstable, look, theme.background));
  }
  if (stable.length > 0) {
    const look = { label: 'stable fixed point', colour: theme.stable, marker: 'circle' as const, radius: 4.5, noLine: true };
    datasets.push(line(stable, look, theme.background));
  }
  return datasets;
}

function orbitDatasets(trace: Trace, theme: ChartTheme): Dataset[] {
  const orbit = trace.analysis?.settled;
  if (!orbit || orbit.period < 2 || orbit.period > MOST_CORNERS) return [];
  const colour = orbit.stable === false ? theme.unstable : theme.stable;
  const values = orbit.points.map((point) => point[0] ?? Number.NaN);
  const onDiagonal = values.map((value) => ({ x: value, y: value }));
  const look = {
    label: `period-${orbit.period} orbit`,
    colour,
    marker: 'rectRot' as const,
    radius: 5,
    noLine: true,
    hollow: orbit.stable !== true,
  };
  return [line(orbitSquare(values), { label: '', colour, width: 2 }, theme.background), line(onDiagonal, look, theme.background)];
}

function build(traces: readonly Trace[], options: ChartOptions, theme: ChartTheme) {
  const trace = traces[0];
  const curves = trace?.curves?.kind === 'map' ? trace.curves : null;
  const values = trace ? tail(trace.series[trace.coordinates[0] ?? ''], options.cursor, RECENT) : [];
  const path = cobwebPath(values);
  const seen = join(curves ? extent(curves.x) : null, curves ? null : extent(values));
  const xRange = options.xRange ?? padded(seen, curves ? 0 : 0.05);
  const yRange = options.yRange ?? xRange;
  const datasets: Dataset[] = [];
  const low = Math.min(xRange[0], yRange[0]);
  const high = Math.max(xRange[1], yRange[1]);
  const diagonal = [
    { x: low, y: low },
    { x: high, y: high },
  ];
  datasets.push(line(diagonal, { label: '', colour: theme.mutedText, width: 1 }, theme.background));
  if (curves) {
    datasets.push(line(curve(curves.x, curves.F), { label: 'F', colour: theme.oneStep, width: 1.75 }, theme.background));
    datasets.push(line(curve(curves.x, curves.F2), { label: 'F²', colour: theme.twoStep, width: 1.75 }, theme.background));
  }
  if (path.length > 1)
    datasets.push(line(path, { label: `last ${values.length} iterates`, colour: faded(theme.mutedText, 0.6), width: 1 }, theme.background));
  if (trace) datasets.push(...orbitDatasets(trace, theme), ...fixedPoints(trace, theme));
  if (options.cursor !== null) datasets.push(...cursorPoint(path.at(-1) ?? null, theme.text, theme.background));
  // The path and the diagonal go back and forth, so Chart.js must not take x for sorted: these points are parsed.
  const unsorted = datasets.map((dataset) => ({ ...dataset, parsing: { xAxisKey: 'x', yAxisKey: 'y' } }));
  const name = trace?.coordinates[0] ?? 'x';
  const axes = { x: linearAxis(`${name}(t)`, xRange, theme), y: linearAxis(`${name}(t+1), ${name}(t+2)`, yRange, theme) };
  return frame({ datasets: unsorted, axes, marks: [] }, theme);
}

function describe(traces: readonly Trace[], options: ChartOptions): string {
  const trace = traces[0];
  if (!trace) return 'No run to show.';
  const fixed = fixedPointsOf(trace);
  const list = setText(
    fixed.map(({ x, stable }) => `${pointText([Number(x.toFixed(4))])} ${stable === null ? 'undecided' : stable ? 'stable' : 'unstable'}`),
  );
  const fixedText = fixed.length > 0 ? ` Fixed points of F found: ${list}.` : '';
  const orbit = orbitText(trace);
  const orbitSentence = orbit ? ` The iterates settle on ${orbit}.` : '';
  const values = tail(trace.series[trace.coordinates[0] ?? ''], options.cursor, RECENT);
  const path =
    values.length > 0
      ? ` The path shows the last ${values.length} iterates, up to ${pointText(values.slice(-1))}.`
      : ' The exact last iterates are not loaded.';
  return `The maps F and F² at learning rate ${pointText([trace.eta])} against the diagonal.${fixedText}${orbitSentence}${path}`;
}

export const cobweb: ChartDefinition = {
  id: 'cobweb',
  title: 'Cobweb of F and F²',
  overlays: false,
  overSteps: false,
  recent: RECENT,
  series: (trace) => trace.coordinates.slice(0, 1),
  applies: (dimension) => dimension === 1,
  build,
  describe,
};
