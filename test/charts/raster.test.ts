/** Pictures put together from parts, kept under a zoom, coloured and drawn where their axes say. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CELL_CLASSES } from '../../src-shared/sweep';
import {
  carryOver,
  emptyRaster,
  histogram,
  KNOWN,
  pooled,
  putPart,
  stepsOfByte,
  UNKNOWN,
  type Extent,
} from '../../src-shared/charts/raster';
import { evenTicks, tickText } from '../../src-shared/charts/raster-axis';
import { sweepChart } from '../../src-shared/charts/raster-chart';
import { colourTable, rasterPixels } from '../../src-shared/charts/raster-colours';
import { captionLines, rasterImage, WHOLE_PICTURE } from '../../src-shared/charts/raster-picture';
import { DARK_THEME, LIGHT_THEME } from '../../src-shared/charts/theme';
import { boxesAfter, drawPicture } from './raster-drawn';
import { diagramPart, diagramSpec, mapPart, mapSpec } from './raster-samples';

const size = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 9 }));

describe('a picture from parts', () => {
  it('is the same however it is cut and in whatever order the parts come', () => {
    fc.assert(
      fc.property(
        size,
        fc.integer({ min: 1, max: 11 }),
        fc.boolean(),
        fc.infiniteStream(fc.nat(255)),
        ([columns, rows], cut, back, bytes) => {
          const whole = Uint8Array.from({ length: columns * rows }, () => bytes.next().value as number);
          const at = Math.min(columns, cut);
          const part = (from: number, to: number) => {
            const cells = Uint8Array.from({ length: (to - from) * rows }, (_, i) => {
              const row = Math.floor(i / (to - from));
              return whole[row * columns + from + (i % (to - from))]!;
            });
            return {
              x: from,
              y: 0,
              columns: to - from,
              rows,
              layers: { density: cells },
              lyapunov: new Float64Array(to - from).fill(from),
            };
          };
          const parts = [part(0, at), ...(at < columns ? [part(at, columns)] : [])];
          const raster = emptyRaster(columns, rows);
          for (const one of back ? parts.reverse() : parts) putPart(raster, one);
          expect(raster.layers.density).toEqual(whole);
          expect(raster.state.every((state) => state === KNOWN)).toBe(true);
          expect([...raster.lyapunov!]).toEqual(Array.from({ length: columns }, (_, i) => (i < at ? 0 : at)));
        },
      ),
    );
  });

  it('takes no cell from outside', () => {
    const raster = emptyRaster(3, 2);
    putPart(raster, { x: 2, y: 1, columns: 4, rows: 4, layers: { density: new Uint8Array(16).fill(7) } });
    expect([...raster.layers.density!]).toEqual([0, 0, 0, 0, 0, 7]);
    expect([...raster.state]).toEqual([0, 0, 0, 0, 0, KNOWN]);
  });

  it('keeps the old picture at its places until the new one comes', () => {
    const old = emptyRaster(4, 2);
    putPart(old, { x: 0, y: 0, columns: 4, rows: 2, layers: { density: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8) } });
    const linear = (from: number, to: number): Extent => ({ from, to, scale: 'linear' });
    const next = emptyRaster(4, 2);
    putPart(next, { x: 0, y: 0, columns: 1, rows: 2, layers: { density: Uint8Array.of(90, 91) } });
    // The right half, and as much again beyond it that was not there.
    carryOver({ raster: old, x: linear(0, 4), y: linear(0, 2) }, { raster: next, x: linear(2, 6), y: linear(0, 2) });
    expect([...next.layers.density!]).toEqual([90, 4, 0, 0, 91, 8, 0, 0]);
    expect([...next.state].map((state) => state === UNKNOWN)).toEqual([false, false, true, true, false, false, true, true]);
    expect(histogram(next, 'density')[4], 'stale cells are not counted').toBe(0);
    const log: Extent = { from: 1, to: 100, scale: 'log' };
    const again = emptyRaster(4, 2);
    carryOver({ raster: old, x: log, y: linear(0, 2) }, { raster: again, x: log, y: linear(0, 2) });
    expect(again.layers.density).toEqual(old.layers.density);
  });

  it('drawn smaller, a pixel shows the densest of its cells', () => {
    const by = fc.record({ columns: fc.integer({ min: 1, max: 5 }), rows: fc.integer({ min: 1, max: 5 }) });
    fc.assert(
      fc.property(size, by, fc.infiniteStream(fc.nat(255)), ([columns, rows], pooling, bytes) => {
        const raster = emptyRaster(columns, rows);
        const density = Uint8Array.from({ length: columns * rows }, () => bytes.next().value as number);
        putPart(raster, { x: 0, y: 0, columns, rows, layers: { density } });
        const small = pooled(raster, pooling);
        for (let row = 0; row < small.rows; row++)
          for (let column = 0; column < small.columns; column++) {
            const cells = [...density].filter((_, i) => {
              const [x, y] = [i % columns, Math.floor(i / columns)];
              return Math.floor(x / pooling.columns) === column && Math.floor(y / pooling.rows) === row;
            });
            expect(small.layers.density![row * small.columns + column]).toBe(Math.max(...cells));
          }
      }),
    );
  });

  it('steps read from a byte are the steps, to its resolution', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.nat(255), (cap, byte) => {
        expect((255 * Math.log1p(stepsOfByte(byte, cap))) / Math.log1p(cap)).toBeCloseTo(byte, 6);
      }),
    );
  });
});

describe('colours', () => {
  it.each([LIGHT_THEME, DARK_THEME])('lie the highest row first; no point and no result are left empty', (theme) => {
    const raster = emptyRaster(2, 2);
    putPart(raster, { x: 0, y: 0, columns: 2, rows: 1, layers: { density: Uint8Array.of(255, 0) } });
    const pixels = rasterPixels(raster, 'density', theme);
    expect([3, 7, 11, 15].map((i) => pixels[i])).toEqual([0, 0, 255, 0]);
    const lightest = (colour: string | null | undefined) => Number.parseInt(colour!.slice(3, 5), 16);
    const table = colourTable('density', theme);
    const further = Math.abs(lightest(table[255]) - lightest(theme.background));
    expect(further).toBeGreaterThan(Math.abs(lightest(table[1]) - lightest(theme.background)));
  });

  it('no two classes look alike', () => {
    for (const theme of [LIGHT_THEME, DARK_THEME]) {
      const table = colourTable('outcome', theme).slice(0, CELL_CLASSES.length);
      const rgb = table.map((colour) => [1, 3, 5].map((i) => Number.parseInt(colour!.slice(i, i + 2), 16)));
      for (const [i, a] of rgb.entries())
        for (const b of rgb.slice(i + 1)) expect(Math.hypot(...a.map((value, k) => value - b[k]!))).toBeGreaterThan(40);
    }
  });
});

describe('axes down to the last digits', () => {
  const middle = fc.double({ min: -10, max: 10, noNaN: true });
  it('have a few ticks inside, ascending, none twice, told apart by their labels', () => {
    fc.assert(
      fc.property(middle, fc.integer({ min: -13, max: 1 }), (at, power) => {
        const half = Math.max(10 ** power, Math.abs(at) * 2 ** -44);
        const range = [at - half, at + half] as const;
        const ticks = evenTicks(range, 7);
        expect(ticks.values.length).toBeGreaterThanOrEqual(3);
        expect(ticks.values.length).toBeLessThanOrEqual(16);
        for (const [i, value] of ticks.values.entries()) {
          expect(value >= range[0] && value <= range[1]).toBe(true);
          if (i > 0) expect(value).toBeGreaterThan(ticks.values[i - 1]!);
        }
        const labels = ticks.values.map((value) => tickText(value, ticks));
        expect(new Set(labels).size, labels.join(' ')).toBe(labels.length);
      }),
    );
  });

  it('counts from a round number where the axis is narrow', () => {
    const ticks = evenTicks([1.302143271581, 1.302143271583], 5);
    expect(ticks.base).toBeCloseTo(1.302143271582, 11);
    expect(tickText(ticks.values[0]!, ticks)).toMatch(/e-1\d$/);
    expect(evenTicks([0.8, 2], 6)).toMatchObject({ base: 0, step: 0.2 });
  });
});

describe('drawn without a window', () => {
  const spec = mapSpec({ columns: 4, rows: 2, x: { quantity: 'K', from: 0, to: 4, scale: 'linear' } });
  const raster = emptyRaster(4, 2);
  putPart(raster, { x: 0, y: 0, columns: 4, rows: 2, layers: { outcome: Uint8Array.of(0, 1, 2, 3, 4, 5, 6, 1) } });
  const picture = { spec, raster, coordinates: ['x'], problem: 'Quartic' };

  it.each([LIGHT_THEME, DARK_THEME])('every cell has its colour at its place, stretched with the axes', (theme) => {
    const table = colourTable('outcome', theme);
    const image = rasterImage(picture, 'outcome', theme, null);
    const whole = drawPicture(sweepChart(picture, image, 'outcome', [], WHOLE_PICTURE, theme));
    const cells = [
      [0.5, -1, 0],
      [2.5, -1, 2],
      [0.5, 1, 4],
      [2.5, 1, 6],
    ] as const;
    for (const [x, y, kind] of cells) expect(whole.at(whole.pixel('x', x), whole.pixel('y', y))).toBe(table[kind]);
    const half = drawPicture(sweepChart(picture, image, 'outcome', [], { ...WHOLE_PICTURE, x: [2, 6], y: [-2, 2] }, theme));
    expect(half.at(half.pixel('x', 2.5), half.pixel('y', -1))).toBe(table[2]);
    expect(half.at(half.pixel('x', 5.3), half.pixel('y', -0.83)), 'nothing is known there').toBe(theme.background);
  });

  it('a diagram is drawn above its strip, and the figure says how it was computed', () => {
    const of = diagramSpec({ columns: 200, rows: 120 });
    const density = emptyRaster(200, 120);
    putPart(density, diagramPart(of, 0, 200));
    const shown = { spec: of, raster: density, coordinates: ['x'], problem: 'Quartic' };
    const drawn = drawPicture(
      sweepChart(shown, rasterImage(shown, 'density', LIGHT_THEME, null), 'density', [], WHOLE_PICTURE, LIGHT_THEME),
    );
    expect(drawn.bottom).toBeLessThan(330);
    // Below the flip all iterates lie on the minimum x = 1.
    expect(drawn.at(drawn.pixel('x', 0.9), drawn.pixel('y', 1))).not.toBe(LIGHT_THEME.background);
    expect(drawn.at(drawn.pixel('x', 0.93), drawn.pixel('y', 0.4))).toBe(LIGHT_THEME.background);
    expect(captionLines(shown).join(' ')).toMatch(/Quartic, mu = 1 · start 0.8 .*200 steps thrown away, 200 kept/);
  });

  it('the strip stays beneath when a chart of a map becomes one of a diagram', () => {
    const of = diagramSpec({ columns: 40, rows: 20 });
    const density = emptyRaster(40, 20);
    putPart(density, diagramPart(of, 0, 40));
    const shown = { spec: of, raster: density, coordinates: ['x'], problem: 'Quartic' };
    const first = sweepChart(picture, null, 'outcome', [], WHOLE_PICTURE, LIGHT_THEME);
    const then = sweepChart(shown, null, 'density', [], WHOLE_PICTURE, LIGHT_THEME);
    expect(boxesAfter(first, then)).toBeLessThan(0);
    expect(boxesAfter(then, then)).toBeLessThan(0);
  });

  it('a map in parts shows what there is', () => {
    const of = mapSpec();
    const part = emptyRaster(60, 40);
    putPart(part, mapPart(of, 0, 20));
    const shown = { spec: of, raster: part, coordinates: ['x'], problem: 'Quartic' };
    const drawn = drawPicture(sweepChart(shown, rasterImage(shown, 'outcome', DARK_THEME, null), 'outcome', [], WHOLE_PICTURE, DARK_THEME));
    expect(drawn.at(drawn.pixel('x', 0.7), drawn.pixel('y', 1.35))).toBe(DARK_THEME.background);
    expect(drawn.at(drawn.pixel('x', 0.7), drawn.pixel('y', -0.35))).toBe(
      colourTable('outcome', DARK_THEME)[CELL_CLASSES.indexOf('converged')],
    );
  });
});
