/** Sweeps that are looked at, not stored: computed at once on every thread, the newest request of a name in place of the older one. */
import { accept, type Answer, refuse } from '../../src-shared/answer';
import type { CheckedSweep, SweepBlock, SweepSpec } from '../../src-shared/sweep';
import type { EnsembleView, RasterPart } from '../../src-shared/sweep-views';
import { type BlockKind, BlockRunner, type BlocksEnd, bytesOf } from './block-runner';
import type { Desk } from './desk';
import type { Emit } from './events';
import { joined } from './joined-parts';
import type { Pool } from './pool';

/** Small parts are collected for so many milliseconds: about 30 messages a second, however many blocks there are. */
const EVERY = 33;
/** So many bytes are a message of their own: a large one at the end would keep the whole picture waiting. */
const ENOUGH = 64_000;

const FAMILIES = 'The cells reach more attractors than colours tell apart: families of them, along a manifold of minima or over an axis';
const NONE_TOLD_APART = `${FAMILIES}. There is no layer of attractors.`;
const SOME_TOLD_APART = `${FAMILIES}. The layer of attractors shows those that many cells reach.`;

/** Finished parts on their way to the window: several in one message, none later than `EVERY`. */
class PartsToSend {
  readonly #exploreId: number;
  readonly #total: number;
  readonly #emit: Emit;
  #waiting: RasterPart[] = [];
  #bytes = 0;
  #done = 0;
  #sentAt = performance.now();
  #timer: NodeJS.Timeout | null = null;

  constructor(exploreId: number, total: number, emit: Emit) {
    this.#exploreId = exploreId;
    this.#total = total;
    this.#emit = emit;
  }

  add(part: RasterPart): void {
    this.#waiting.push(part);
    this.#bytes += bytesOf(part);
    this.#done++;
    const rest = EVERY - (performance.now() - this.#sentAt);
    if (rest <= 0 || this.#bytes >= ENOUGH) this.#send();
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
    this.#bytes = 0;
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
      const { spec: resolved, blocks } = checked.value;
      this.#emit('explored', { exploreId, part: null, done: 0, total: blocks.length, spec: resolved });
      const parts = new PartsToSend(exploreId, blocks.length, this.#emit);
      const settled: { readonly columns: SweepBlock['columns'] }[] = [];
      const runner: BlockRunner<'sweepPart'> = new BlockRunner(this.#pool, {
        kind: 'sweepPart',
        checked: checked.value,
        indices: null,
        priority: 'interactive',
        threads: null,
        onBlock: ({ settled: columns, ...part }, index) => {
          if (own.ended !== null) return;
          if (columns) settled[index] = { columns };
          parts.add(part);
        },
      });
      own.parts = parts;
      const end = await this.#endOf(own, runner);
      parts.end();
      const ended = endedAs(own, end);
      if (ended) return ended;
      return settled.length === 0 ? checked : this.#withAttractors(exploreId, checked.value, settled, own);
    });
  }

  /** Sends the attractors of a map whose parts are all sent, and says where they are too many. */
  async #withAttractors(
    exploreId: number,
    checked: CheckedSweep,
    blocks: readonly { readonly columns: SweepBlock['columns'] }[],
    own: Exploration,
  ): Promise<Answer<CheckedSweep>> {
    const found = await this.#desk.ask('sweepAttractors', { blocks });
    if (own.ended !== null) return endOf(own.ended);
    if (!found.ok) return found;
    const { attractors, layer, families } = found.value;
    const { shape } = checked.spec;
    const [done, total] = [checked.blocks.length, checked.blocks.length];
    if (attractors.length > 0 && shape.kind === 'outcome-map') {
      const part = { x: 0, y: 0, columns: shape.columns, rows: shape.rows, layers: { attractor: layer } };
      this.#emit('explored', { exploreId, part, done, total, attractors });
    }
    if (!families) return accept(checked);
    return accept({ ...checked, notes: [...checked.notes, attractors.length > 0 ? SOME_TOLD_APART : NONE_TOLD_APART] });
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
