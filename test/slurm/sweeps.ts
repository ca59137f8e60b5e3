/** Sweeps for tests of shards. */
import type { SweepSpec } from '../../src-shared/sweep';
import { QUARTIC } from '../lab/experiments';

/** A diagram of the quartic in blocks of 64 columns, `steps` steps a column. */
export function diagram(columns: number, steps: number): SweepSpec {
  const kept = 1_000;
  return {
    version: 1,
    experiment: QUARTIC,
    shape: {
      kind: 'orbit-diagram',
      axis: { quantity: 'K', from: 0.95, to: 1.55, scale: 'linear' },
      columns,
      rows: 100,
      coordinate: 0,
      range: null,
      transient: steps - kept,
      kept,
      perColumn: 1,
      seeding: 'fixed',
      lyapunov: false,
    },
  };
}
