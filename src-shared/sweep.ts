/**
 * Sweeps: one experiment with one or two of its quantities varied over axes, computed block by block. A sweep is a definition
 * (SweepSpec), stored as one object with its cells' results in columns.
 */
import { experimentSchema, type OutcomeKind } from './spec';
import { z } from './zod';

/** Largest number of cells along an axis. */
export const MOST_COLUMNS = 4_000;

/**
 * What an axis varies: `eta` (absolute), `K` (η in units of η_c of the cell's own reference minimum), `start:<i>` (coordinate i of x₀, from 0),
 * `param:<id>` (a numeric parameter of the problem).
 */
export const axisSchema = z.strictObject({
  quantity: z.string().regex(/^(eta|K|start:\d{1,5}|param:.{1,40})$/),
  from: z.number(),
  to: z.number(),
  scale: z.enum(['linear', 'log']),
});
export type Axis = z.infer<typeof axisSchema>;

const stepCount = z.int().min(0).max(1e9);
const cellCount = z.int().min(1).max(MOST_COLUMNS);

/** Which start a column of an orbit diagram has: the experiment's, or the last iterate of the column before it, from low or from high. */
export const SEEDINGS = ['fixed', 'forward', 'backward'] as const;
export type Seeding = (typeof SEEDINGS)[number];

export const orbitDiagramSchema = z.strictObject({
  kind: z.literal('orbit-diagram'),
  axis: axisSchema,
  columns: cellCount,
  rows: cellCount,
  /** Index of the coordinate that is drawn. */
  coordinate: z.int().min(0).max(7),
  /** Visible range of the coordinate, [low, high]; null = found from the orbits themselves. */
  range: z.tuple([z.number(), z.number()]).nullable(),
  /** Steps thrown away, and steps kept after them, per parameter value. */
  transient: stepCount,
  kept: z.int().min(1).max(1e8),
  /** Parameter values per column of cells, evenly spaced inside it. */
  perColumn: z.int().min(1).max(16),
  seeding: z.enum(SEEDINGS),
  /** Also the largest Lyapunov exponent of every column. */
  lyapunov: z.boolean(),
});

export const outcomeMapSchema = z.strictObject({
  kind: z.literal('outcome-map'),
  x: axisSchema,
  y: axisSchema,
  columns: cellCount,
  rows: cellCount,
});

export const ensembleSchema = z.strictObject({
  kind: z.literal('ensemble'),
  /** Runs; run i has the experiment's seed + i. */
  runs: z.int().min(2).max(10_000),
  /** Samples kept of each run, evenly spaced over the steps (the first steps exactly). */
  samples: z.int().min(2).max(2_000),
});

export const sweepSchema = z.strictObject({
  version: z.literal(1),
  /** Everything the axes do not vary. `steps`: the cap per cell of a map, the length of an ensemble's runs; not used by diagrams. */
  experiment: experimentSchema,
  shape: z.discriminatedUnion('kind', [orbitDiagramSchema, outcomeMapSchema, ensembleSchema]),
});
export type SweepSpec = z.infer<typeof sweepSchema>;
export type SweepShape = SweepSpec['shape'];
export type SweepKind = SweepShape['kind'];
export type OrbitDiagram = z.infer<typeof orbitDiagramSchema>;
export type OutcomeMap = z.infer<typeof outcomeMapSchema>;
export type Ensemble = z.infer<typeof ensembleSchema>;

/**
 * Classes of a map's cells, stored as their index; new ones only at the end. The five phases (Kreisler et al.; theory 6.12):
 * `converged` (the loss never rose), `catapult` (converged after the loss rose), periodic, aperiodic, diverged.
 */
export const CELL_CLASSES = ['undetermined', 'converged', 'period-2', 'period-p', 'aperiodic', 'diverged', 'catapult'] as const;
export type CellClass = (typeof CELL_CLASSES)[number];

/** The outcome of a run whose cell is of this class. */
export const OUTCOME_OF_CLASS: Readonly<Record<CellClass, OutcomeKind>> = {
  undetermined: 'undetermined',
  converged: 'converged',
  catapult: 'converged',
  'period-2': 'period-p',
  'period-p': 'period-p',
  aperiodic: 'aperiodic',
  diverged: 'diverged',
};

/**
 * A cell has reached its attractor (a point, or an orbit) from the step on at which ‖x_t − x*‖∞ ≤ REACHED·max(1, ‖x*‖∞) for a point x* of
 * it, and stays (for a whole period): near enough to be drawn in, and independent of how fast the rest of the way is.
 */
export const REACHED = 1e-6;

/** A column of results: one array over the block's cells (or cells × something, as the block's kind says). */
export type ResultColumn = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/**
 * The results of one block, transferred and stored as it is.
 * Orbit diagram (block = columns [from, to)): `counts` Uint32, (to − from) × rows, column by column from the lowest row; `diverged`
 *   Uint16 per column, parameter values that diverged; `lyapunov` Float64 per column (NaN where none), where asked.
 * Outcome map (block = rows [from, to), cells row by row): `class` Uint8; `period` Uint16 (0 = none); `steps` Uint32, steps until
 *   the attractor is reached (REACHED; the cap where it is not by then) or divergence, the cap where there is neither; `anchor0`, `anchor1` Float64: of the attractor reached, the point with the smallest first coordinate
 *   (its first two coordinates; NaN where none).
 * Ensemble (block = runs [from, to)): `loss`, `one-step`, `two-step` Float64, runs × samples (NaN after divergence); `class`, `period`,
 *   `steps` as above per run.
 */
export interface SweepBlock {
  readonly index: number;
  readonly columns: Readonly<Record<string, ResultColumn>>;
}

/** A range of columns, rows or runs, [from, to). */
export interface BlockRange {
  readonly from: number;
  readonly to: number;
}

/** A sweep with everything resolved: the same spec on the same engine gives the same blocks, on any number of threads or machines. */
export interface CheckedSweep {
  /** With `range` a pair of numbers. */
  readonly spec: SweepSpec;
  readonly blocks: readonly BlockRange[];
  /** Names of the swept coordinates' problem, for axis titles. */
  readonly coordinates: readonly string[];
  /** `lanes`: compiled kernels; `loss`: one cell after the other through the loss. */
  readonly route: 'lanes' | 'loss';
  /** Steps of all cells together, at most. */
  readonly work: number;
  /** Seconds on one thread, measured on a few cells; memory of a thread, and size of the results, in bytes. */
  readonly seconds: number;
  readonly memory: number;
  readonly bytes: number;
  /** What the user should know: the depth of zoom that doubles allow, cells that repeat …; sentences. */
  readonly notes: readonly string[];
}

/** Steps at which an ensemble's samples lie: 0, 1, 2 … and then evenly spaced up to `steps`; ascending, distinct, at most `samples`. */
export function ensembleSteps({ samples }: Ensemble, steps: number): Float64Array {
  const count = Math.min(samples, steps + 1);
  const at = new Set<number>();
  for (let i = 0; i < count; i++) at.add(count === 1 ? 0 : Math.round((i * steps) / (count - 1)));
  return Float64Array.from([...at].sort((a, b) => a - b));
}

/** The axis value in the middle of cell `index` of `count`; `part` of the cell from its low edge (½: its middle). */
export function axisValue({ from, to, scale }: Axis, index: number, count: number, part = 0.5): number {
  const at = (index + part) / count;
  return scale === 'log' ? from * power(to / from, at) : from + (to - from) * at;
}

/**
 * ratio^at for 0 ≤ at ≤ 1 by square roots, one for each binary digit of `at`: only × and √, which every engine rounds alike, unlike
 * `**`. Within some 1e-14 of the exact power, relatively.
 */
function power(ratio: number, at: number): number {
  let [result, root, left] = [at >= 1 ? ratio : 1, ratio, at >= 1 ? 0 : at];
  while (left > 0) {
    root = Math.sqrt(root);
    left *= 2;
    if (left < 1) continue;
    result *= root;
    left -= 1;
  }
  return result;
}
