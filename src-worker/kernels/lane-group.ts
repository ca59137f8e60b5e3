/**
 * What every kernel does with a group of lanes: read states, learning rates and parameters, step, write states back. A group is a
 * number of values of `width` lanes each, worked on side by side so that their latencies overlap.
 */
import type { KernelCode, Variable, Whole } from '../formula/lanes/kernel-code';
import type { LaneFormula, StepNode } from '../formula/lanes/lane-formula';
import { uniformBelow, writeNodes } from '../formula/lanes/lower';

/**
 * Parameters of every kernel, whole numbers. Addresses are of the first lane of the first group; rows (coordinates, rates of the
 * schedule, parameters) are `stride` bytes apart, groups lie one behind the other.
 */
export const ARGUMENTS = [
  'x',
  'stride',
  /** Rates: first row, row of the present step, behind the last row. */
  'etas',
  'etaNow',
  'etaEnd',
  'parameters',
  'groups',
  'steps',
  /** Numbers of the whole call, or tangents. */
  'extra',
  /** Results by lane. */
  'out',
  'outStride',
  /** Bytes from the results of one step to those of the next. */
  'outStep',
] as const;
export type Arguments = Readonly<Record<(typeof ARGUMENTS)[number], number>>;

export interface KernelShape {
  readonly formula: LaneFormula;
  /** Values in a group. */
  readonly vectors: number;
  /** Whether learning rates change from step to step. */
  readonly scheduled: boolean;
}

export class LaneGroup<Value, Mask> {
  readonly args: Readonly<Record<(typeof ARGUMENTS)[number], Whole>>;
  readonly x: readonly (readonly Variable<Value>[])[];
  readonly steps: readonly StepNode[];
  private readonly uniform: readonly number[];
  private readonly held: readonly (readonly Variable<Value>[])[];
  private readonly rows: Readonly<Record<'x' | 'etas' | 'etaNow' | 'etaEnd' | 'etaRow' | 'parameters', Whole>>;

  /** `more`: nodes that the kernel evaluates besides the steps. */
  constructor(
    readonly code: KernelCode<Value, Mask>,
    readonly shape: KernelShape,
    more: readonly number[] = [],
  ) {
    const { formula, vectors, scheduled } = shape;
    this.args = Object.fromEntries(ARGUMENTS.map((name, i) => [name, code.parameter(i)])) as Record<(typeof ARGUMENTS)[number], Whole>;
    this.steps = formula.steps(scheduled ? formula.scheduledEta : formula.constantEta);
    this.uniform = uniformBelow(formula.graph, [...this.steps.map(({ length }) => length), ...more]);
    this.x = Array.from({ length: vectors }, () => formula.x.map(() => code.variable()));
    this.held = Array.from({ length: vectors }, () => this.uniform.map(() => code.parkedVariable()));
    const { x, etas, etaNow, etaEnd, parameters } = this.args;
    const pointers = { x, etas, etaNow, etaEnd, etaRow: etaNow, parameters };
    this.rows = Object.fromEntries(Object.entries(pointers).map(([name, from]) => [name, code.pointer(from)])) as typeof this.rows;
  }

  /** Bytes of one row of a group. */
  get bytes(): number {
    return 8 * this.shape.vectors * this.code.width;
  }

  /** For every group: reads it, does `work`, writes its states. `pointers` of the kernel's own move along by one group's row. */
  forEachGroup(pointers: readonly Whole[], work: () => void): void {
    const { code, rows } = this;
    code.repeat(this.args.groups, () => {
      code.point(rows.etaRow, rows.etaNow);
      this.forEach((v) => this.read(v));
      work();
      this.forEach((v, lane) => this.x[v]!.forEach((x, i) => code.store(rows.x, i, this.args.stride, lane, code.get(x))));
      for (const pointer of [rows.x, rows.etas, rows.etaNow, rows.etaEnd, rows.parameters, ...pointers]) code.skip(pointer, this.bytes);
    });
  }

  /** `work` for every value of the group, with its index and that of its first lane. */
  forEach(work: (v: number, lane: number) => void): void {
    for (let v = 0; v < this.shape.vectors; v++) work(v, v * this.code.width);
  }

  /** What is known of value `v` within a step. */
  known(v: number): Map<number, Value> {
    const { code, shape } = this;
    const { formula } = shape;
    const known = new Map<number, Value>();
    formula.x.forEach((node, i) => known.set(node, code.get(this.x[v]![i]!)));
    this.uniform.forEach((node, i) => known.set(node, code.get(this.held[v]![i]!)));
    if (shape.scheduled) known.set(formula.scheduledEta, code.load(this.rows.etaRow, 0, this.args.stride, v * code.width));
    return known;
  }

  /** Lengths of the steps of all coordinates of value `v`. */
  lengths(known: ReadonlyMap<number, Value>): readonly Value[] {
    return writeNodes(
      this.code,
      this.shape.formula.graph,
      this.steps.map(({ length }) => length),
      known,
    );
  }

  /** The coordinates after steps of these lengths. */
  stepped(v: number, lengths: readonly Value[]): readonly Value[] {
    const { code } = this;
    return lengths.map((length, i) => {
      const x = code.get(this.x[v]![i]!);
      return this.steps[i]!.sign === 1 ? code.subtract(x, length) : code.add(x, length);
    });
  }

  /** Pairs for `assign`. */
  moveTo(v: number, x: readonly Value[]): (readonly [Variable<Value>, Value])[] {
    return x.map((value, i) => [this.x[v]![i]!, value] as const);
  }

  /** One plain step of value `v`. */
  step(v: number): void {
    this.code.assign(this.moveTo(v, this.stepped(v, this.lengths(this.known(v)))));
  }

  /** Parts what has been computed for value `v` from what follows. */
  settle(v: number): void {
    for (const x of this.x[v]!) this.code.settle(x);
  }

  /** After a step of all values: the next learning rate. */
  nextRate(): void {
    if (!this.shape.scheduled) return;
    this.code.move(this.rows.etaRow, this.args.stride);
    this.code.wrap(this.rows.etaRow, this.rows.etaEnd, this.rows.etas);
  }

  private read(v: number): void {
    const { code, rows, shape } = this;
    const { formula } = shape;
    const { stride } = this.args;
    const lane = v * code.width;
    const known = new Map<number, Value>();
    for (let p = 0; p < formula.parameters; p++) known.set(formula.graph.parameter(p), code.load(rows.parameters, p, stride, lane));
    if (!shape.scheduled) known.set(formula.constantEta, code.load(rows.etas, 0, stride, lane));
    const uniform = writeNodes(code, formula.graph, this.uniform, known);
    code.assign([
      ...this.moveTo(
        v,
        formula.x.map((_, i) => code.load(rows.x, i, stride, lane)),
      ),
      ...uniform.map((value, i) => [this.held[v]![i]!, value] as const),
    ]);
  }
}
