/** Lanes of a batch laid out in kernel memory, as many at a time as stay near the processor, and kernels called on them. */
import type { Arguments } from './lane-group';
import type { CompiledKernel, KernelKind, KernelSet } from './kernel-set';
import type { LaneBatch, Proceed } from './lane-map';

/** Bytes of lanes in memory at once, where one group does not need more. */
const BLOCK_BYTES = 2 ** 20;
/** The same where they are written all over at every step. */
const NEAR_BYTES = 2 ** 17;
/** Numbers of a whole call: before the lanes. */
const NUMBERS_BYTES = 256;
/** Estimated nanoseconds of one instruction on one value. */
const INSTRUCTION = { wasm: 0.2, javascript: 0.4 } as const;
const CALL_NANOSECONDS = 7e5;
/** The first calls are short, so that the optimised code is ready soon: it is used from one call to the next only. */
const SHORT_CALLS = 6;

export interface BlockRows {
  /** Rows of doubles by lane for the kernel's own input, and for its results. */
  readonly extra: number;
  readonly out: number;
  /** Further bytes for each lane. */
  readonly more?: number;
  /** Whether the results are counts, written all over at every step: the block then stays in the processor's own cache. */
  readonly near?: boolean;
}

export class LaneBlock {
  readonly stride: number;
  readonly addresses: { readonly numbers: number; readonly x: number; readonly etas: number; readonly parameters: number };
  readonly extra: number;
  readonly out: number;
  /** Behind everything else. */
  readonly end: number;
  readonly doubles: Float64Array;
  private readonly instructions: number;

  /** `capacity` lanes at most at a time, a whole number of groups. The memory must not grow while the block is in use. */
  private constructor(
    readonly set: KernelSet,
    readonly batch: LaneBatch,
    readonly kernel: CompiledKernel,
    readonly lanesPerGroup: number,
    readonly capacity: number,
    rows: BlockRows,
  ) {
    const { dimension, parameters, cost } = set.formula;
    this.doubles = new Float64Array(set.buffer);
    this.instructions = cost;
    this.stride = 8 * capacity;
    const numbers = set.start;
    const x = numbers + NUMBERS_BYTES;
    const etas = x + dimension * this.stride;
    const values = etas + batch.cycle * this.stride;
    this.addresses = { numbers, x, etas, parameters: values };
    this.extra = values + parameters * this.stride;
    this.out = this.extra + rows.extra * this.stride;
    this.end = this.out + rows.out * this.stride;
  }

  static of(set: KernelSet, batch: LaneBatch, kind: KernelKind, rows: BlockRows): LaneBlock {
    const { dimension, parameters } = set.formula;
    const perGroup = set.lanes(kind.kind);
    const bytes = 8 * (dimension + batch.cycle + parameters + rows.extra + rows.out) + (rows.more ?? 0);
    const groups = Math.min(Math.ceil(batch.count / perGroup), Math.floor((rows.near ? NEAR_BYTES : BLOCK_BYTES) / bytes / perGroup));
    const capacity = perGroup * Math.max(1, groups);
    set.reserve(NUMBERS_BYTES + bytes * capacity + 64);
    return new LaneBlock(set, batch, set.kernel(kind, batch.cycle > 1), perGroup, capacity, rows);
  }

  /** Groups that hold `count` lanes. */
  groups(count: number): number {
    return Math.ceil(count / this.lanesPerGroup);
  }

  /** Numbers for the whole call, each as a pair. */
  setNumbers(pairs: readonly (readonly [number, number])[]): void {
    let end = this.addresses.numbers / 8;
    for (const [first, second] of pairs) {
      this.doubles[end++] = first;
      this.doubles[end++] = second;
    }
  }

  /** Reads lanes [from, from + count) of the batch; the last group is filled up with copies of the last lane. */
  read(from: number, count: number): void {
    const { batch, addresses } = this;
    const { dimension, parameters } = this.set.formula;
    this.readRows(addresses.x, batch.x, dimension, from, count);
    this.readRows(addresses.etas, batch.etas, batch.cycle, from, count);
    this.readRows(addresses.parameters, batch.parameters, parameters, from, count);
  }

  /** Rows of `source` (rows × batch.count) to memory at `address`. */
  readRows(address: number, source: Float64Array, rows: number, from: number, count: number): void {
    const { doubles } = this;
    for (let row = 0; row < rows; row++) {
      const start = row * this.batch.count + from;
      doubles.set(source.subarray(start, start + count), address / 8 + row * this.capacity);
    }
    this.fill(address, rows, count);
  }

  /** Copies lane count − 1 to the end of its group. */
  fill(address: number, rows: number, count: number): void {
    const { doubles } = this;
    const end = this.groups(count) * this.lanesPerGroup;
    for (let row = 0; row < rows; row++) {
      const first = address / 8 + row * this.capacity;
      doubles.fill(doubles[first + count - 1]!, first + count, first + end);
    }
  }

  /** Rows of memory at `address` back to `target` (rows × batch.count). */
  writeRows(address: number, target: Float64Array, rows: number, from: number, count: number): void {
    const { doubles } = this;
    for (let row = 0; row < rows; row++) {
      const first = address / 8 + row * this.capacity;
      target.set(doubles.subarray(first, first + count), row * this.batch.count + from);
    }
  }

  /** Steps of one group that take about a call's time. */
  stepsPerCall(): number {
    const nanoseconds = this.kernel.calls < SHORT_CALLS ? CALL_NANOSECONDS / 10 : CALL_NANOSECONDS;
    const values = this.lanesPerGroup / (this.set.backend === 'wasm' ? 2 : 1);
    return Math.max(1, Math.floor(nanoseconds / (INSTRUCTION[this.set.backend] * this.instructions * values)));
  }

  /**
   * Runs groups [first, last) for `steps` steps from step `done` of the batch on, in calls of about a millisecond at most. False as
   * soon as `proceed` says so. `outStep`: bytes of results a step.
   */
  run(first: number, last: number, steps: number, done: number, proceed: Proceed, more: Partial<Arguments> = {}): boolean {
    for (let group = first; group < last;) {
      const span = Math.max(1, Math.min(last - group, Math.floor(this.stepsPerCall() / Math.max(1, steps))));
      for (let step = 0; step < steps;) {
        if (!proceed()) return false;
        const some = Math.min(steps - step, this.stepsPerCall());
        this.call(group, span, some, done + step, { ...more, out: (more.out ?? this.out) + step * (more.outStep ?? 0) });
        step += some;
      }
      group += span;
    }
    return true;
  }

  /** One call, on `count` lanes, of another kernel with as many lanes in a group. */
  callOther(kind: KernelKind, count: number): void {
    const { set, batch } = this;
    this.call(0, this.groups(count), 1, 0, {}, set.kernel(kind, batch.cycle > 1));
  }

  /** One call of the kernel on `span` groups from `group` on. */
  call(group: number, span: number, steps: number, done: number, more: Partial<Arguments> = {}, kernel = this.kernel): void {
    const { stride, addresses, batch } = this;
    const shift = group * this.lanesPerGroup * 8;
    const etas = addresses.etas + shift;
    const etaNow = etas + (done % batch.cycle) * stride;
    const etaEnd = etas + batch.cycle * stride;
    const extra = more.extra ?? this.extra + shift;
    const out = (more.out ?? this.out) + shift;
    kernel.calls++;
    kernel.run(
      addresses.x + shift,
      stride,
      etas,
      etaNow,
      etaEnd,
      addresses.parameters + shift,
      span,
      steps,
      extra,
      out,
      more.outStride ?? stride,
      more.outStep ?? 0,
    );
  }
}
