/** Calls about trajectories that come from elsewhere. */
import type { Answer } from '../answer';

export interface ImportCalls {
  /**
   * Asks for a file (CSV, NPZ, Parquet) when `path` is null; stores its series as an external run. One step of Undo; the value is its id.
   * Events `importProgress` tell how far it is. Refuses with `stopped` after `stopImport(importId)`; nothing is stored then.
   */
  importRun(importId: number, path: string | null): Answer<number>;
  stopImport(importId: number): void;
}

export interface ImportProgress {
  readonly importId: number;
  /** Rows stored, and all there are; while `total` is 0 they are only looked at. */
  readonly done: number;
  readonly total: number;
}

export const IMPORT_CALLS = { importRun: true, stopImport: true } satisfies Record<keyof ImportCalls, true>;
