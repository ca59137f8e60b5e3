/** The outcome map's legend, layers and words. */
import { expect, it } from 'vitest';
import { describeMap, mapLegend, outcomeMapChart } from '../../src-shared/charts/outcome-map';
import { emptyRaster, putPart } from '../../src-shared/charts/raster';
import { layersOf } from '../../src-shared/charts/raster-chart';
import { WHOLE_PICTURE } from '../../src-shared/charts/raster-picture';
import { DARK_THEME, LIGHT_THEME } from '../../src-shared/charts/theme';
import { CELL_CLASSES } from '../../src-shared/sweep';
import { labelled } from './drawn';
import { mapPart, mapSpec } from './raster-samples';

function picture() {
  const spec = mapSpec();
  const raster = emptyRaster(60, 40);
  putPart(raster, mapPart(spec, 0, 40));
  return { spec, raster, coordinates: ['x'], problem: 'Quartic' };
}
const numbers = (texts: readonly string[]) =>
  texts.map((text) => Number(/· ([\d\u202f]+) cells?$/.exec(text)?.[1]?.replace(/\u202f/g, '')));

it.each(['outcome', 'period', 'attractor'] as const)('the legend of %s counts every cell once', (layer) => {
  const of = picture();
  of.raster.layers.attractor = of.raster.layers.period!;
  const entries = mapLegend(of, layer, [], LIGHT_THEME);
  expect(numbers(entries.map(({ text }) => text)).reduce((sum, number) => sum + number, 0)).toBe(2_400);
});

it('names classes and attractors', () => {
  const of = picture();
  const texts = mapLegend(of, 'outcome', [], DARK_THEME).map(({ text }) => text.split(' · ')[0]);
  expect(texts).toEqual(['undetermined', 'converged', 'period-2', 'diverged']);
  of.raster.layers.attractor = of.raster.layers.period!;
  const named = mapLegend(of, 'attractor', [{ period: 1, anchor: [1], cells: 3 }], LIGHT_THEME).map(({ text }) => text);
  expect(named.some((text) => text.startsWith('fixed point at 1 ·'))).toBe(true);
  expect(mapLegend(of, 'steps', [], LIGHT_THEME).map(({ text }) => text)).toContain('400 steps');
});

it('many attractors are counted together', () => {
  const of = picture();
  of.raster.layers.attractor = Uint8Array.from({ length: 2_400 }, (_, i) => 1 + (i % 100));
  const entries = mapLegend(of, 'attractor', [], LIGHT_THEME);
  expect(entries).toHaveLength(10);
  expect(entries.at(-1)?.text).toBe('91 others · 2\u202f184 cells');
});

it('offers the layers there are', () => {
  const of = picture();
  expect(layersOf(of.spec, of.raster)).toEqual(['outcome', 'period', 'steps']);
});

it('draws guide lines over the cells', () => {
  const guide = { label: 'invariant ellipse', x: [0, 1], y: [0, 1], draw: 'line', role: 'other' } as const;
  const overlay = { lines: [guide], places: [], notes: [] };
  const config = outcomeMapChart(picture(), null, 'outcome', [], { ...WHOLE_PICTURE, overlay }, LIGHT_THEME);
  expect(labelled(config).map(({ label }) => label)).toContain('invariant ellipse');
});

it('says in words how many cells there are of each class', () => {
  const words = describeMap(picture());
  expect(words).toMatch(/^Phase map: .*60 × 40 cells/);
  for (const kind of ['converged', 'diverged'] as const) expect(CELL_CLASSES).toContain(kind);
  expect(words).toMatch(/Of 2\u202f400 cells computed: .*converged \d+ \(\d/);
});
