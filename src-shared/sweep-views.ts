/** What the window gets to see of sweeps: rasters of one byte a cell, bands, rows of a list. */
import type { Outcome, Status, Versions } from './spec';
import type { FindingLine } from './study';
import type { CellClass, SweepBlock, SweepSpec } from './sweep';

/**
 * `density` (diagram): 0 = no point, else 1 + 254·ln(count)/ln(kept × perColumn); `outcome` (map): index into CELL_CLASSES;
 * `period` (map): min(period, 255); `steps` (map): 255·ln(1 + steps)/ln(1 + cap); `attractor` (map): see `attractorsOf`.
 */
export type RasterLayer = 'density' | 'outcome' | 'period' | 'steps' | 'attractor';

/** A rectangle of the picture: layers row by row from the lowest row, `columns` × `rows` bytes each. */
export interface RasterPart {
  /** First column and lowest row of the rectangle in the whole picture. */
  readonly x: number;
  readonly y: number;
  readonly columns: number;
  readonly rows: number;
  readonly layers: Readonly<Partial<Record<RasterLayer, Uint8Array>>>;
  /** Diagram: largest Lyapunov exponent of each column, where asked. */
  readonly lyapunov?: Float64Array;
  /** Diagram: parameter values of each column that diverged. */
  readonly diverged?: Uint16Array;
  /** Map, on its way from a thread: what the layer of attractors is made of when all parts are there (columns as in SweepBlock). */
  readonly settled?: SweepBlock['columns'];
}

/** An attractor of a map; its place in the list + 1 is its byte in the layer `attractor` (0 = none, 255 = one of a family). */
export interface AttractorView {
  readonly period: number;
  readonly anchor: readonly number[];
  readonly cells: number;
}

/** Quantiles over an ensemble's runs at each sampled step; NaN where fewer than half the runs are left. */
export interface Bands {
  readonly quantity: 'loss' | 'one-step' | 'two-step';
  /** Rows in the order of ENSEMBLE_QUANTILES, each of the length of `steps`. */
  readonly quantiles: readonly Float64Array[];
}
export const ENSEMBLE_QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

export interface EnsembleView {
  readonly steps: Float64Array;
  readonly bands: readonly Bands[];
  /** Runs that are left (not diverged) at each step. */
  readonly left: Float64Array;
  readonly runs: number;
  /** Runs of each class. */
  readonly classes: Readonly<Partial<Record<CellClass, number>>>;
}

/** Theory drawn over a diagram or a map, in the picture's own axes. */
export interface SweepOverlay {
  readonly lines: readonly FindingLine[];
  /** Named places on the horizontal axis: flips, superstable, chaos onset, divergence boundary. */
  readonly places: readonly { readonly at: number; readonly label: string }[];
  /** What each line is, where it comes from, what is missing. */
  readonly notes: readonly string[];
}

/** One cell looked at closely, with the same judgement a run gets. */
export interface CellView {
  /** What the map stored or stores for it. */
  readonly class: CellClass;
  readonly period: number | null;
  readonly steps: number;
  /** Axis values. */
  readonly x: number;
  readonly y: number;
  readonly eta: number;
  readonly K: number;
  /** The full analysis of a run of this cell. */
  readonly outcome: Outcome;
  readonly orbit: readonly (readonly number[])[];
  readonly multiplier: number | null;
}

export interface SweepRow {
  readonly id: number;
  readonly uid: string;
  readonly title: string;
  readonly spec: SweepSpec;
  readonly status: Status;
  readonly created: string;
  readonly seconds: number;
  readonly blocksDone: number;
  readonly blocks: number;
  readonly bytes: number;
  readonly error: string | null;
  readonly versions: Versions;
}

export interface SweepProgress {
  readonly sweepId: number;
  readonly status: Status;
  readonly done: number;
  readonly total: number;
  readonly secondsLeft: number | null;
  /** Threads it may use at most; null = all. */
  readonly threads: number | null;
}
