/** Calls about sweeps: explored, stored, spread over a cluster. */
import type { Answer } from '../answer';
import type { DataFormat } from '../export/formats';
import type { CheckedSweep, SweepSpec } from '../sweep';
import type { AttractorView, CellView, EnsembleView, RasterPart, SweepOverlay, SweepRow } from '../sweep-views';

export interface SweepCalls {
  checkSweep(spec: SweepSpec): Answer<CheckedSweep>;
  /**
   * Computes a sweep to look at, nothing stored: parts arrive as events `explored`, the answer when all are there. A newer request
   * with the same name supersedes an older one (refusal `superseded`), `stopExplore` ends it (refusal `stopped`).
   */
  explore(exploreId: number, spec: SweepSpec): Answer<CheckedSweep>;
  stopExplore(exploreId: number): void;
  /** An ensemble to look at, nothing stored; stopped by `stopExplore`. */
  exploreEnsemble(exploreId: number, spec: SweepSpec): Answer<EnsembleView>;
  sweepOverlay(spec: SweepSpec): Answer<SweepOverlay>;
  sweepCell(spec: SweepSpec, column: number, row: number): Answer<CellView>;
  /** Makes an experiment of each cell [column, row] and runs it; the value is the runs' ids. At most 1 000 cells. */
  promoteCells(spec: SweepSpec, cells: readonly (readonly [number, number])[], title: string): Answer<readonly number[]>;
  /** Stores the sweep as queued and lines it up; blocks that an identical sweep already holds are taken from it. The value is its id. */
  startSweep(title: string, spec: SweepSpec, threads: number | null): Answer<number>;
  stopSweep(sweepId: number): void;
  /** Computes the missing blocks of a stopped or interrupted sweep. */
  resumeSweep(sweepId: number): Answer<null>;
  /** "Use fewer cores": at most so many threads from now on; null = all. */
  limitSweep(sweepId: number, threads: number | null): void;
  sweeps(): readonly SweepRow[];
  /** The stored picture so far; parts in any order. */
  sweepParts(sweepId: number): Answer<readonly RasterPart[]>;
  sweepAttractors(sweepId: number): Answer<readonly AttractorView[]>;
  sweepBands(sweepId: number): Answer<EnsembleView>;
  renameSweep(sweepId: number, title: string): Answer<null>;
  deleteSweep(sweepId: number): Answer<null>;
  /** Asks where; writes the cells' results. */
  exportSweep(exportId: number, sweepId: number, format: DataFormat): Answer<string>;
  /** Asks for a folder; writes the sweep's specification and a job-array script for Slurm; the value is the folder. */
  writeJobArray(title: string, spec: SweepSpec, settings: JobArraySettings): Answer<string>;
  /** Asks for the folder of a job array when `path` is null; what is finished there. */
  jobArray(path: string | null): Answer<JobArrayView>;
  /** Merges the finished shards of the folder and brings the sweep into the project; the value is its id. */
  importJobArray(path: string): Answer<number>;
}

/** How a job array is laid out; texts go into `#SBATCH` lines after a check. */
export interface JobArraySettings {
  readonly tasks: number;
  readonly threads: number;
  /** As Slurm reads it (`1:00:00`); empty = the cluster's own. */
  readonly time: string;
  readonly partition: string;
}

export interface JobArrayView {
  readonly path: string;
  readonly title: string;
  readonly spec: SweepSpec;
  readonly tasks: number;
  /** Tasks whose shard is whole, and blocks that are there in all. */
  readonly finished: number;
  readonly blocksDone: number;
  readonly blocks: number;
}

export const SWEEP_CALLS = {
  checkSweep: true,
  explore: true,
  stopExplore: true,
  exploreEnsemble: true,
  sweepOverlay: true,
  sweepCell: true,
  promoteCells: true,
  startSweep: true,
  stopSweep: true,
  resumeSweep: true,
  limitSweep: true,
  sweeps: true,
  sweepParts: true,
  sweepAttractors: true,
  sweepBands: true,
  renameSweep: true,
  deleteSweep: true,
  exportSweep: true,
  writeJobArray: true,
  jobArray: true,
  importJobArray: true,
} satisfies Record<keyof SweepCalls, true>;
