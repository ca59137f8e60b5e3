/** Brings computed blocks into the open project as one sweep. */
import type { Versions } from '../../../src-shared/spec';
import type { SweepBlock } from '../../../src-shared/sweep';
import type { StoreClient } from '../store-client';
import { checkedOf, type SweepDefinition } from './definition';

/** The calls of the store that a sweep needs. */
export type SweepStore = Pick<StoreClient, 'addSweep' | 'setSweepStatus' | 'appendBlocks' | 'finishSweep'>;

export interface ComputedSweep {
  readonly title: string;
  readonly definition: SweepDefinition;
  readonly versions: Versions;
  /** Seconds it took to compute, 0 when not known. */
  readonly seconds: number;
  readonly blocks: AsyncIterable<SweepBlock>;
  /** False: blocks are missing; the sweep is stored as stopped and can be resumed. */
  readonly complete: boolean;
}

/** The value is the sweep's id. Rejects when the store cannot keep it; the sweep is `failed` then. */
export async function intoProject(store: SweepStore, sweep: ComputedSweep): Promise<number> {
  const { title, definition, versions, seconds, complete } = sweep;
  const added = await store.addSweep({ title, checked: checkedOf(definition), versions, created: new Date().toISOString() });
  await store.setSweepStatus(added.id, 'running');
  try {
    const there = new Set(added.done);
    for await (const block of sweep.blocks) if (!there.has(block.index)) await store.appendBlocks(added.id, [block]);
    await store.finishSweep(added.id, { status: complete ? 'finished' : 'stopped', seconds, error: null });
    return added.id;
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    await store.finishSweep(added.id, { status: 'failed', seconds, error: what }).catch(() => undefined);
    throw error;
  }
}
