/** Bands of an ensemble: quantiles over its runs at every sampled step. */
import { CELL_CLASSES, type CellClass, ensembleSteps, type SweepBlock, type SweepSpec } from '../../src-shared/sweep';
import { type Bands, ENSEMBLE_QUANTILES, type EnsembleView } from '../../src-shared/sweep-views';

const QUANTITIES = ['loss', 'one-step', 'two-step'] as const;

/**
 * The view of all blocks of an ensemble, in any order. Quantiles are exact, with linear interpolation between order statistics (type 7 of
 * Hyndman & Fan 1996: at position (runs − 1)·q). Runs that have diverged count as +∞ and are never dropped, so that a band above them stays
 * what the share of all runs says: a quantile that reaches into them is Infinity. NaN, as Bands states, where fewer than half the runs are left.
 */
export function ensembleBands(spec: SweepSpec, blocks: readonly SweepBlock[]): EnsembleView {
  const { shape, experiment } = spec;
  if (shape.kind !== 'ensemble') throw new Error('no ensemble');
  const steps = ensembleSteps(shape, experiment.steps);
  const runs = blocks.reduce((sum, { columns }) => sum + columns['class']!.length, 0);
  const left = new Float64Array(steps.length);
  const bands = QUANTITIES.map((quantity): Bands => {
    const quantiles = ENSEMBLE_QUANTILES.map(() => new Float64Array(steps.length));
    const values = new Float64Array(runs);
    for (let sample = 0; sample < steps.length; sample++) {
      const there = gather(blocks, quantity, sample, steps.length, values);
      if (quantity === 'loss') left[sample] = there;
      values.sort();
      ENSEMBLE_QUANTILES.forEach((q, k) => (quantiles[k]![sample] = 2 * there < runs ? NaN : quantileOf(values, q)));
    }
    return { quantity, quantiles };
  });
  return { steps, bands, left, runs, classes: classCounts(blocks) };
}

/** The values of all runs at one sample into `values`, +∞ for those that are gone; the number that are left. */
function gather(blocks: readonly SweepBlock[], quantity: string, sample: number, samples: number, values: Float64Array): number {
  let run = 0;
  let left = 0;
  for (const { columns } of blocks) {
    const column = columns[quantity]!;
    const gone = columns['loss']!;
    for (let at = sample; at < column.length; at += samples) {
      if (!Number.isNaN(gone[at]!)) left++;
      const value = column[at]!;
      values[run++] = Number.isNaN(value) ? Infinity : value;
    }
  }
  return left;
}

/** Type 7 quantile of ascending values; Infinity as soon as an infinite one takes part. */
export function quantileOf(ascending: Float64Array, q: number): number {
  const position = (ascending.length - 1) * q;
  const low = Math.floor(position);
  const part = position - low;
  const below = ascending[low]!;
  if (part === 0) return below;
  const above = ascending[low + 1]!;
  return above === Infinity ? Infinity : below + part * (above - below);
}

function classCounts(blocks: readonly SweepBlock[]): Readonly<Partial<Record<CellClass, number>>> {
  const counts: Partial<Record<CellClass, number>> = {};
  for (const { columns } of blocks)
    for (const index of columns['class']!) {
      const name = CELL_CLASSES[index]!;
      counts[name] = (counts[name] ?? 0) + 1;
    }
  return counts;
}
