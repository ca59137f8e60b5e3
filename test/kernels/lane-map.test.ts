import { describe, expect, it } from 'vitest';
import { laneMap, laneMapSupports } from '../../src-worker/kernels';
import { ESCAPE } from '../../src-worker/kernels/lane-map';
import type { Escapes } from '../../src-worker/kernels/lane-map';
import { expressionOf } from '../../src-worker/formula/expression-of';
import { PRODUCT, QUARTIC, always, batchOf, bitsOf, bothMaps, spread } from './lanes';

const etas = spread(0.9, 1.999, 71);

/** The quartic's map as one writes it down, with η repeated from `rates`. */
function quarticOrbit(x0: number, rates: readonly number[], steps: number, mu = 1): number[] {
  const orbit: number[] = [];
  let x = x0;
  for (let t = 0; t < steps; t++) {
    x = x - rates[t % rates.length]! * (x * (x * x - mu));
    orbit.push(x);
  }
  return orbit;
}

describe('advance and record', () => {
  it('are the plain loop of the quartic, bit for bit, for any number of lanes', () => {
    for (const map of bothMaps(QUARTIC)) {
      for (const count of [1, 2, 31, 33, 71]) {
        const batch = batchOf([etas.slice(0, count).map(() => 0.3)], [etas.slice(0, count)]);
        expect(map.advance(batch, 1000, always)).toBe(true);
        expect(bitsOf(batch.x)).toEqual(bitsOf(Float64Array.from(etas.slice(0, count), (eta) => quarticOrbit(0.3, [eta], 1000).at(-1)!)));
        expect(batch.steps).toBe(1000);
      }
    }
  });

  it('take the learning rates of a schedule in their order, wherever a call begins', () => {
    const rates = [etas, etas.map((eta) => 2.1 - eta), etas.map((eta) => eta / 3)];
    for (const map of bothMaps(QUARTIC)) {
      const batch = batchOf([etas.map(() => 0.3)], rates);
      for (const steps of [1, 0, 7, 2, 90]) map.advance(batch, steps, always);
      const expected = etas.map((_, lane) =>
        quarticOrbit(
          0.3,
          rates.map((row) => row[lane]!),
          100,
        ).at(-1)!,
      );
      expect(bitsOf(batch.x)).toEqual(bitsOf(Float64Array.from(expected)));
    }
  });

  it('take parameters that differ from lane to lane', () => {
    const mus = etas.map((_, i) => 0.5 + i / 100);
    for (const map of bothMaps(QUARTIC, [0])) {
      const batch = batchOf([etas.map(() => 0.3)], [etas], [mus]);
      const out = new Float64Array(100 * etas.length);
      map.record(batch, 100, out, always);
      const orbits = etas.map((eta, lane) => quarticOrbit(0.3, [eta], 100, mus[lane]!));
      expect(bitsOf(out)).toEqual(
        bitsOf(Float64Array.from(Array.from({ length: 100 }, (_, t) => orbits.map((orbit) => orbit[t]!)).flat())),
      );
      expect(Array.from(batch.x)).toEqual(orbits.map((orbit) => orbit[99]!));
    }
  });

  it('cover more lanes than are in memory at once', () => {
    const count = 70_001;
    const many = spread(0.9, 1.9, count);
    for (const map of bothMaps(QUARTIC)) {
      const batch = batchOf([many.map(() => 0.3)], [many]);
      map.advance(batch, 20, always);
      for (const lane of [0, 1, 32_767, 32_768, 65_536, count - 1]) expect(batch.x[lane]).toBe(quarticOrbit(0.3, [many[lane]!], 20).at(-1));
    }
  });

  it('work in every dimension up to eight', () => {
    for (let n = 2; n <= 8; n++) {
      const names = Array.from({ length: n }, (_, i) => `x${i + 1}`);
      const f = expressionOf(`(${names.join('*')} - 1)^2/2`, names);
      const start = names.map((_, i) => spread(0.8 + i / 50, 1.2 - i / 50, 13));
      const [a, b] = bothMaps(f).map((map) => {
        const batch = batchOf(start, [spread(0.05, 0.2, 13)]);
        map.advance(batch, 500, always);
        return batch.x;
      });
      expect(bitsOf(a!)).toEqual(bitsOf(b!));
      const products = Array.from({ length: 13 }, (_, lane) => names.reduce((z, _name, i) => z * a![i * 13 + lane]!, 1));
      for (const z of products) expect(z).toBeCloseTo(1, 6);
    }
  });
});

describe('bin', () => {
  it('counts the recorded points in their cells, shared columns and outside points included', () => {
    const histogram = {
      columns: 50,
      rows: 37,
      low: -0.9,
      high: 1.1,
      columnOf: Int32Array.from(etas, (_, i) => Math.floor(i / 2) + (i > 40 ? 9 : 0)),
      coordinate: 0,
    };
    const scale = 37 / (1.1 - -0.9);
    for (const map of bothMaps(QUARTIC)) {
      const counts = new Uint32Array(50 * 37).fill(5);
      const expected = counts.slice();
      map.bin(batchOf([etas.map(() => 0.3)], [etas]), 300, { ...histogram, counts }, always);
      etas.forEach((eta, lane) => {
        for (const x of quarticOrbit(0.3, [eta], 300)) {
          if (x >= -0.9 && x < 1.1) expected[histogram.columnOf[lane]! * 37 + Math.floor((x - -0.9) * scale)]!++;
        }
      });
      expect(counts).toEqual(expected);
    }
  });

  it('counts the same whatever other lanes were counted before, for any number of lanes', () => {
    const rows = 400;
    for (const backend of ['wasm', 'javascript'] as const) {
      const map = laneMap({ expression: QUARTIC, laneParameters: [], backend });
      for (const count of [1, 2, 5, 23, 31, 33, 47, 65, 71, 3]) {
        const counts = new Uint32Array(count * rows);
        const columnOf = Int32Array.from({ length: count }, (_, i) => count - 1 - i);
        const own = etas.slice(0, count);
        const histogram = { columns: count, rows, low: -1.5, high: 1.5, counts, columnOf, coordinate: 0 };
        map.bin(batchOf([own.map(() => 0.3)], [own]), 200, histogram, always);
        const expected = new Uint32Array(count * rows);
        own.forEach((eta, lane) => {
          for (const x of quarticOrbit(0.3, [eta], 200)) expected[columnOf[lane]! * rows + Math.floor((x - -1.5) * (rows / 3))]!++;
        });
        expect(counts).toEqual(expected);
      }
    }
  });

  it('counts a point at the low edge, none at the high edge and no NaN', () => {
    const still = expressionOf('0*x', ['x']);
    const x = [0, 1, -0, NaN, Infinity, -Infinity, 1 - 2 ** -53, -5e-324, 0.5];
    for (const map of bothMaps(still)) {
      const counts = new Uint32Array(10);
      map.bin(
        batchOf([x], [x.map(() => 1)]),
        1,
        { columns: 1, rows: 10, low: 0, high: 1, counts, columnOf: new Int32Array(x.length), coordinate: 0 },
        always,
      );
      expect(Array.from(counts)).toEqual([2, 0, 0, 0, 0, 1, 0, 0, 0, 1]);
    }
  });

  it('keeps every point below the high edge in the last row', () => {
    const still = expressionOf('0*x', ['x']);
    for (const [low, high, rows] of [
      [0.1, 0.7, 600],
      [-1e-9, 3e-9, 7],
      [-1e6, 1e-6, 49],
      [-1e300, 1e300, 1000],
    ] as const) {
      const below = high - Math.abs(high) * 2 ** -53;
      for (const map of bothMaps(still)) {
        const counts = new Uint32Array(rows);
        const histogram = { columns: 1, rows, low, high, counts, columnOf: new Int32Array(2), coordinate: 0 };
        map.bin(batchOf([[below, high]], [[1, 1]]), 1, histogram, always);
        expect(counts.indexOf(1)).toBe(rows - 1);
        expect(counts.reduce((a, b) => a + b)).toBe(1);
      }
    }
  });
});

describe('lyapunov', () => {
  it('adds up the logarithm of the multiplier at a fixed point', () => {
    // At x = 1 the multiplier is 1 − 2η.
    for (const map of bothMaps(QUARTIC)) {
      const rates = [0.1, 0.3, 0.7, 0.99];
      const sums = new Float64Array(4);
      map.lyapunov(batchOf([rates.map(() => 1)], [rates]), 5000, new Float64Array(4).fill(1), sums, always);
      rates.forEach((eta, lane) => expect(sums[lane]! / 5000).toBeCloseTo(Math.log(Math.abs(1 - 2 * eta)), 12));
    }
  });

  it('is −∞ where the orbit is superstable, and large sums do not overflow', () => {
    for (const map of bothMaps(QUARTIC)) {
      const sums = new Float64Array(2);
      // η = 1/2 makes the multiplier at x = 1 zero; at the maximum x = 0 it is 1 + η.
      map.lyapunov(batchOf([[1, 0]], [[0.5, 1]]), 10_000, new Float64Array(2).fill(1), sums, always);
      expect(sums[0]).toBe(-Infinity);
      expect(sums[1]! / 10_000).toBeCloseTo(Math.LN2, 12);
    }
  });

  it('is ln 3 for the quartic at K = 2: x = √2 sin θ turns x ↦ 3x − 2x³ into θ ↦ 3θ', () => {
    for (const map of bothMaps(QUARTIC)) {
      const starts = spread(0.2, 1.1, 64);
      const sums = new Float64Array(64);
      map.lyapunov(batchOf([starts], [starts.map(() => 2)]), 20_000, new Float64Array(64).fill(1), sums, always);
      const mean = sums.reduce((a, b) => a + b) / 64 / 20_000;
      expect(Math.abs(mean - Math.log(3))).toBeLessThan(0.003);
    }
  });

  it('finds the larger multiplier of the product loss at a minimum in two dimensions', () => {
    // At (1, 1) the Hessian has eigenvalues 2 and 0.
    for (const map of bothMaps(PRODUCT)) {
      const sums = new Float64Array(1);
      const tangent = Float64Array.of(Math.SQRT1_2, Math.SQRT1_2);
      map.lyapunov(batchOf([[1], [1]], [[1.2]]), 1000, tangent, sums, always);
      expect(sums[0]! / 1000).toBeCloseTo(Math.log(1.4), 12);
      expect(Math.hypot(tangent[0]!, tangent[1]!)).toBeCloseTo(1, 14);
    }
  });
});

describe('escape', () => {
  /** The product loss lane by lane. */
  function scalar(x0: number, y0: number, eta: number, cap: number, bound: number, tolerance: number) {
    let [x, y] = [x0, y0];
    for (let t = 1; t <= cap; t++) {
      const r = x * y - 1;
      const [moveX, moveY] = [eta * (r * y), eta * (r * x)];
      const size = Math.max(1, Math.abs(x), Math.abs(y));
      const move = Math.max(Math.abs(moveX), Math.abs(moveY));
      [x, y] = [x - moveX, y - moveY];
      if (!(Math.abs(x) <= bound && Math.abs(y) <= bound)) return { x, y, step: t, how: ESCAPE.diverged };
      if (tolerance > 0 && move <= tolerance * size) return { x, y, step: t, how: ESCAPE.resting };
    }
    return { x, y, step: cap, how: ESCAPE.running };
  }

  it('is the plain loop with an exit, bit for bit', () => {
    const grid = spread(-4, 4, 41);
    const x = grid.flatMap((a) => grid.map(() => a));
    const y = grid.flatMap(() => grid);
    for (const [cap, bound, tolerance] of [
      [500, 1e6, 1e-9],
      [77, 3, 0],
      [1, 10, 0.1],
      [33, 1e300, 1e-3],
      [0, 1, 1],
    ] as const) {
      const expected = x.map((a, i) => scalar(a, y[i]!, 0.25, cap, bound, tolerance));
      for (const map of bothMaps(PRODUCT)) {
        const batch = batchOf([x, y], [x.map(() => 0.25)]);
        const out: Escapes = { step: new Uint32Array(x.length), how: new Uint8Array(x.length) };
        expect(map.escape(batch, { cap, bound, tolerance }, out, always)).toBe(true);
        expect(Array.from(out.step)).toEqual(expected.map(({ step }) => step));
        expect(Array.from(out.how)).toEqual(expected.map(({ how }) => how));
        expect(bitsOf(batch.x)).toEqual(bitsOf(Float64Array.from([...expected.map((e) => e.x), ...expected.map((e) => e.y)])));
      }
    }
  });

  it('does not depend on the lanes beside', () => {
    const x = spread(-3, 3, 257);
    const y = spread(3.5, -2, 257);
    const map = laneMap({ expression: PRODUCT, laneParameters: [] });
    const out: Escapes = { step: new Uint32Array(257), how: new Uint8Array(257) };
    map.escape(batchOf([x, y], [x.map(() => 0.4)]), { cap: 1000, bound: 1e3, tolerance: 1e-12 }, out, always);
    for (const lane of [0, 1, 100, 200, 256]) {
      const one: Escapes = { step: new Uint32Array(1), how: new Uint8Array(1) };
      map.escape(batchOf([[x[lane]!], [y[lane]!]], [[0.4]]), { cap: 1000, bound: 1e3, tolerance: 1e-12 }, one, always);
      expect([one.step[0], one.how[0]]).toEqual([out.step[lane], out.how[lane]]);
    }
  });
});

describe('lane maps', () => {
  it('give the loss', () => {
    for (const map of bothMaps(PRODUCT)) {
      const out = new Float64Array(3);
      map.loss(
        batchOf(
          [
            [1, 2, -0.5],
            [1, 3, 4],
          ],
          [[1, 1, 1]],
        ),
        out,
      );
      expect(Array.from(out)).toEqual([0, 12.5, 4.5]);
    }
  });

  it('stop between calls, and ask before the first', () => {
    for (const map of bothMaps(QUARTIC)) {
      let asked = 0;
      const stop = () => ++asked <= 3;
      expect(map.advance(batchOf([etas.map(() => 0.3)], [etas]), 1e9, stop)).toBe(false);
      expect(asked).toBe(4);
      expect(map.record(batchOf([[0.3]], [[1.2]]), 10, new Float64Array(10), () => false)).toBe(false);
      const out: Escapes = { step: new Uint32Array(1), how: new Uint8Array(1) };
      let times = 0;
      expect(map.escape(batchOf([[0.3]], [[1.2]]), { cap: 4e9, bound: 10, tolerance: 0 }, out, () => ++times < 20)).toBe(false);
    }
  });

  it('say what they support', () => {
    expect(laneMapSupports(QUARTIC)).toBe(true);
    const names = Array.from({ length: 9 }, (_, i) => `x${i + 1}`);
    expect(laneMapSupports(expressionOf(names.join('+'), names))).toBe(false);
  });
});
