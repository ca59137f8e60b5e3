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

/** Finished parts on their way to the window: several in one message, none later than `EVERY`. */
class PartsToSend {
  readonly #exploreId: number;
  readonly #total: number;
  readonly #emit: Emit;
  #waiting: RasterPart[] = [];
  #done = 0;
  #sentAt = -EVERY;
  #timer: NodeJS.Timeout | null = null;

  constructor(exploreId: number, total: number, emit: Emit) {
    this.#exploreId = exploreId;
    this.#total = total;
    this.#emit = emit;
  }

  add(part: RasterPart): void {
    this.#waiting.push(part);
    this.#done++;
    const rest = EVERY - (performance.now() - this.#sentAt);
    if (rest <= 0) this.#send();
    else this.#timer ??= setTimeout(() => this.#send(), rest);
  }

  /** Sends what waits. */
  end(): void {
    if (this.#waiting.length > 0) this.#send();
  }

  /** Nothing that waits is sent any more. */
  drop(): void {
    this.#waiting = [];
    this.#stopClock();
  }

  #send(): void {
    this.#stopClock();
    this.#sentAt = performance.now();
    for (const part of joined(this.#waiting.splice(0)))
      this.#emit('explored', { exploreId: this.#exploreId, part, done: this.#done, total: this.#total });
  }

  #stopClock(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }
}

/** One request under its name. */
interface Exploration {
  runner: BlockRunner<BlockKind> | null;
  parts: PartsToSend | null;
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
      const parts = new PartsToSend(exploreId, checked.value.blocks.length, this.#emit);
      const runner: BlockRunner<'sweepPart'> = new BlockRunner(this.#pool, {
        kind: 'sweepPart',
        checked: checked.value,
        indices: null,
        priority: 'interactive',
        threads: null,
        onBlock: (part) => {
          if (own.ended === null) parts.add(part);
        },
      });
      own.parts = parts;
      const end = await this.#endOf(own, runner);
      parts.end();
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
      const ended = endedAs(own, await this.#endOf(own, runner));
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
    one.parts?.drop();
    one.runner?.stop();
  }

  async #during<T>(exploreId: number, work: (own: Exploration) => Promise<Answer<T>>): Promise<Answer<T>> {
    this.#end(exploreId, 'superseded');
    const own: Exploration = { runner: null, parts: null, ended: null };
    this.#current.set(exploreId, own);
    try {
      return await work(own);
    } finally {
      if (this.#current.get(exploreId) === own) this.#current.delete(exploreId);
    }
  }

  /** It may have been ended between its check and its first block. */
  #endOf(own: Exploration, runner: BlockRunner<BlockKind>): Promise<BlocksEnd> {
    own.runner = runner;
    if (own.ended !== null) runner.stop();
    return runner.end;
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
