/**
 * Lanes that end one by one. They run in rounds: between two rounds those still running move together, so that lanes that have ended
 * take no place beside them for long. A lane's result does not depend on its neighbours.
 */
import { ESCAPE } from './lane-map';
import type { EscapeLimits, Escapes, LaneBatch, Proceed } from './lane-map';
import { LaneBlock } from './lane-block';
import type { KernelSet } from './kernel-set';

const FIRST_ROUND = 32;
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
  private running: number;

  constructor(
    private readonly block: { readonly pairs: LaneBlock; readonly single: LaneBlock },
    private readonly limits: EscapeLimits,
    private readonly out: Escapes,
    from: number,
    count: number,
  ) {
    const { pairs } = block;
    this.lanes = new Int32Array(count);
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
    for (let i = 0; i < this.running; i++) this.finish(i, this.lanes[i]!, cap, ESCAPE.running);
    return true;
  }

  private runRound(block: LaneBlock, calls: number, unrolled: number, done: number, proceed: Proceed): boolean {
    const groups = block.groups(this.running);
    for (let group = 0; group < groups;) {
      if (!proceed()) return false;
      const span = Math.max(1, Math.min(groups - group, Math.floor(block.stepsPerCall() / (unrolled * calls))));
      block.call(group, span, calls, done, { extra: block.addresses.numbers });
      group += span;
    }
    return true;
  }

  /** Writes the results of the lanes that ended in the round after step `before`, and moves the others together. */
  private harvest(before: number): void {
    const { pairs } = this.block;
    const { doubles, capacity, batch, set } = pairs;
    const { lanes, running } = this;
    const { step, how } = this.out;
    const count = batch.count;
    const { dimension, parameters } = set.formula;
    const x = pairs.addresses.x / 8;
    const counts = pairs.out / 8;
    const endings = counts + capacity;
    const rows = dimension + batch.cycle + parameters;
    let kept = 0;
    for (let i = 0; i < running; i++) {
      const lane = lanes[i]!;
      const ending = doubles[endings + i]!;
      if (ending !== ESCAPE.running) {
        step[lane] = before + doubles[counts + i]!;
        how[lane] = ending;
        for (let row = 0; row < dimension; row++) batch.x[row * count + lane] = doubles[x + row * capacity + i]!;
      } else {
        // States, rates and parameters lie one behind the other.
        if (kept < i) for (let row = 0; row < rows; row++) doubles[x + row * capacity + kept] = doubles[x + row * capacity + i]!;
        lanes[kept++] = lane;
      }
    }
    this.running = kept;
    if (kept > 0) for (const { address, rows } of this.inputs()) pairs.fill(address, rows, kept);
  }

  private inputs() {
    const { addresses, batch, set } = this.block.pairs;
    return [
      { address: addresses.x, rows: set.formula.dimension },
      { address: addresses.etas, rows: batch.cycle },
      { address: addresses.parameters, rows: set.formula.parameters },
    ];
  }

  /** Writes how the lane at place `i` ended. */
  private finish(i: number, lane: number, step: number, how: number): void {
    const { doubles, capacity, addresses, batch, set } = this.block.pairs;
    this.out.step[lane] = step;
    this.out.how[lane] = how;
    const { dimension } = set.formula;
    for (let row = 0; row < dimension; row++) batch.x[row * batch.count + lane] = doubles[addresses.x / 8 + row * capacity + i]!;
  }
}
