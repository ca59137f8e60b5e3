/**
 * Lanes that end one by one. They run in rounds: between two rounds those still running move together, so that lanes that have ended
 * take no place beside them for long. A lane's result does not depend on its neighbours.
 */
import { ESCAPE } from './lane-map';
import type { EscapeLimits, Escapes, LaneBatch, Proceed } from './lane-map';
import { LaneBlock } from './lane-block';
import type { KernelSet } from './kernel-set';

const FIRST_ROUND = 64;
const UNROLLED = 2;

export function escape(set: KernelSet, batch: LaneBatch, limits: EscapeLimits, out: Escapes, proceed: Proceed): boolean {
  const resting = limits.tolerance > 0;
  const rows = { extra: 0, out: 2 };
  const kernel = (unrolled: number) => LaneBlock.of(set, batch, { kind: 'escape', resting, unrolled }, rows);
  const pairs = kernel(UNROLLED);
  // The same memory, for a last odd step.
  const single = limits.cap % UNROLLED === 0 ? pairs : kernel(1);
  const block = { pairs, single };
  for (let from = 0; from < batch.count; from += pairs.capacity) {
    const count = Math.min(pairs.capacity, batch.count - from);
    if (!new EscapingBlock(block, limits, out, from, count).run(proceed)) return false;
  }
  return true;
}

class EscapingBlock {
  /** Lanes of the batch that still run, in their order in memory. */
  private readonly lanes: Int32Array;
  /** Places in memory of those that go on after a round. */
  private readonly places: Int32Array;
  /** Steps done in a round and endings, by place. */
  private readonly steps: Uint32Array;
  private readonly hows: Uint8Array;
  private running: number;

  constructor(
    private readonly block: { readonly pairs: LaneBlock; readonly single: LaneBlock },
    private readonly limits: EscapeLimits,
    private readonly out: Escapes,
    private readonly from: number,
    count: number,
  ) {
    const { pairs } = block;
    this.lanes = new Int32Array(count);
    this.places = new Int32Array(count);
    this.steps = new Uint32Array(pairs.set.buffer, pairs.out, pairs.capacity);
    this.hows = new Uint8Array(pairs.set.buffer, pairs.out + 4 * pairs.capacity, pairs.capacity);
    for (let i = 0; i < count; i++) this.lanes[i] = from + i;
    this.running = count;
    pairs.read(from, count);
    pairs.setNumbers([
      [limits.bound, limits.bound],
      [limits.tolerance, limits.tolerance],
    ]);
  }

  run(proceed: Proceed): boolean {
    const { cap } = this.limits;
    let done = 0;
    for (let round = FIRST_ROUND; this.running > 0 && done < cap; round *= 2) {
      const single = cap - done < UNROLLED;
      const block = single ? this.block.single : this.block.pairs;
      const unrolled = single ? 1 : UNROLLED;
      // A round is one call for every group, so no longer than a call may be.
      const calls = Math.max(1, Math.floor(Math.min(round, cap - done, block.stepsPerCall()) / unrolled));
      if (!this.runRound(block, calls, unrolled, done, proceed)) return false;
      this.harvest(done);
      done += calls * unrolled;
    }
    return true;
  }

  private runRound(block: LaneBlock, calls: number, unrolled: number, done: number, proceed: Proceed): boolean {
    const groups = block.groups(this.running);
    for (let group = 0; group < groups;) {
      if (!proceed()) return false;
      const span = Math.max(1, Math.min(groups - group, Math.floor(block.stepsPerCall() / (unrolled * calls))));
      const lane = group * block.lanesPerGroup;
      const results = { out: block.out - 4 * lane, outStep: block.out + 4 * block.capacity + lane };
      block.call(group, span, calls, done, { extra: block.addresses.numbers, ...results });
      group += span;
    }
    return true;
  }

  /** Writes where the lanes stand after the round after step `before`, and moves those that go on together. */
  private harvest(before: number): void {
    const { running, places } = this;
    const { doubles, capacity, addresses, batch, set } = this.block.pairs;
    const { dimension, parameters } = set.formula;
    // States, rates and parameters lie one behind the other.
    const rows = Array.from({ length: dimension + batch.cycle + parameters }, (_, row) => {
      const from = addresses.x / 8 + row * capacity;
      return doubles.subarray(from, from + running);
    });
    if (before === 0) this.writeAll(rows);
    else this.writeEach(before, rows);
    const kept = this.divide();
    for (const row of rows) for (let j = 0; j < kept; j++) row[j] = row[places[j]!]!;
    this.running = kept;
    if (kept > 0) this.block.pairs.fill(addresses.x, rows.length, kept);
  }

  /** While all lanes are still in their places. */
  private writeAll(rows: readonly Float64Array[]): void {
    const { from, out, running } = this;
    const { batch, set } = this.block.pairs;
    out.step.set(this.steps.subarray(0, running), from);
    out.how.set(this.hows.subarray(0, running), from);
    for (let i = 0; i < set.formula.dimension; i++) batch.x.set(rows[i]!, i * batch.count + from);
  }

  private writeEach(before: number, rows: readonly Float64Array[]): void {
    const { lanes, steps, hows, out } = this;
    const { batch, set } = this.block.pairs;
    for (let j = 0; j < this.running; j++) {
      const lane = lanes[j]!;
      out.step[lane] = before + steps[j]!;
      out.how[lane] = hows[j]!;
      for (let i = 0; i < set.formula.dimension; i++) batch.x[i * batch.count + lane] = rows[i]![j]!;
    }
  }

  /** Lists the places of lanes that go on, and moves their numbers together; answers how many there are. */
  private divide(): number {
    const { lanes, places, hows, running } = this;
    let kept = 0;
    for (let j = 0; j < running; j++) {
      if (hows[j] !== ESCAPE.running) continue;
      places[kept] = j;
      lanes[kept++] = lanes[j]!;
    }
    return kept;
  }
}
