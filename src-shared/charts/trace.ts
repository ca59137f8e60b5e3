/** From stored views to what a chart draws, and which view of a run a chart wants. */
import { MAX_POINTS, SERIES, type Curves, type RunView, type SeriesRequest, type SeriesView } from '../views';
import type { ChartDefinition, ChartOptions, Trace } from './chart';

const NAMED = new Set<string>(Object.values(SERIES));

/**
 * Names of the recorded coordinates among the recorded series. `known` are the problem's coordinates (from the run's analysis);
 * without them, as in runs of version 0.1, every series that is not a quantity of the run is one.
 */
export function recordedCoordinates(series: readonly string[], known?: readonly string[]): readonly string[] {
  return series.filter((name) => !NAMED.has(name) && (known === undefined || known.includes(name)));
}

/** Names of the recorded series that are neither coordinates nor quantities every run has: what the problem observes. */
export function recordedObservables(series: readonly string[], known?: readonly string[]): readonly string[] {
  return known === undefined ? [] : series.filter((name) => !NAMED.has(name) && !known.includes(name));
}

/** First sample of each coordinate where the views begin with the run (noise included), else the start as defined. */
function startOf(run: RunView, byName: Readonly<Record<string, SeriesView>>, coordinates: readonly string[]): readonly number[] {
  // A start stated by the problem's parameters is known from the recorded coordinates alone.
  const defined = run.experiment.start.length > 0 ? run.experiment.start : coordinates.map(() => Number.NaN);
  return defined.map((value, i) => {
    const view = byName[coordinates[i] ?? ''];
    return view?.kind === 'samples' && view.step[0] === 0 ? (view.value[0] ?? value) : value;
  });
}

/** Dimension of the run's problem: its start's, or where the problem states the start, that of the minimum it refers to. */
export function dimensionOf(run: Pick<RunView, 'experiment' | 'analysis'>): number {
  const { start } = run.experiment;
  return start.length > 0 ? start.length : (run.analysis?.minimum.x.length ?? run.analysis?.coordinates?.length ?? 0);
}

/** A stored run as the charts see it. */
export function traceOf(run: RunView, views: readonly SeriesView[], curves: Curves | null): Trace {
  const series = Object.fromEntries(views.map((view) => [view.name, view]));
  const known = run.analysis?.coordinates;
  const coordinates = recordedCoordinates(run.series, known);
  return {
    label: run.title || `R${String(run.id).padStart(5, '0')}`,
    runId: run.id,
    dimension: dimensionOf(run),
    coordinates,
    observables: recordedObservables(run.series, known),
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
  run: Pick<RunView, 'id' | 'series'> & Partial<Pick<RunView, 'analysis'>>,
  range: readonly [number, number] | null,
  cursor: ChartOptions['cursor'],
  pixels: number,
): SeriesRequest | null {
  const known = run.analysis?.coordinates;
  const names = chart.series({ coordinates: recordedCoordinates(run.series, known), observables: recordedObservables(run.series, known) });
  const series = names.filter((name) => run.series.includes(name));
  if (series.length === 0) return null;
  return { runId: run.id, series, fromStep: range?.[0] ?? null, toStep: range?.[1] ?? cursor, pixels: Math.min(pixels, MAX_POINTS) };
}
