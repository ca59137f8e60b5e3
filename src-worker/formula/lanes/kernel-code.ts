/**
 * What a kernel needs beyond straight-line code: memory, variables that change, loops. A kernel is a function of whole numbers
 * (byte addresses and counts) that works on `width` lanes a value; lanes lie beside each other in memory as doubles.
 */
import type { LaneCode } from './lane-code';

/** A whole number of the function: a parameter or a pointer of its own. */
export type Whole = number & { readonly kind: 'whole' };

/** A variable of one value, or of one mask, per lane. Zero or false at the start. */
export interface Variable<Held> {
  readonly name: number;
  readonly held?: Held;
}

/** Counts of each lane: where they are, in a form of the code's own, and what takes the counts that are not to be kept. */
export interface Counts<Value> {
  readonly base: Variable<Value>;
  readonly spare: number;
}

export interface KernelCode<Value, Mask> extends LaneCode<Value, Mask> {
  /** Lanes of one value. */
  readonly width: 1 | 2;

  /** The value where the mask holds, +0 elsewhere. */
  where(mask: Mask, value: Value): Value;
  /** A count of lanes: one more where the mask holds. Counts are of a form of their own until `numberOf`. */
  countMore(count: Value, mask: Mask): Value;
  /** The count, below 2³¹, as a number. */
  numberOf(count: Value): Value;

  /** The index-th parameter of the function. */
  parameter(index: number): Whole;
  /** A pointer that starts at `from`. */
  pointer(from: Whole): Whole;
  /** pointer += by. */
  move(pointer: Whole, by: Whole): void;
  /** pointer += bytes. */
  skip(pointer: Whole, bytes: number): void;
  /** pointer = to. */
  point(pointer: Whole, to: Whole): void;
  /** pointer = start where it has come to `end`. */
  wrap(pointer: Whole, end: Whole, start: Whole): void;

  /** The doubles at address + row·stride + 8·lane bytes, `width` of them. Reads now, not when used. */
  load(address: Whole, row: number, stride: Whole, lane: number): Value;
  store(address: Whole, row: number, stride: Whole, lane: number, value: Value): void;
  /** Whole numbers that fit, each of so many bytes, to address + bytes·lane. */
  storeWhole(bytes: 1 | 4, address: Whole, lane: number, value: Value): void;
  /** Rows of 32-bit counts, one for each lane. */
  counts(): Counts<Value>;
  /** For `assign`: the rows start at these byte addresses, whole numbers below 2³¹. */
  countsAt(counts: Counts<Value>, address: Value): readonly [Variable<Value>, Value];
  /** Adds one to each lane's count with this index, a whole number below 2²⁹, where the mask holds. */
  increment(counts: Counts<Value>, index: Value, where: Mask): void;

  variable(): Variable<Value>;
  /** A variable that is read more often than written: it may live in memory, where it takes no register. */
  parkedVariable(): Variable<Value>;
  maskVariable(): Variable<Mask>;
  get(variable: Variable<Value>): Value;
  getMask(variable: Variable<Mask>): Mask;
  /** Gives variables new values at once: each is computed from what stood before. Values read earlier are void afterwards. */
  assign(values: readonly (readonly [Variable<Value>, Value])[], masks?: readonly (readonly [Variable<Mask>, Mask])[]): void;
  /**
   * The variable is computed here, before anything that follows reads memory. Changes no result: engines put off what is not needed
   * yet, and without such places they work on all values of a group at once, more than there are registers.
   */
  settle(variable: Variable<Value>): void;
  settleMask(variable: Variable<Mask>): void;

  /** Runs `body` `count` times, zero included. With `whileAny`, ends early once no lane of any of these masks holds. */
  repeat(count: Whole, body: () => void, whileAny?: readonly Variable<Mask>[]): void;
}

/** A kernel over a memory: its parameters are the whole numbers that its text names. */
export type Kernel = (...whole: number[]) => void;
