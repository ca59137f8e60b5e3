/** Kernels that take every lane the same number of steps. */
import type { KernelKind, KernelSet } from './kernel-set';
import { LaneBlock } from './lane-block';
import type { BlockRows } from './lane-block';
import type { Histogram, LaneBatch, Proceed } from './lane-map';

/** Does `work` on every block of the batch, states read before and written back after; false as soon as `work` says so. */
function forEachBlock(
  set: KernelSet,
  batch: LaneBatch,
  kind: KernelKind,
  rows: BlockRows,
  work: (block: LaneBlock, from: number, count: number) => boolean,
): boolean {
  const block = LaneBlock.of(set, batch, kind, rows);
  for (let from = 0; from < batch.count; from += block.capacity) {
    const count = Math.min(block.capacity, batch.count - from);
    block.read(from, count);
    if (!work(block, from, count)) return false;
    block.writeRows(block.addresses.x, batch.x, set.formula.dimension, from, count);
  }
  return true;
}

export function advance(set: KernelSet, batch: LaneBatch, steps: number, proceed: Proceed): boolean {
  const done = batch.steps;
  const whole = forEachBlock(set, batch, { kind: 'advance' }, { extra: 0, out: 0 }, (block, _, count) =>
    block.run(0, block.groups(count), steps, done, proceed),
  );
  if (whole) batch.steps += steps;
  return whole;
}

/** Steps recorded in memory before they are copied out, at least: few, so that they stay near the processor. */
const RECORDED_AT_ONCE = 8;

export function record(set: KernelSet, batch: LaneBatch, steps: number, out: Float64Array, proceed: Proceed): boolean {
  const { dimension } = set.formula;
  const done = batch.steps;
  const atOnce = Math.min(steps, Math.max(RECORDED_AT_ONCE, Math.floor(2 ** 14 / Math.max(1, batch.count))));
  const whole = forEachBlock(set, batch, { kind: 'record' }, { extra: 0, out: 0, more: 8 * dimension * atOnce }, (block, from, count) => {
    const outStep = dimension * block.stride;
    for (let step = 0; step < steps; step += atOnce) {
      const some = Math.min(atOnce, steps - step);
      if (!block.run(0, block.groups(count), some, done + step, proceed, { out: block.end, outStep })) return false;
      const { doubles } = block;
      for (let row = 0; row < some * dimension; row++) {
        const first = block.end / 8 + row * block.capacity;
        out.set(doubles.subarray(first, first + count), (step * dimension + row) * batch.count + from);
      }
    }
    return true;
  });
  if (whole) batch.steps += steps;
  return whole;
}

export function lyapunov(
  set: KernelSet,
  batch: LaneBatch,
  steps: number,
  tangent: Float64Array,
  sums: Float64Array,
  proceed: Proceed,
): boolean {
  const { dimension } = set.formula;
  const done = batch.steps;
  const rows = dimension === 1 ? 0 : dimension;
  const whole = forEachBlock(set, batch, { kind: 'lyapunov' }, { extra: rows, out: 2 }, (block, from, count) => {
    block.readRows(block.extra, tangent, rows, from, count);
    const growth = block.out / 8;
    block.doubles.fill(1, growth, growth + block.capacity).fill(0, growth + block.capacity, growth + 2 * block.capacity);
    if (!block.run(0, block.groups(count), steps, done, proceed)) return false;
    block.writeRows(block.extra, tangent, rows, from, count);
    block.callOther({ kind: 'growth' }, count);
    for (let lane = 0; lane < count; lane++) sums[from + lane]! += block.doubles[growth + lane]!;
    return true;
  });
  if (whole) batch.steps += steps;
  return whole;
}

/** A point x inside counts in row min(rows − 1, ⌊(x − low)·(rows/(high − low))⌋). */
export function bin(set: KernelSet, batch: LaneBatch, steps: number, histogram: Histogram, proceed: Proceed): boolean {
  const done = batch.steps;
  const { coordinate, rows, low, high, counts } = histogram;
  const scale = rows / (high - low);
  const whole = forEachBlock(
    set,
    batch,
    { kind: 'bin', coordinate },
    { extra: 0, out: 1, more: 4 * rows, near: true },
    (block, from, count) => {
      const columns = new ColumnSlots(histogram, from, count);
      const cells = new Uint32Array(set.buffer, block.end, columns.count * rows);
      block.setNumbers([
        [low, low],
        [high, high],
        [scale, scale],
        [rows - 1, rows - 1],
      ]);
      const addresses = block.doubles.subarray(block.out / 8);
      for (let lane = 0; lane < count; lane++) addresses[lane] = block.end + 4 * rows * columns.slotOf(histogram.columnOf[from + lane]!);
      // Copies that fill the last group count in a column that nobody reads: there is room for one a lane.
      addresses.fill(block.end + 4 * rows * columns.count, count, block.groups(count) * block.lanesPerGroup);
      for (const { first, slot, length } of columns.runs) cells.set(counts.subarray(first * rows, (first + length) * rows), slot * rows);
      if (!block.run(0, block.groups(count), steps, done, proceed, { extra: block.addresses.numbers })) return false;
      for (const { first, slot, length } of columns.runs) {
        counts.set(cells.subarray(slot * rows, (slot + length) * rows), first * rows);
      }
      return true;
    },
  );
  if (whole) batch.steps += steps;
  return whole;
}

/** The columns that some lanes count in, as slots beside each other; consecutive columns are copied as one. */
class ColumnSlots {
  readonly runs: { readonly first: number; readonly slot: number; length: number }[] = [];
  private readonly slots = new Map<number, number>();

  constructor({ columnOf }: Histogram, from: number, lanes: number) {
    for (const column of columnOf.slice(from, from + lanes).sort()) {
      if (this.slots.has(column)) continue;
      const run = this.runs.at(-1);
      if (run !== undefined && run.first + run.length === column) run.length++;
      else this.runs.push({ first: column, slot: this.count, length: 1 });
      this.slots.set(column, this.count);
    }
  }

  get count(): number {
    return this.slots.size;
  }

  slotOf(column: number): number {
    return this.slots.get(column)!;
  }
}

export function loss(set: KernelSet, batch: LaneBatch, out: Float64Array): void {
  forEachBlock(set, batch, { kind: 'loss' }, { extra: 0, out: 1 }, (block, from, count) => {
    block.call(0, block.groups(count), 1, 0);
    block.writeRows(block.out, out, 1, from, count);
    return true;
  });
}
