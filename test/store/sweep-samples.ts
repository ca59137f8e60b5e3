import type { NewSweep, StoreCalls } from '../../src-shared/store-contract';
import type { CheckedSweep, SweepBlock, SweepSpec } from '../../src-shared/sweep';
import { experiment } from './samples';

export const COLUMNS = 24;

/** A map of 24 × (blocks · 2) cells whose blocks are two rows. */
export function sweep(blocks: number, changes: Partial<NewSweep> = {}): NewSweep {
  const spec: SweepSpec = {
    version: 1,
    experiment: experiment(),
    shape: {
      kind: 'outcome-map',
      x: { quantity: 'K', from: 0.5, to: 2, scale: 'linear' },
      y: { quantity: 'start:0', from: -0, to: 1, scale: 'linear' },
      columns: COLUMNS,
      rows: 2 * blocks,
    },
  };
  const checked: CheckedSweep = {
    spec,
    blocks: Array.from({ length: blocks }, (_, i) => ({ from: 2 * i, to: 2 * i + 2 })),
    coordinates: ['x'],
    route: 'lanes',
    work: 1e6,
    seconds: 1,
    memory: 1e6,
    bytes: 23 * COLUMNS * 2 * blocks,
    notes: [],
  };
  const versions = { app: '0', engine: '1', runtime: 'node', v8: '0', platform: 'test' };
  return { title: 'A sweep', checked, versions, created: '2026-01-01T00:00:00.000Z', ...changes };
}

/** The block with this index, recomputed by a checker without keeping anything: noise, constants, NaN and −0. */
export function cellsOf(index: number): SweepBlock {
  const cells = 2 * COLUMNS;
  const noise = (i: number) => ((index * cells + i) * 2654435761) % 1_000_003;
  return {
    index,
    columns: {
      class: Uint8Array.from({ length: cells }, (_, i) => (i % 9 === 0 ? 3 : 1)),
      period: Uint16Array.from({ length: cells }, (_, i) => (i % 9 === 0 ? 5 : 1)),
      steps: Uint32Array.from({ length: cells }, (_, i) => noise(i)),
      anchor0: Float64Array.from({ length: cells }, (_, i) => (i % 7 === 0 ? Number.NaN : i % 5 === 0 ? -0 : 1 + noise(i) * 1e-12)),
      anchor1: new Float64Array(cells).fill(Number.NaN),
    },
  };
}

/** Stores a finished sweep; answers its number. */
export function storeSweep(store: StoreCalls, blocks: number, changes: Partial<NewSweep> = {}): number {
  const { id, done } = store.addSweep(sweep(blocks, changes));
  store.setSweepStatus(id, 'running');
  for (let index = 0; index < blocks; index++) if (!done.includes(index)) store.appendBlocks(id, [cellsOf(index)]);
  store.finishSweep(id, { status: 'finished', seconds: 2, error: null });
  return id;
}
