/** Kept versions of a project file, and what the salvage of a damaged one found. */

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

export interface KeptVersion {
  /** Stable name within the project, from its time. */
  readonly id: string;
  readonly path: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly bytes: number;
  /** `before-update`: the file as it was before a newer Edge Lab changed its form. */
  readonly reason: 'rolling' | 'before-update';
  /** null when the file cannot be read. */
  readonly counts: Counts | null;
}

export interface ProjectVersions {
  readonly path: string;
  /** What the project holds now, or null when it cannot be read. */
  readonly now: Counts | null;
  /** Newest first. */
  readonly versions: readonly KeptVersion[];
}

/** Kinds of objects compared between a version and the open project. */
export const COMPARED = ['experiments', 'runs', 'sweeps'] as const;

/** So many names are given of a longer list. */
export const NAMED = 5;

export interface Some {
  readonly count: number;
  /** The first of them. */
  readonly names: readonly string[];
}

/** `onlyThen`: in the version and not in the project now. */
export type VersionDifference = {
  readonly [Kind in (typeof COMPARED)[number]]: { readonly onlyThen: Some; readonly onlyNow: Some; readonly changed: Some };
};

/** Another program changed the file of the open project. */
export interface ChangeOnDisk {
  /**
   * `renamed` in its folder, and followed; `gone` or `replaced` by another file, and what was open here goes on in a conflict copy;
   * `written` by another program, and only read from then on.
   */
  readonly kind: 'renamed' | 'gone' | 'replaced' | 'written';
  /** Where the project was. */
  readonly path: string;
  /** Where what is open here is now. */
  readonly now: string;
}

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
