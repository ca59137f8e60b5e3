/** Runs side by side: what differs between their specifications, and their metrics against a baseline. */
import { stepSeries } from '../external-run';
import type { RunView } from '../views';
import { specificationOf, type Entry } from './specification';
import { anyDiffer, type Tolerance } from './tolerance';

/** What a comparison keeps of a run. */
export interface ComparedRun extends Pick<RunView, 'id' | 'title' | 'status' | 'outcome' | 'period' | 'tags'> {
  readonly specification: ReadonlyMap<string, Entry>;
  readonly metrics: Readonly<Record<string, number>>;
  readonly series: readonly string[];
  readonly samples: number;
  /** The series that holds the steps of an imported run; absent = the samples say their step. */
  readonly stepSeries?: string;
}

/** `limit`: first coordinate of the first point of the orbit the run settled on; `deviation`: measured − predicted two-step factor. */
export const METRICS = [
  'eta',
  'etaC',
  'K',
  'steps',
  'finalLoss',
  'limit',
  'oneStepRate',
  'twoStepRate',
  'predictedTwoStepRate',
  'deviation',
  'lyapunov',
  'sharpness',
] as const;

export function comparedRun(run: RunView): ComparedRun {
  const { id, title, status, outcome, period, tags, series, samples } = run;
  const limit = run.analysis?.settled?.points[0]?.[0];
  const { twoStepRate, predictedTwoStepRate } = run.metrics;
  const metrics = {
    ...run.metrics,
    ...(limit === undefined ? {} : { limit }),
    ...(twoStepRate === undefined || predictedTwoStepRate === undefined ? {} : { deviation: twoStepRate - predictedTwoStepRate }),
  };
  const steps = stepSeries(run);
  const compared = { id, title, status, outcome, period, tags, series, samples, metrics, specification: specificationOf(run.experiment) };
  return steps === null ? compared : { ...compared, stepSeries: steps };
}

/** Paths of the specifications, in the order they are first met: all, or those in which any two runs differ. */
export function specificationColumns(runs: readonly ComparedRun[], all: boolean, tolerance: Tolerance): readonly string[] {
  const paths = [...new Set(runs.flatMap(({ specification }) => [...specification.keys()]))];
  const values = (path: string) => runs.map(({ specification }) => specification.get(path) ?? null);
  return all ? paths : paths.filter((path) => anyDiffer(values(path), tolerance));
}

/** Metrics any of the runs has. */
export function metricColumns(runs: readonly ComparedRun[]): readonly string[] {
  return METRICS.filter((key) => runs.some(({ metrics }) => metrics[key] !== undefined));
}

export interface Delta {
  readonly difference: number;
  /** value / base; null where the base is 0 or one of them is not finite. */
  readonly ratio: number | null;
}

/** A metric against the baseline's; null where either is missing. */
export function deltaOf(value: number | undefined, base: number | undefined): Delta | null {
  if (value === undefined || base === undefined) return null;
  const ratio = value / base;
  return { difference: value - base, ratio: base === 0 || !Number.isFinite(ratio) || !Number.isFinite(base) ? null : ratio };
}
