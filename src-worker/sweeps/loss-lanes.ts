/** Lanes through the loss itself, one after the other: for losses without a formula, behind the interface of the compiled kernels. */
import type { Loss } from '../engine/problem';
import { matrixDescent } from '../kernels/matrix/descent';
import { ESCAPE, type Escapes, type Histogram, type LaneBatch, type LaneMap, type Proceed } from '../kernels/lane-map';

/** Numbers moved between two questions whether to go on. */
const WORK_BETWEEN = 20_000;

/**
 * `lossOf`: the loss of each cell, all of dimension n. The cell of a lane is its only lane parameter, so that lanes may be picked and joined as those
 * of a compiled map; without parameters it is the lane's number. The steps are those of the engine's rules: x_i − η g_i.
 */
export function lossLanes(dimension: number, lossOf: (cell: number) => Loss): LaneMap {
  const n = dimension;
  const lossAt = ({ parameters }: LaneBatch, lane: number) => lossOf(parameters[lane] ?? lane);
  const gradient = new Float64Array(n);
  const product = new Float64Array(n);
  const x = new Float64Array(n);
  const chunk = Math.max(1, Math.floor(WORK_BETWEEN / n));

  function descend(loss: Loss, eta: number): void {
    loss.gradient(x, gradient);
    for (let i = 0; i < n; i++) x[i] = x[i]! - eta * gradient[i]!;
  }

  /** Takes each lane along `steps` steps; `visit` after each, false = this lane ends here. */
  function walk(
    batch: LaneBatch,
    steps: number,
    proceed: Proceed,
    visit: ((lane: number, step: number) => boolean) | null,
    before?: (lane: number, eta: number, loss: Loss) => void,
  ): boolean {
    const { count, cycle, etas } = batch;
    for (let lane = 0; lane < count; lane++) {
      const loss = lossAt(batch, lane);
      for (let i = 0; i < n; i++) x[i] = batch.x[i * count + lane]!;
      for (let step = 0; step < steps; step++) {
        const eta = etas[((batch.steps + step) % cycle) * count + lane]!;
        before?.(lane, eta, loss);
        descend(loss, eta);
        if (visit?.(lane, step) === false) break;
        if (step % chunk === 0 && !proceed()) return false;
      }
      for (let i = 0; i < n; i++) batch.x[i * count + lane] = x[i]!;
    }
    batch.steps += steps;
    return true;
  }

  return {
    dimension,
    backend: 'javascript',
    advance(batch, steps, proceed) {
      const descend = batch.cycle === 1 ? factorDescent(batch, lossAt) : null;
      if (!descend) return walk(batch, steps, proceed, null);
      for (let lane = 0; lane < batch.count; lane++) if (!descend(lane, steps, proceed)) return false;
      batch.steps += steps;
      return true;
    },
    bin(batch, steps, histogram, proceed) {
      return walk(batch, steps, proceed, (lane) => {
        count(histogram, lane, x[histogram.coordinate]!);
        return true;
      });
    },
    record(batch, steps, out, proceed) {
      return walk(batch, steps, proceed, (lane, step) => {
        for (let i = 0; i < n; i++) out[(step * n + i) * batch.count + lane] = x[i]!;
        return true;
      });
    },
    lyapunov(batch, steps, tangent, sums, proceed) {
      const v = new Float64Array(n);
      return walk(batch, steps, proceed, null, (lane, eta, loss) => {
        for (let i = 0; i < n; i++) v[i] = tangent[i * batch.count + lane]!;
        loss.hessianVector(x, v, product);
        const before = norm(v);
        for (let i = 0; i < n; i++) v[i] = v[i]! - eta * product[i]!;
        const after = norm(v);
        sums[lane] = sums[lane]! + Math.log(after / before);
        // A direction that is squashed to nothing keeps its sum of −∞ and goes on.
        for (let i = 0; i < n; i++) tangent[i * batch.count + lane] = after > 0 ? v[i]! / after : tangent[i * batch.count + lane]!;
      });
    },
    escape(batch, { cap, bound, tolerance }, out: Escapes, proceed) {
      out.step.fill(cap);
      out.how.fill(ESCAPE.running);
      const previous = new Float64Array(n);
      let rate = 0;
      return walk(
        batch,
        cap,
        proceed,
        (lane, step) => {
          const size = norm(x, true);
          let moved = 0;
          // The increment before it is taken off, as the compiled kernels test it.
          for (let i = 0; i < n; i++) moved = Math.max(moved, Math.abs(rate * gradient[i]!));
          const how = !(size <= bound)
            ? ESCAPE.diverged
            : tolerance > 0 && moved <= tolerance * Math.max(1, norm(previous, true))
              ? ESCAPE.resting
              : ESCAPE.running;
          out.how[lane] = how;
          if (how !== ESCAPE.running) out.step[lane] = step + 1;
          return how === ESCAPE.running;
        },
        (_, eta) => {
          previous.set(x);
          rate = eta;
        },
      );
    },
    loss(batch, out) {
      for (let lane = 0; lane < batch.count; lane++) {
        for (let i = 0; i < n; i++) x[i] = batch.x[i * batch.count + lane]!;
        out[lane] = lossAt(batch, lane).value(x);
      }
    },
  };
}

/** Steps of a lane by the matrix kernel, with the bits of the loss's own gradient; null where the losses are no factorisations. */
function factorDescent(batch: LaneBatch, lossAt: (batch: LaneBatch, lane: number) => Loss) {
  if (batch.count === 0 || !lossAt(batch, 0).factors) return null;
  const { x, etas, count } = batch;
  let known: { readonly factors: Loss['factors']; readonly descent: ReturnType<typeof matrixDescent> } | null = null;
  return (lane: number, steps: number, proceed: Proceed): boolean => {
    const factors = lossAt(batch, lane).factors!;
    const eta = etas[lane]!;
    if (known?.factors !== factors) known = { factors, descent: matrixDescent({ ...factors, eta }) };
    known.descent.setRate(eta);
    const at = (_: unknown, i: number) => x[i * count + lane]!;
    const point = Float64Array.from({ length: x.length / count }, at);
    const [Y, Z] = [point.subarray(0, factors.rows * factors.rank), point.subarray(factors.rows * factors.rank)];
    if (known.descent.advance(Y, Z, steps, proceed) < steps) return false;
    point.forEach((value, i) => (x[i * count + lane] = value));
    return true;
  };
}

function count({ rows, low, high, counts, columnOf }: Histogram, lane: number, value: number): void {
  if (!(value >= low && value < high)) return;
  const row = Math.min(rows - 1, Math.floor((value - low) * (rows / (high - low))));
  const cell = columnOf[lane]! * rows + row;
  counts[cell] = counts[cell]! + 1;
}

function norm(v: Float64Array, maximum = false): number {
  let sum = 0;
  for (const entry of v) {
    if (Number.isNaN(entry)) return NaN;
    sum = maximum || v.length === 1 ? Math.max(sum, Math.abs(entry)) : sum + entry * entry;
  }
  return maximum || v.length === 1 ? sum : Math.sqrt(sum);
}
