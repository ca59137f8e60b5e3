/** What the salvage of a damaged project file found. */

/** What a project file holds, deleted things not counted. */
export interface Counts {
  readonly experiments: number;
  readonly runs: number;
  /** Samples of all series. */
  readonly samples: number;
  readonly sweeps: number;
  /** Runs with a note. */
  readonly notes: number;
}
export const COUNTED = ['runs', 'samples', 'experiments', 'sweeps', 'notes'] as const satisfies readonly (keyof Counts)[];

/** Of one kind of thing: found whole, and known to have been there but not found whole. */
export interface Found {
  readonly recovered: number;
  readonly lost: number;
}

export interface Salvaged {
  /** The new file. */
  readonly path: string;
  readonly found: { readonly [Kind in keyof Counts]: Found };
  /** Sentences on what was found in another state than it was left in; nothing of it is taken as right. */
  readonly remarks: readonly string[];
}
