/** What is to be exported of many runs: the same request from the window and from the command line. */
import { DATA_FORMATS, TABLE_FORMATS } from './formats';

/** Which runs, in the order of their numbers: those named, or all that fit the filter of the history (empty: every run). */
export type RunChoice = { readonly kind: 'ids'; readonly ids: readonly number[] } | { readonly kind: 'filter'; readonly filter: string };

/**
 * `runs`: a table of one row a run. `series`: what was recorded. `document`: all that is known of a run without its series, as JSON.
 * `specification`: what `edgelab run` computes again, as JSON.
 */
export const EXPORTS = ['runs', 'series', 'document', 'specification'] as const;
export type ExportWhat = (typeof EXPORTS)[number];

export const EXPORT_FORMATS = [...TABLE_FORMATS, 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportRequest {
  readonly what: ExportWhat;
  readonly format: ExportFormat;
  readonly runs: RunChoice;
  /** Keys of columns (`runs`) or names of series (`series`), in order; null = all of them (for people: the usual ones). */
  readonly columns: readonly string[] | null;
  /** A file for each run. Otherwise one file; series of several runs then are one long table with the column `run`. */
  readonly separate: boolean;
}

/** Formats that make sense for each kind, the first being the usual one. */
export const FORMATS_OF: Readonly<Record<ExportWhat, readonly ExportFormat[]>> = {
  runs: TABLE_FORMATS,
  series: DATA_FORMATS,
  document: ['json'],
  specification: ['json'],
};

/** What an export would hold. */
export interface ExportPlan {
  readonly runs: number;
  /** Samples of each series, all runs together. */
  readonly samples: number;
  /** Keys of the columns there are in a table of the runs. */
  readonly columns: readonly string[];
  readonly series: readonly string[];
}

export interface Exported {
  /** The file, or the folder of the files. */
  readonly path: string;
  readonly files: number;
  readonly rows: number;
}

/** Columns of a table of runs for people where none are named. */
export const READABLE = [
  'run',
  'title',
  'outcome',
  'period',
  'metric:eta',
  'metric:K',
  'metric:steps',
  'metric:finalLoss',
  'metric:twoStepRate',
];

/** The name a column has in a file: metrics are bare, parameters and versions say what they are. */
export function columnName(key: string): string {
  const [kind, ...rest] = key.split(':');
  return rest.length === 0 ? key : kind === 'metric' ? rest.join(':') : `${kind}.${rest.join(':')}`;
}

/** JSON holds one run a file; everything of one run is one file. */
export function writesFolder({ what, separate }: Pick<ExportRequest, 'what' | 'separate'>, runs: number): boolean {
  return runs !== 1 && what !== 'runs' && (separate || what !== 'series');
}
