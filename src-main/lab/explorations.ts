/** Sweeps that are looked at, not stored: computed at once on every thread, the newest request of a name in place of the older one. */
import { type Answer, refuse } from '../../src-shared/answer';
import type { CheckedSweep, SweepBlock, SweepSpec } from '../../src-shared/sweep';
import type { EnsembleView, RasterPart } from '../../src-shared/sweep-views';
import { type BlockKind, BlockRunner, type BlocksEnd } from './block-runner';
import type { Desk } from './desk';
import type { Emit } from './events';
import { joined } from './joined-parts';
import type { Pool } from './pool';

/** At most about 30 messages a second, however many blocks there are, in milliseconds. */
const EVERY = 33;

/** One request under its name. */
interface Exploration {
  runner: BlockRunner<BlockKind> | null;
  ended: 'superseded' | 'stopped' | null;
}

export class Explorations {
  readonly #pool: Pool;
  readonly #desk: Desk;
  readonly #emit: Emit;
  readonly #current = new Map<number, Exploration>();

  constructor(pool: Pool, desk: Desk, emit: Emit) {
    this.#pool = pool;
    this.#desk = desk;
    this.#emit = emit;
  }

  /** The picture of a diagram or map, in parts by the event `explored`; answers when all are there. */
  explore(exploreId: number, spec: SweepSpec): Promise<Answer<CheckedSweep>> {
    return this.#during(exploreId, async (own) => {
      const checked = await this.#check(exploreId, spec, own);
      if (!checked.ok) return checked;
      const waiting: RasterPart[] = [];
      let sentAt = -EVERY;
      const send = (runner: BlockRunner<'sweepPart'>) => {
        const parts = joined(waiting.splice(0));
        for (const part of parts) this.#emit('explored', { exploreId, part, done: runner.done, total: runner.total });
        sentAt = performance.now();
      };
      const runner: BlockRunner<'sweepPart'> = new BlockRunner(this.#pool, {
        kind: 'sweepPart',
        checked: checked.value,
        indices: null,
        priority: 'interactive',
        threads: null,
        onBlock: (part) => {
          if (own.ended !== null) return;
          waiting.push(part);
          if (performance.now() - sentAt >= EVERY) send(runner);
        },
      });
      own.runner = runner;
      const end = await runner.end;
      if (own.ended === null) send(runner);
      return endedAs(own, end) ?? checked;
    });
  }

  ensemble(exploreId: number, spec: SweepSpec): Promise<Answer<EnsembleView>> {
    return this.#during(exploreId, async (own) => {
      const checked = await this.#check(exploreId, spec, own);
      if (!checked.ok) return checked;
      const blocks: SweepBlock[] = [];
      const runner: BlockRunner<'sweepBlock'> = new BlockRunner(this.#pool, {
        kind: 'sweepBlock',
        checked: checked.value,
        indices: null,
        priority: 'interactive',
        threads: null,
        onBlock: (block) => {
          blocks.push(block);
          if (own.ended === null) this.#emit('explored', { exploreId, part: null, done: blocks.length, total: runner.total });
        },
      });
      own.runner = runner;
      const ended = endedAs(own, await runner.end);
      if (ended) return ended;
      blocks.sort((a, b) => a.index - b.index);
      return this.#desk.ask('sweepBands', { spec: checked.value.spec, blocks });
    });
  }

  stop(exploreId: number): void {
    this.#end(exploreId, 'stopped');
  }

  stopAll(): void {
    for (const exploreId of [...this.#current.keys()]) this.stop(exploreId);
  }

  #end(exploreId: number, how: 'superseded' | 'stopped'): void {
    const one = this.#current.get(exploreId);
    if (!one) return;
    one.ended ??= how;
    one.runner?.stop();
  }

  async #during<T>(exploreId: number, work: (own: Exploration) => Promise<Answer<T>>): Promise<Answer<T>> {
    this.#end(exploreId, 'superseded');
    const own: Exploration = { runner: null, ended: null };
    this.#current.set(exploreId, own);
    try {
      return await work(own);
    } finally {
      if (this.#current.get(exploreId) === own) this.#current.delete(exploreId);
    }
  }

  async #check(exploreId: number, spec: SweepSpec, own: Exploration): Promise<Answer<CheckedSweep>> {
    const checked = await this.#desk.ask('sweepCheck', spec, `explore ${exploreId}`);
    return own.ended === null ? checked : endOf(own.ended);
  }
}

function endedAs(
  { ended }: Exploration,
  end: BlocksEnd,
): { readonly ok: false; readonly refusal: ReturnType<typeof endOf>['refusal'] } | null {
  if (ended !== null) return endOf(ended);
  if (end.type === 'failed') return { ok: false, refusal: end.refusal };
  return end.type === 'stopped' ? endOf('stopped') : null;
}

function endOf(how: 'superseded' | 'stopped') {
  return how === 'stopped'
    ? refuse('stopped', '', 'The picture was stopped before it was complete.', 'Draw it again to complete it.')
    : refuse('superseded', '', 'A newer request took the place of this one.', 'Wait for the newer answer.');
}
