/** How a sweep is cut into blocks, and what it costs: functions of the definition alone. */
import type { BlockRange, SweepSpec } from '../../src-shared/sweep';

/** Steps of lanes in a block, and gradients of a loss (of few dimensions) in a block: some milliseconds. */
const LANE_STEPS = 5e6;
const GRADIENTS = 1e5;
/** Below so many dimensions a gradient costs as much as its call. */
const SMALL = 8;
/** Lanes a block should have, so that the compiled kernels are full; up to so many steps. */
const FULL = 64;
const FULL_STEPS = 1e9;
const MOST_BLOCKS = 4_096;

/** Steps that are all the computation of one unit (column, row of a map, run of an ensemble), at most. */
export function unitsOf({ shape, experiment }: SweepSpec): { readonly units: number; readonly lanes: number; readonly steps: number } {
  switch (shape.kind) {
    case 'orbit-diagram':
      return { units: shape.columns, lanes: shape.perColumn, steps: shape.transient + shape.kept };
    case 'outcome-map':
      return { units: shape.rows, lanes: shape.columns, steps: experiment.steps };
    case 'ensemble':
      return { units: shape.runs, lanes: 1, steps: experiment.steps };
  }
}

/** Steps of all cells together, at most. */
export function workOf(spec: SweepSpec): number {
  const { units, lanes, steps } = unitsOf(spec);
  return units * lanes * steps;
}

/**
 * Blocks of about equal length that cover all units in order, at most MOST_BLOCKS. A carried diagram is one block: each of its columns
 * starts where the one before it ended.
 */
export function blocksOf(spec: SweepSpec, route: 'lanes' | 'loss', dimension: number): readonly BlockRange[] {
  const { units, lanes, steps } = unitsOf(spec);
  if (isCarried(spec)) return [{ from: 0, to: units }];
  const perUnit = Math.max(1, lanes * steps);
  const target = route === 'lanes' ? LANE_STEPS : GRADIENTS / Math.max(1, dimension / SMALL);
  const full = route === 'lanes' ? Math.min(Math.ceil(FULL / lanes), Math.floor(FULL_STEPS / perUnit)) : 1;
  const wanted = Math.max(1, full, Math.floor(target / perUnit), Math.ceil(units / MOST_BLOCKS));
  const count = Math.ceil(units / wanted);
  const edge = (k: number) => Math.round((k * units) / count);
  return Array.from({ length: count }, (_, k) => ({ from: edge(k), to: edge(k + 1) }));
}

export function isCarried({ shape }: SweepSpec): boolean {
  return shape.kind === 'orbit-diagram' && shape.seeding !== 'fixed';
}

/** Bytes of the results of units [0, units): the columns that SweepBlock states. */
export function resultBytes(spec: SweepSpec, units: number): number {
  const { shape } = spec;
  switch (shape.kind) {
    case 'orbit-diagram':
      return units * (4 * shape.rows + 2 + (shape.lyapunov ? 8 : 0));
    case 'outcome-map':
      return units * shape.columns * (1 + 2 + 4 + 16);
    case 'ensemble':
      return units * (24 * Math.min(shape.samples, spec.experiment.steps + 1) + 7);
  }
}

/** Bytes a thread needs for its largest block: results, and each lane's state, learning rates and parameters. */
export function blockBytes(spec: SweepSpec, blocks: readonly BlockRange[], dimension: number): number {
  const { lanes } = unitsOf(spec);
  const { rule } = spec.experiment;
  const cycle = rule.kind === 'step-schedule' ? rule.learningRates.length : 1;
  const perLane = 8 * (4 * dimension + cycle + 4);
  const largest = Math.max(...blocks.map(({ from, to }) => to - from));
  return resultBytes(spec, largest) + largest * lanes * perLane;
}
