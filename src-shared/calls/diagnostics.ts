/** Calls about diagnostics: what the program says of itself when something does not work. */
import type { Answer } from '../answer';

/** One file of the bundle. */
export interface DiagnosticFile {
  readonly name: string;
  readonly text: string;
}

/** Counts and sizes of a project; nothing of what is in it. */
export interface ProjectStatistics {
  /** Version of the file's schema. */
  readonly version: number;
  readonly bytes: number;
  /** Of which free for new data. */
  readonly freeBytes: number;
  readonly rows: Readonly<Record<string, number>>;
  readonly runsByStatus: Readonly<Record<string, number>>;
  readonly integrity: 'ok' | 'damaged' | 'not checked: large file';
  readonly readOnly: boolean;
  readonly unsaved: boolean;
}

export interface DiagnosticsCalls {
  /** Gathers the bundle, free of anything personal, to be looked at before it is written. */
  diagnostics(): readonly DiagnosticFile[];
  /** Asks where, and writes the bundle gathered last as a zip file; the value is its path. */
  saveDiagnostics(): Answer<string>;
}

export const DIAGNOSTICS_CALLS = { diagnostics: true, saveDiagnostics: true } satisfies Record<keyof DiagnosticsCalls, true>;
