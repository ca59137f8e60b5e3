/** Calls about trajectories that come from elsewhere. */
import type { Answer } from '../answer';

export interface ImportCalls {
  /** Asks for a file (CSV, NPZ, Parquet) when `path` is null; stores its series as an external run. One step of Undo; the value is its id. */
  importRun(path: string | null): Answer<number>;
}

export const IMPORT_CALLS = { importRun: true } satisfies Record<keyof ImportCalls, true>;
