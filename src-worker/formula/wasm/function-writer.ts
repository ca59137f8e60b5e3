/** Writes the body of one WebAssembly function: a stack machine with typed locals and structured branches. */
import { LANE, MEMORY, bytesOf, signed, unsigned } from './opcodes';
import type { LaneInstruction, MemoryInstruction, PlainInstruction } from './opcodes';

export const I32 = 0x7f;
export const F64 = 0x7c;
export const V128 = 0x7b;
export type ValueType = typeof I32 | typeof F64 | typeof V128;

const doubles = new DataView(new ArrayBuffer(8));

/** IEEE bytes of a double, lowest first. */
function bytesOfDouble(value: number): readonly number[] {
  doubles.setFloat64(0, value, true);
  return Array.from({ length: 8 }, (_, i) => doubles.getUint8(i));
}

/** Every method answers the writer itself, so that instructions read in their order; `local` answers the new local's index. */
export class FunctionWriter {
  private readonly beginning: number[] = [];
  private code: number[] = [];
  private readonly locals: ValueType[] = [];

  constructor(private readonly parameters: number) {}

  /** A new local, zero at the start; parameters are the locals 0, 1, … before them. */
  local(type: ValueType): number {
    return this.parameters + this.locals.push(type) - 1;
  }

  get(local: number): this {
    return this.put([0x20, ...unsigned(local)]);
  }

  set(local: number): this {
    return this.put([0x21, ...unsigned(local)]);
  }

  /** Sets the local and leaves the value on the stack. */
  tee(local: number): this {
    return this.put([0x22, ...unsigned(local)]);
  }

  i32(value: number): this {
    return this.put([0x41, ...signed(value)]);
  }

  f64(value: number): this {
    return this.put([0x44, ...bytesOfDouble(value)]);
  }

  /** The same double in both lanes. */
  f64x2(value: number): this {
    const bytes = bytesOfDouble(value);
    return this.put([0xfd, 12, ...bytes, ...bytes]);
  }

  /** The same 64 bits in both lanes. */
  i64x2(bits: bigint): this {
    const bytes = Array.from({ length: 8 }, (_, i) => Number((BigInt.asUintN(64, bits) >> BigInt(8 * i)) & 0xffn));
    return this.put([0xfd, 12, ...bytes, ...bytes]);
  }

  /** An instruction without immediate operands. */
  op(...names: readonly PlainInstruction[]): this {
    for (const name of names) this.put(bytesOf(name));
    return this;
  }

  /** Takes an address from the stack. `offset` in bytes is added to it. */
  load(name: MemoryInstruction, offset = 0): this {
    return this.memory(name, offset);
  }

  /** Takes an address, then the value, from the stack. */
  store(name: MemoryInstruction, offset = 0): this {
    return this.memory(name, offset);
  }

  lane(name: LaneInstruction, lane: number): this {
    return this.put([0xfd, ...unsigned(LANE[name]), lane]);
  }

  /** Bytes of the result, chosen from the 32 of both operands. */
  shuffle(lanes: readonly number[]): this {
    return this.put([0xfd, 13, ...lanes]);
  }

  /** Fills memory: takes address, byte and count from the stack. */
  fill(): this {
    return this.put([0xfc, 11, 0]);
  }

  call(functionIndex: number): this {
    return this.put([0x10, ...unsigned(functionIndex)]);
  }

  /** `inner` before everything that is not written by `first`, in the order of its calls. */
  first(inner: () => void): this {
    const code = this.code;
    this.code = this.beginning;
    inner();
    this.code = code;
    return this;
  }

  /** `inner` in a block: a branch to it goes behind its end. */
  block(inner: () => void): this {
    return this.structure(0x02, inner);
  }

  /** `inner` in a loop: a branch to it goes to its beginning; without one it is left at its end. */
  loop(inner: () => void): this {
    return this.structure(0x03, inner);
  }

  /** `inner` only where the i32 on the stack is not zero. */
  when(inner: () => void): this {
    return this.structure(0x04, inner);
  }

  /** Branches to the structure `depth` levels out (0 = the innermost). */
  branch(depth: number): this {
    return this.put([0x0c, ...unsigned(depth)]);
  }

  /** The same where the i32 on the stack is not zero. */
  branchIf(depth: number): this {
    return this.put([0x0d, ...unsigned(depth)]);
  }

  /** Declarations of the locals, code and end: an entry of the code section. */
  body(): readonly number[] {
    const runs: { count: number; readonly type: ValueType }[] = [];
    for (const type of this.locals) {
      const last = runs.at(-1);
      if (last?.type === type) last.count++;
      else runs.push({ count: 1, type });
    }
    return [...unsigned(runs.length), ...runs.flatMap(({ count, type }) => [...unsigned(count), type])].concat(
      this.beginning,
      this.code,
      0x0b,
    );
  }

  private memory(name: MemoryInstruction, offset: number): this {
    const [prefix, code, alignment] = MEMORY[name];
    return this.put(prefix === 0 ? [code] : [prefix, ...unsigned(code)]).put([alignment, ...unsigned(offset)]);
  }

  private structure(opcode: number, inner: () => void): this {
    this.put([opcode, 0x40]);
    inner();
    return this.put([0x0b]);
  }

  private put(bytes: readonly number[]): this {
    for (const byte of bytes) this.code.push(byte);
    return this;
  }
}
