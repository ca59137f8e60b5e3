/** The kernels, each written once against kernel code. */
import { applyFunction } from '../formula/lanes/functions';
import type { KernelCode, Variable } from '../formula/lanes/kernel-code';
import { writeNodes } from '../formula/lanes/lower';
import { LaneGroup } from './lane-group';
import type { KernelShape } from './lane-group';

/** Steps alone. */
export function writeAdvance<Value, Mask>(code: KernelCode<Value, Mask>, shape: KernelShape): void {
  const group = new LaneGroup(code, shape);
  group.forEachGroup([], () =>
    code.repeat(group.args.steps, () => {
      group.forEach((v) => {
        group.step(v);
        group.settle(v);
      });
      group.nextRate();
    }),
  );
}

/** Steps, and after each the coordinates to out + step·outStep, rows outStride apart. */
export function writeRecord<Value, Mask>(code: KernelCode<Value, Mask>, shape: KernelShape): void {
  const group = new LaneGroup(code, shape);
  const { args } = group;
  const first = code.pointer(args.out);
  const out = code.pointer(args.out);
  group.forEachGroup([first], () => {
    code.point(out, first);
    code.repeat(args.steps, () => {
      group.forEach((v, lane) => {
        group.step(v);
        group.x[v]!.forEach((x, i) => code.store(out, i, args.outStride, lane, code.get(x)));
      });
      group.nextRate();
      code.move(out, args.outStep);
    });
  });
}

type Read<Value> = () => Value;

/** Numbers of the bin kernel, from `extra` on, each twice. */
export const BIN_NUMBERS = ['low', 'high', 'scale', 'last'] as const;

/**
 * Steps, and after each one count more in row ⌊(x − low)·scale⌋, at most `last`, of the lane's own column, whose byte address is at
 * `out`; what is not in [low, high) is not counted.
 */
export function writeBin<Value, Mask>(code: KernelCode<Value, Mask>, shape: KernelShape, coordinate: number): void {
  const group = new LaneGroup(code, shape);
  const numbers = loadNumbers(code, group, BIN_NUMBERS.length);
  const [low, high, scale, last] = numbers.map((number) => () => code.get(number)) as [Read<Value>, Read<Value>, Read<Value>, Read<Value>];
  const columns = Array.from({ length: shape.vectors }, () => code.counts());
  const column = code.pointer(group.args.out);
  group.forEachGroup([column], () => {
    group.forEach((v, lane) => code.assign([code.countsAt(columns[v]!, code.load(column, 0, group.args.outStride, lane))]));
    code.repeat(group.args.steps, () => {
      group.forEach((v) => {
        group.step(v);
        const x = code.get(group.x[v]![coordinate]!);
        const inside = code.and(code.lessOrEqual(low(), x), code.less(x, high()));
        const row = code.floor(code.multiply(code.subtract(x, low()), scale()));
        // Rounding can bring what is just below `high` up to it.
        code.increment(columns[v]!, code.select(code.less(row, last()), row, last()), inside);
      });
      group.nextRate();
    });
  });
}

/**
 * Steps, and beside them those of the tangent at `extra`. Its growth is multiplied up at `out`, kept as mantissa (row 0) and
 * exponent of two (row 1) while it is a normal number. In one dimension the tangent is left alone.
 */
export function writeLyapunov<Value, Mask>(code: KernelCode<Value, Mask>, shape: KernelShape): void {
  const { formula, scheduled, vectors } = shape;
  const { graph, dimension } = formula;
  const eta = scheduled ? formula.scheduledEta : formula.constantEta;
  const from = dimension === 1 ? [graph.number(1)] : formula.tangent;
  const images = formula.hessianVector().map((h, i) => graph.subtract(from[i]!, graph.stepLength(eta, h)));
  const group = new LaneGroup(code, shape, images);
  const { args } = group;
  const tangents = Array.from({ length: vectors }, () => (dimension === 1 ? [] : from.map(() => code.variable())));
  const growths = Array.from({ length: vectors }, () => [code.variable(), code.variable()] as const);
  const tangentRow = code.pointer(args.extra);
  const growthRow = code.pointer(args.out);
  group.forEachGroup([tangentRow, growthRow], () => {
    group.forEach((v, lane) => {
      code.assign(tangents[v]!.map((t, i) => [t, code.load(tangentRow, i, args.stride, lane)] as const));
      code.assign(growths[v]!.map((g, i) => [g, code.load(growthRow, i, args.outStride, lane)] as const));
    });
    code.repeat(args.steps, () => {
      group.forEach((v) => {
        const known = group.known(v);
        tangents[v]!.forEach((t, i) => known.set(from[i]!, code.get(t)));
        const nodes = [...group.steps.map(({ length }) => length), ...images];
        const values = writeNodes(code, graph, nodes, known);
        const image = values.slice(dimension);
        const length = lengthOf(code, image);
        code.assign([
          ...group.moveTo(v, group.stepped(v, values.slice(0, dimension))),
          ...tangents[v]!.map((t, i) => [t, normalised(code, image[i]!, length)] as const),
          ...multiplied(code, growths[v]!, length),
        ]);
        group.settle(v);
        for (const held of [...tangents[v]!, ...growths[v]!]) code.settle(held);
      });
      group.nextRate();
    });
    group.forEach((v, lane) => {
      tangents[v]!.forEach((t, i) => code.store(tangentRow, i, args.stride, lane, code.get(t)));
      growths[v]!.forEach((g, i) => code.store(growthRow, i, args.outStride, lane, code.get(g)));
    });
  });
}

function lengthOf<Value, Mask>(code: KernelCode<Value, Mask>, vector: readonly Value[]): Value {
  if (vector.length === 1) return code.abs(vector[0]!);
  return code.sqrt(vector.map((a) => code.multiply(a, a)).reduce((sum, square) => code.add(sum, square)));
}

/** component/length; 0 stays 0. */
function normalised<Value, Mask>(code: KernelCode<Value, Mask>, component: Value, length: Value): Value {
  return code.divide(component, code.select(code.equal(length, code.number(0)), code.number(1), length));
}

function multiplied<Value, Mask>(
  code: KernelCode<Value, Mask>,
  [mantissa, exponent]: readonly [Variable<Value>, Variable<Value>],
  by: Value,
): readonly (readonly [Variable<Value>, Value])[] {
  const product = code.multiply(code.get(mantissa), by);
  const normal = code.and(code.lessOrEqual(code.number(2 ** -1022), product), code.less(product, code.number(Infinity)));
  return [
    [mantissa, code.select(normal, code.mantissa(product), product)],
    [exponent, code.add(code.get(exponent), code.where(normal, code.exponent(product)))],
  ];
}

/** ln of the growth that `writeLyapunov` left at `out`, to its row 0. */
export function writeGrowth<Value, Mask>(code: KernelCode<Value, Mask>, shape: KernelShape): void {
  const group = new LaneGroup(code, shape);
  const { outStride } = group.args;
  const out = code.pointer(group.args.out);
  group.forEachGroup([out], () =>
    group.forEach((_, lane) => {
      const binary = code.multiply(code.load(out, 1, outStride, lane), code.number(Math.LN2));
      code.store(out, 0, outStride, lane, code.add(applyFunction(code, 'log', code.load(out, 0, outStride, lane)), binary));
    }),
  );
}

/** The loss at x, to `out`. */
export function writeLoss<Value, Mask>(code: KernelCode<Value, Mask>, shape: KernelShape): void {
  const { formula } = shape;
  const group = new LaneGroup(code, shape, [formula.loss]);
  const out = code.pointer(group.args.out);
  group.forEachGroup([out], () =>
    group.forEach((v, lane) => {
      const [loss] = writeNodes(code, formula.graph, [formula.loss], group.known(v));
      code.store(out, 0, group.args.outStride, lane, loss!);
    }),
  );
}

/** Reads `count` numbers of the whole call, each there twice, from `extra`. */
export function loadNumbers<Value, Mask>(code: KernelCode<Value, Mask>, group: LaneGroup<Value, Mask>, count: number): Variable<Value>[] {
  const variables = Array.from({ length: count }, () => code.variable());
  code.assign(variables.map((variable, i) => [variable, code.load(group.args.extra, 0, group.args.stride, 2 * i)] as const));
  return variables;
}
