/** Kernel code as WebAssembly vectors of two lanes. */
import { I32, V128 } from '../wasm/function-writer';
import type { FunctionWriter } from '../wasm/function-writer';
import type { ConstantTable } from './constant-table';
import type { PlainInstruction } from '../wasm/opcodes';
import type { Counts, KernelCode, Variable, Whole } from './kernel-code';
import { VectorGraph, operandsOf, usesOf } from './vector-nodes';
import type { VectorNode } from './vector-nodes';

const TWO_52 = 2 ** 52;
/** Adding it to a whole number below 2⁵¹ in size leaves the number in the low bits, as two's complement. */
const TO_WHOLE = 1.5 * TWO_52;
const SIZE = (1n << 63n) - 1n;
const MANTISSA = (1n << 52n) - 1n;

const doubles = new Float64Array(1);
const patterns = new BigInt64Array(doubles.buffer);
function bitsOf(value: number): bigint {
  doubles[0] = value;
  return BigInt.asUintN(64, patterns[0]!);
}

/** Bytes of memory that every kernel may overwrite. */
export const SPARE_BYTES = 32768;

export class WasmCode implements KernelCode<VectorNode, VectorNode> {
  readonly width = 2;
  private readonly graph = new VectorGraph();
  private readonly constants = new Map<bigint, number>();
  /** Locals of values that are used more than once, and all locals for such use; the first `taken` are in use. */
  private readonly kept = new Map<VectorNode, number>();
  private readonly scratch: number[] = [];
  private taken = 0;
  /** Byte addresses of variables in memory, by name. Of the spare bytes the first vector is for `settle`. */
  private readonly parkedAt = new Map<number, number>();

  /** `spare`: where in memory SPARE_BYTES are free during every call. */
  constructor(
    private readonly writer: FunctionWriter,
    private readonly table: ConstantTable,
    private readonly spare: number,
  ) {}

  number(value: number): VectorNode {
    return this.graph.bits(bitsOf(value));
  }
  add = (a: VectorNode, b: VectorNode) => this.graph.operation('f64x2.add', a, b);
  subtract = (a: VectorNode, b: VectorNode) => this.graph.operation('f64x2.sub', a, b);
  multiply = (a: VectorNode, b: VectorNode) => this.graph.operation('f64x2.mul', a, b);
  divide = (a: VectorNode, b: VectorNode) => this.graph.operation('f64x2.div', a, b);
  negate = (a: VectorNode) => this.graph.operation('f64x2.neg', a);
  /** With the mask in a register or in memory: engines make it anew for f64x2.abs. */
  abs = (a: VectorNode) => this.graph.operation('v128.and', a, this.graph.bits(SIZE));
  sqrt = (a: VectorNode) => this.graph.operation('f64x2.sqrt', a);
  min = (a: VectorNode, b: VectorNode) => this.graph.operation('f64x2.min', a, b);
  max = (a: VectorNode, b: VectorNode) => this.graph.operation('f64x2.max', a, b);
  nearest = (a: VectorNode) => this.graph.operation('f64x2.nearest', a);
  floor = (a: VectorNode) => this.graph.operation('f64x2.floor', a);
  copySign = (a: VectorNode, b: VectorNode) => this.graph.operation('v128.bitselect', b, a, this.graph.bits(1n << 63n));
  less = (a: VectorNode, b: VectorNode) => this.graph.operation('f64x2.lt', a, b);
  lessOrEqual = (a: VectorNode, b: VectorNode) => this.graph.operation('f64x2.le', a, b);
  equal = (a: VectorNode, b: VectorNode) => this.graph.operation('f64x2.eq', a, b);
  and = (a: VectorNode, b: VectorNode) => this.graph.operation('v128.and', a, b);
  or = (a: VectorNode, b: VectorNode) => this.graph.operation('v128.or', a, b);
  not = (a: VectorNode) => this.graph.operation('v128.not', a);
  where = (mask: VectorNode, value: VectorNode) => this.graph.operation('v128.and', value, mask);

  select(condition: VectorNode, a: VectorNode, b: VectorNode): VectorNode {
    // One instruction where the lesser or the greater of two is chosen.
    if (condition.kind === 'operation' && condition.name === 'f64x2.lt') {
      const [p, q] = condition.operands;
      if (a === p && b === q) return this.graph.operation('f64x2.pmin', b, a);
      if (a === q && b === p) return this.graph.operation('f64x2.pmax', b, a);
    }
    return this.graph.operation('v128.bitselect', a, b, condition);
  }

  powerOfTwo(k: VectorNode): VectorNode {
    const whole = this.add(k, this.number(TO_WHOLE));
    return this.graph.shift('i64x2.shl', this.graph.operation('i64x2.add', whole, this.graph.bits(1023n)), 52);
  }

  exponent(a: VectorNode): VectorNode {
    const field = this.graph.shift('i64x2.shr_u', a, 52);
    return this.subtract(this.graph.operation('v128.or', field, this.number(TWO_52)), this.number(TWO_52 + 1023));
  }

  mantissa(a: VectorNode): VectorNode {
    return this.graph.operation('v128.or', this.graph.operation('v128.and', a, this.graph.bits(MANTISSA)), this.number(1));
  }

  /** Counts are whole numbers of 64 bits: a mask is −1 where it holds. */
  countMore = (count: VectorNode, mask: VectorNode) => this.graph.operation('i64x2.sub', count, mask);

  numberOf(count: VectorNode): VectorNode {
    return this.subtract(this.graph.operation('v128.or', count, this.number(TWO_52)), this.number(TWO_52));
  }

  parameter(index: number): Whole {
    return index as Whole;
  }

  pointer(from: Whole): Whole {
    const pointer = this.writer.local(I32);
    this.writer.get(from).set(pointer);
    return pointer as Whole;
  }

  move(pointer: Whole, by: Whole): void {
    this.writer.get(pointer).get(by).op('i32.add').set(pointer);
  }

  skip(pointer: Whole, bytes: number): void {
    this.writer.get(pointer).i32(bytes).op('i32.add').set(pointer);
  }

  point(pointer: Whole, to: Whole): void {
    this.writer.get(to).set(pointer);
  }

  wrap(pointer: Whole, end: Whole, start: Whole): void {
    this.writer.get(start).get(pointer).get(pointer).get(end).op('i32.eq', 'select').set(pointer);
  }

  load(address: Whole, row: number, stride: Whole, lane: number): VectorNode {
    const local = this.scratchLocal();
    this.at(address, row, stride)
      .load('v128.load', 8 * lane)
      .set(local);
    return this.graph.local(local);
  }

  store(address: Whole, row: number, stride: Whole, lane: number, value: VectorNode): void {
    this.at(address, row, stride);
    this.push([value]);
    this.writer.store('v128.store', 8 * lane);
  }

  /** Every count has its own spare place, lest one wait for the other. */
  counts(): Counts<VectorNode> {
    const base = this.parkedVariable();
    return { base, spare: this.parkedAt.get(this.parkedVariable().name) ?? this.spare };
  }

  countsAt({ base, spare }: Counts<VectorNode>, address: VectorNode): readonly [Variable<VectorNode>, VectorNode] {
    return [base, this.graph.operation('i64x2.sub', this.add(address, this.number(TWO_52)), this.graph.bits(BigInt(spare)))];
  }

  increment({ base, spare }: Counts<VectorNode>, index: VectorNode, where: VectorNode): void {
    // The low bits of the sum are four times the index; low words are addresses less `spare`, which a load adds at no cost.
    const bytes = this.graph.operation('i64x2.add', this.add(index, this.number(2 ** 50)), this.get(base));
    const each = this.writer.local(I32);
    this.eachLowWord(this.where(where, bytes), (writeWord) => {
      writeWord().tee(each).get(each).load('i32.load', spare).i32(1).op('i32.add').store('i32.store', spare);
    });
  }

  storeWhole(bytes: 1 | 4, address: Whole, lane: number, value: VectorNode): void {
    this.eachLowWord(this.add(value, this.number(TWO_52)), (writeWord, i) => {
      this.writer.get(address);
      writeWord().store(bytes === 1 ? 'i32.store8' : 'i32.store', bytes * (lane + i));
    });
  }

  /** `work` for both lanes; `writeWord` leaves the low word of the lane on the stack. */
  private eachLowWord(value: VectorNode, work: (writeWord: () => FunctionWriter, lane: number) => void): void {
    const local = this.scratchLocal();
    this.push([value]);
    this.writer.set(local);
    for (const lane of [0, 1]) work(() => this.writer.get(local).lane('i32x4.extract_lane', 2 * lane), lane);
  }

  variable(): Variable<VectorNode> {
    return { name: this.writer.local(V128) };
  }

  parkedVariable(): Variable<VectorNode> {
    const offset = 16 * (this.parkedAt.size + 1);
    if (offset >= SPARE_BYTES) return this.variable();
    const name = -1 - this.parkedAt.size;
    this.parkedAt.set(name, this.spare + offset);
    return { name };
  }

  maskVariable(): Variable<VectorNode> {
    return this.variable();
  }

  get(variable: Variable<VectorNode>): VectorNode {
    const address = this.parkedAt.get(variable.name);
    return address === undefined ? this.graph.local(variable.name) : this.graph.parked(address);
  }

  getMask(variable: Variable<VectorNode>): VectorNode {
    return this.get(variable);
  }

  assign(
    values: readonly (readonly [Variable<VectorNode>, VectorNode])[],
    masks: readonly (readonly [Variable<VectorNode>, VectorNode])[] = [],
  ): void {
    const all = [...values, ...masks];
    this.push(all.map(([, value]) => value));
    for (const [variable] of all.reverse()) this.set(variable.name);
    this.forget();
  }

  settle(variable: Variable<VectorNode>): void {
    this.writer.i32(0).get(variable.name).store('v128.store', this.spare);
  }

  settleMask(variable: Variable<VectorNode>): void {
    this.settle(variable);
  }

  repeat(count: Whole, body: () => void, whileAny: readonly Variable<VectorNode>[] = []): void {
    const { writer } = this;
    const left = writer.local(I32);
    this.forget();
    writer.get(count).set(left);
    writer.block(() => {
      writer.get(left).op('i32.eqz').branchIf(0);
      writer.loop(() => {
        body();
        this.forget();
        whileAny.forEach((variable, i) => (i === 0 ? writer.get(variable.name) : writer.get(variable.name).op('v128.or')));
        if (whileAny.length > 0) writer.op('v128.any_true', 'i32.eqz').branchIf(1);
        writer.get(left).i32(1).op('i32.sub').tee(left).branchIf(0);
      });
    });
  }

  /** Takes the variable's value from the stack. */
  private set(name: number): void {
    const { writer } = this;
    const address = this.parkedAt.get(name);
    if (address === undefined) {
      writer.set(name);
      return;
    }
    const local = this.scratchLocal();
    writer.set(local).i32(0).get(local).store('v128.store', address);
  }

  private forget(): void {
    this.graph.forget();
    this.kept.clear();
    this.taken = 0;
  }

  private at(address: Whole, row: number, stride: Whole): FunctionWriter {
    this.writer.get(address);
    if (row === 0) return this.writer;
    this.writer.get(stride);
    if (row !== 1) this.writer.i32(row).op('i32.mul');
    return this.writer.op('i32.add');
  }

  private scratchLocal(): number {
    if (this.taken === this.scratch.length) this.scratch.push(this.writer.local(V128));
    return this.scratch[this.taken++]!;
  }

  private constantLocal(bits: bigint): number {
    const known = this.constants.get(bits);
    if (known !== undefined) return known;
    const local = this.writer.local(V128);
    this.constants.set(bits, local);
    const address = this.table.addressOf(bits);
    this.writer.first(() => this.writer.i32(0).load('v128.load64_splat', address).set(local));
    return local;
  }

  /** Leaves the values on the stack, in their order. */
  private push(roots: readonly VectorNode[]): void {
    const uses = usesOf(roots);
    const write = (node: VectorNode): void => {
      const local = node.kind === 'local' ? node.local : node.kind === 'bits' ? this.constantLocal(node.bits) : this.kept.get(node);
      if (local !== undefined) {
        this.writer.get(local);
        return;
      }
      operandsOf(node).forEach(write);
      this.finish(node);
      if (uses.get(node)! > 1) {
        const kept = this.scratchLocal();
        this.writer.tee(kept);
        this.kept.set(node, kept);
      }
    };
    roots.forEach(write);
  }

  private finish(node: VectorNode): void {
    if (node.kind === 'parked') this.writer.i32(0).load('v128.load', node.address);
    else if (node.kind === 'operation') this.writer.op(node.name as PlainInstruction);
    else if (node.kind === 'shift') this.writer.i32(node.by).op(node.name);
  }
}
