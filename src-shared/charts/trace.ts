/** From stored views to what a chart draws, and which view of a run a chart wants. */
import { MAX_POINTS, SERIES, type Curves, type RunView, type SeriesRequest, type SeriesView } from '../views';
import type { ChartDefinition, ChartOptions, Trace } from './chart';

const NAMED = new Set<string>(Object.values(SERIES));

/** Names of the recorded coordinates: the recorded series that are not quantities of the run. */
export function recordedCoordinates(series: readonly string[]): readonly string[] {
  return series.filter((name) => !NAMED.has(name));
}

/** First sample of each coordinate where the views begin with the run (noise included), else the start as defined. */
function startOf(run: RunView, byName: Readonly<Record<string, SeriesView>>, coordinates: readonly string[]): readonly number[] {
  return run.experiment.start.map((defined, i) => {
    const view = byName[coordinates[i] ?? ''];
    return view?.kind === 'samples' && view.step[0] === 0 ? (view.value[0] ?? defined) : defined;
  });
}

/** A stored run as the charts see it. */
export function traceOf(run: RunView, views: readonly SeriesView[], curves: Curves | null): Trace {
  const series = Object.fromEntries(views.map((view) => [view.name, view]));
  const coordinates = recordedCoordinates(run.series);
  return {
    label: run.title || `R${String(run.id).padStart(5, '0')}`,
    runId: run.id,
    dimension: run.experiment.start.length,
    coordinates,
    eta: run.metrics['eta'] ?? run.analysis?.eta ?? Number.NaN,
    etaC: run.metrics['etaC'] ?? run.analysis?.etaC ?? Number.NaN,
    start: startOf(run, series, coordinates),
    series,
    analysis: run.analysis,
    curves,
  };
}

/** The view a chart wants of a run: the visible steps, or the exact samples of its last ones. Null = the chart draws no series. */
export function requestFor(
  chart: ChartDefinition,
  run: Pick<RunView, 'id' | 'series'>,
  range: readonly [number, number] | null,
  cursor: ChartOptions['cursor'],
  pixels: number,
): SeriesRequest | null {
  const series = chart.series({ coordinates: recordedCoordinates(run.series) }).filter((name) => run.series.includes(name));
  if (series.length === 0) return null;
  return { runId: run.id, series, fromStep: range?.[0] ?? null, toStep: range?.[1] ?? cursor, pixels: Math.min(pixels, MAX_POINTS) };
}
