import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attractorsOf, MOST_ATTRACTORS, rasterPart } from '../../src-shared/sweep-raster';
import { axis, diagram, experimentOf, map } from './specs';

describe('the picture of a block', () => {
  it('has the logarithm of each count, row by row', () => {
    const spec = diagram({ columns: 7, rows: 5, kept: 40, perColumn: 3 });
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 120 }), { minLength: 20, maxLength: 20 }), (counts) => {
        const columns = { counts: Uint32Array.from(counts), diverged: Uint16Array.of(0, 1, 2, 3) };
        const part = rasterPart(spec, { from: 2, to: 6 }, { index: 0, columns });
        expect({ ...part, layers: null }).toEqual({ x: 2, y: 0, columns: 4, rows: 5, diverged: columns.diverged, layers: null });
        for (let c = 0; c < 4; c++)
          for (let r = 0; r < 5; r++) {
            const count = counts[c * 5 + r]!;
            const exact = count === 0 ? 0 : 1 + (254 * Math.log(count)) / Math.log(120);
            expect(Math.abs(part.layers.density![r * 4 + c]! - exact)).toBeLessThanOrEqual(0.5 + 1e-9);
          }
      }),
    );
  });

  it('shows the single point of a column that keeps one', () => {
    const spec = diagram({ columns: 1, rows: 2, kept: 1, perColumn: 1 });
    const part = rasterPart(
      spec,
      { from: 0, to: 1 },
      { index: 0, columns: { counts: Uint32Array.of(0, 1), diverged: new Uint16Array(1) } },
    );
    expect([...part.layers.density!]).toEqual([0, 255]);
  });

  it('has class, period and steps of a map', () => {
    const spec = map(axis('K', 1, 2), axis('start:0', 0, 1), experimentOf('quartic', { mu: 1 }, { steps: 1_000 }), { columns: 2, rows: 9 });
    const columns = {
      class: Uint8Array.of(0, 1, 2, 3),
      period: Uint16Array.of(0, 1, 255, 300),
      steps: Uint32Array.of(0, 1_000, 10, 500),
      anchor0: new Float64Array(4),
      anchor1: new Float64Array(4),
    };
    const part = rasterPart(spec, { from: 3, to: 5 }, { index: 1, columns });
    expect([part.x, part.y, part.columns, part.rows]).toEqual([0, 3, 2, 2]);
    expect([...part.layers.outcome!]).toEqual([0, 1, 2, 3]);
    expect([...part.layers.period!]).toEqual([0, 1, 255, 255]);
    const steps = [...columns.steps].map((n) => Math.round((255 * Math.log(1 + n)) / Math.log(1_001)));
    expect([...part.layers.steps!]).toEqual(steps);
  });
});

describe('the attractors of a map', () => {
  const cells = fc.array(fc.record({ period: fc.constantFrom(0, 1, 2), x: fc.constantFrom(-1, 0, 0.5, 3), y: fc.constantFrom(NaN, 2) }), {
    minLength: 1,
    maxLength: 60,
  });
  const blockOf = (some: readonly { period: number; x: number; y: number }[], index: number) => ({
    index,
    columns: {
      period: Uint16Array.from(some, ({ period }) => period),
      anchor0: Float64Array.from(some, ({ period, x }) => (period === 0 ? NaN : x)),
      anchor1: Float64Array.from(some, ({ period, y }) => (period === 0 ? NaN : y)),
    },
  });

  it('are told apart by period and anchor, however the map is cut into blocks', () => {
    fc.assert(
      fc.property(cells, fc.nat(60), (all, at) => {
        const whole = attractorsOf([blockOf(all, 0)]);
        const parts = attractorsOf([blockOf(all.slice(0, at), 0), blockOf(all.slice(at), 1)]);
        expect(parts.attractors).toEqual(whole.attractors);
        expect(parts.layers.flatMap((layer) => [...layer])).toEqual([...whole.layers[0]!]);
        all.forEach(({ period, x, y }, i) => {
          const index = whole.layers[0]![i]!;
          if (period === 0) return void expect(index).toBe(0);
          const { period: p, anchor } = whole.attractors[index - 1]!;
          expect([p, ...anchor]).toEqual([period, x, ...(Number.isNaN(y) ? [] : [y])]);
        });
        const reached = all.filter(({ period }) => period > 0).length;
        expect(whole.attractors.reduce((sum, one) => sum + one.cells, 0)).toBe(reached);
      }),
    );
  });

  it('that form a family are not listed', () => {
    const family = Array.from({ length: MOST_ATTRACTORS + 1 }, (_, i) => ({ period: 1, x: i, y: NaN }));
    const { attractors, layers } = attractorsOf([blockOf(family, 0)]);
    expect(attractors).toEqual([]);
    expect(Math.max(...layers[0]!)).toBe(0);
    expect(attractorsOf([blockOf(family.slice(1), 0)]).attractors.length).toBe(MOST_ATTRACTORS);
  });
});
