/**
 * Our kernels as a server of lines, doing the work of reference.c: the same maps, starts, learning rates, step counts and criteria.
 * Timed from the problem to the finished arrays, copies into and out of the kernels' memory included.
 */
import { createInterface } from 'node:readline';
import type { Expression } from '../../../src-worker/engine/dag';
import { expressionOf } from '../../../src-worker/formula/expression-of';
import { laneMap } from '../../../src-worker/kernels';
import { trackSharpness } from '../../../src-worker/engine/sharpness-tracking';
import { stream } from '../../../src-worker/engine/random';
import { matrixDescent, type MatrixDescent } from '../../../src-worker/kernels/matrix/descent';
import { singularBasis } from '../../../src-worker/kernels/matrix/singular-basis';
import { singularBasisDescent } from '../../../src-worker/kernels/matrix/singular-descent';
import { defaultParams } from '../../../src-shared/catalogue';
import { problemById } from '../../../src-worker/problems';
import type { Backend, Escapes, Histogram, LaneBatch } from '../../../src-worker/kernels/lane-map';

const RATES = 2000;
const TRANSIENT = 10_000;
const KEPT = 1_000;
const SIDE = 1000;
const CAP = 500;
const COLUMNS = 1000;
const ROWS = 600;
const TILE = 4;
const go = () => true;

const QUARTIC = expressionOf('(x^2-1)^2/4', ['x']);
/** As a user would type the same loss. */
const TYPED = expressionOf('x^4/4 - x^2/2 + 1/4', ['x']);
const SINE = expressionOf('x^2/2+cos(3*x)', ['x']);
const PRODUCT = expressionOf('(x*y-1)^2/2', ['x', 'y']);

function orbitBatch(low: number, width: number): LaneBatch {
  const etas = Float64Array.from({ length: RATES }, (_, i) => low + (width * i) / (RATES - 1));
  return { count: RATES, x: new Float64Array(RATES).fill(0.3), etas, cycle: 1, parameters: new Float64Array(0), steps: 0 };
}

/** The orbit diagram with its points kept, as the references keep them. */
function kept(expression: Expression, backend: Backend, low: number, width: number): number {
  const map = laneMap({ expression, laneParameters: [], backend });
  const batch = orbitBatch(low, width);
  map.advance(batch, TRANSIENT, go);
  map.record(batch, KEPT, points, go);
  return NaN;
}
const points = new Float64Array(RATES * KEPT);
const squares = () => points.reduce((sum, x) => sum + x * x, 0);

/** The orbit diagram binned into its raster. */
function binned(expression: Expression, low: number, width: number, range: readonly [number, number]): number {
  const map = laneMap({ expression, laneParameters: [] });
  const batch = orbitBatch(low, width);
  const columnOf = Int32Array.from({ length: RATES }, (_, i) => Math.floor((i * COLUMNS) / RATES));
  const counts = new Uint32Array(COLUMNS * ROWS);
  const histogram: Histogram = { columns: COLUMNS, rows: ROWS, low: range[0], high: range[1], counts, columnOf, coordinate: 0 };
  map.advance(batch, TRANSIENT, go);
  map.bin(batch, KEPT, histogram, go);
  raster = counts;
  return NaN;
}
let raster = new Uint32Array(0);
const binnedPoints = () => raster.reduce((sum, count) => sum + count, 0);

let typed = 0;
/** From a text never seen before to the raster. */
function fromText(): number {
  return binned(expressionOf(`(x^2-1-${++typed}e-9)^2/4`, ['x']), 1, 0.999, [-2, 2]);
}

const ends: Escapes = { step: new Uint32Array(SIDE * SIDE), how: new Uint8Array(SIDE * SIDE) };
function basin(backend: Backend): number {
  const map = laneMap({ expression: PRODUCT, laneParameters: [], backend });
  const count = SIDE * SIDE;
  const x = new Float64Array(2 * count);
  const h = 8 / SIDE;
  let lane = 0;
  for (let row = 0; row < SIDE; row += TILE)
    for (let column = 0; column < SIDE; column += TILE)
      for (let j = row; j < row + TILE; j++)
        for (let i = column; i < column + TILE; i++, lane++) {
          x[lane] = -4 + (i + 0.5) * h;
          x[count + lane] = -4 + (j + 0.5) * h;
        }
  const batch: LaneBatch = { count, x, etas: new Float64Array(count).fill(0.25), cycle: 1, parameters: new Float64Array(0), steps: 0 };
  map.escape(batch, { cap: CAP, bound: 1e6, tolerance: 1e-12 }, ends, go);
  return NaN;
}
function basinSum(): number {
  let sum = 0;
  for (let i = 0; i < SIDE * SIDE; i++) sum += ends.step[i]! + 1000 * ends.how[i]!;
  return sum;
}

/** 1000 steps on ‖YZᵀ − C‖²/2 at rank d/5, C of that rank; the matrices and, in the singular form, the basis are made before. */
function matrices(d: number, form: 'direct' | 'singular' | 'javascript'): Work {
  const rank = d / 5;
  const { normal } = stream(7, 0);
  const draw = (scale: number) => Float64Array.from({ length: d * rank }, () => scale * normal());
  const [left, right] = [draw(1), draw(1)];
  const target = new Float64Array(d * d);
  for (let i = 0; i < d; i++)
    for (let j = 0; j < d; j++) for (let k = 0; k < rank; k++) target[i * d + j]! += (left[i * rank + k]! * right[j * rank + k]!) / d;
  const [Y0, Z0] = [draw(0.3), draw(0.3)];
  let made: MatrixDescent | null = null;
  return {
    prepare() {
      const source = { rows: d, columns: d, rank, target, eta: 0.02 / d, backend: form === 'javascript' ? 'javascript' : 'wasm' } as const;
      made ??= form === 'singular' ? singularBasisDescent(source) : matrixDescent(source);
    },
    run() {
      const [Y, Z] = [Y0.slice(), Z0.slice()];
      made!.advance(Y, Z, 1000, go);
      return made!.loss(Y, Z);
    },
  };
}

/** What the singular form costs before its first step, d = 200. */
function basisOnly(): Work {
  const { normal } = stream(7, 0);
  const target = Float64Array.from({ length: 200 * 200 }, () => normal());
  return { run: () => singularBasis(target, 200, 200).values[0]! };
}

/** Hessian-vector products per tracked step along gradient descent of the tanh network: the mean of warm steps or the most of cold ones. */
function sharpness(which: 'warm' | 'cold'): Work {
  const { info, bind } = problemById('mlp')!;
  return {
    run() {
      const bound = bind(defaultParams(info));
      if (!bound.ok) throw new Error(bound.refusal.what);
      const loss = bound.value;
      const x = loss.start!(stream(1, 1));
      const gradient = new Float64Array(loss.dimension);
      const track = trackSharpness(loss);
      const products = { warm: [] as number[], cold: [] as number[] };
      for (let t = 0; t < 1000; t++) {
        const tracked = track(x);
        products[tracked.cold ? 'cold' : 'warm'].push(tracked.products);
        loss.gradient(x, gradient);
        for (let i = 0; i < x.length; i++) x[i]! -= 0.1 * gradient[i]!;
      }
      const { warm, cold } = products;
      return which === 'warm' ? warm.reduce((sum, count) => sum + count, 0) / warm.length : Math.max(...cold);
    },
  };
}

interface Work {
  /** Not timed. */
  prepare?(): void;
  run(): number;
  /** Of the result, where `run` does not give it; not timed. */
  sum?(): number;
}
const WORK: Readonly<Record<string, Work>> = {
  'orbit wasm': { run: () => kept(QUARTIC, 'wasm', 1, 0.999), sum: squares },
  'orbit javascript': { run: () => kept(QUARTIC, 'javascript', 1, 0.999), sum: squares },
  'orbit binned': { run: () => binned(QUARTIC, 1, 0.999, [-2, 2]), sum: binnedPoints },
  'orbit typed': { run: fromText, sum: binnedPoints },
  'orbit text': { run: () => kept(TYPED, 'wasm', 1, 0.999), sum: squares },
  'sine wasm': { run: () => kept(SINE, 'wasm', 0.1, 0.2), sum: squares },
  'sine javascript': { run: () => kept(SINE, 'javascript', 0.1, 0.2), sum: squares },
  'basin wasm': { run: () => basin('wasm'), sum: basinSum },
  'basin javascript': { run: () => basin('javascript'), sum: basinSum },
  ...Object.fromEntries(
    [10, 50, 200].flatMap((d) => [
      [`matrix-${d} wasm`, matrices(d, 'direct')],
      [`matrix-${d} singular`, matrices(d, 'singular')],
      [`matrix-${d} javascript`, matrices(d, 'javascript')],
    ]),
  ),
  'basis-200 wasm': basisOnly(),
  'sharpness warm': sharpness('warm'),
  'sharpness cold': sharpness('cold'),
};

function measure({ prepare, run, sum }: Work) {
  prepare?.();
  const cpu = process.cpuUsage();
  const began = performance.now();
  const result = run();
  const ms = performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  return { ms, cpu: Math.min(ms, (user + system) / 1000), sum: sum ? sum() : result, peakMB: process.resourceUsage().maxRSS / 1024 };
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const work = WORK[line];
  console.log(JSON.stringify(work ? measure(work) : { unknown: true }));
});
