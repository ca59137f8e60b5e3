/** Charts drawn without a window: real pixels on a real canvas. */
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect, it } from 'vitest';
import { CHARTS, chartById } from '../../src-shared/charts/index';
import { DARK_THEME, LIGHT_THEME } from '../../src-shared/charts/theme';
import { renderFigure, renderFinding, WHOLE, type FigureSize } from '../../src-main/figure/render-figure';
import { quarticTrace, xyTrace } from '../charts/samples';

const SIZE: FigureSize = { width: 600, height: 400, dpi: 96, theme: 'light' };
const traceFor = (id: string) => (id === 'plane' ? xyTrace(1.1) : quarticTrace(1.1));

/** Number of pixels of each colour, as #rrggbb. */
async function colours(png: Buffer): Promise<Map<string, number>> {
  const image = await loadImage(png);
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const counts = new Map<string, number>();
  for (let i = 0; i < data.length; i += 4) {
    const colour = `#${[0, 1, 2].map((k) => (data[i + k] ?? 0).toString(16).padStart(2, '0')).join('')}`;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return counts;
}

it.each(CHARTS.flatMap((chart) => (['light', 'dark'] as const).map((theme) => [chart.id, theme] as const)))(
  'draws %s in the %s theme on its background',
  async (id, theme) => {
    const seen = await colours(renderFigure(chartById(id)!, [traceFor(id)], WHOLE, { ...SIZE, theme }));
    const { background } = theme === 'dark' ? DARK_THEME : LIGHT_THEME;
    const total = SIZE.width * SIZE.height;
    expect(seen.get(background) ?? 0).toBeGreaterThan(total / 2);
    expect(total - (seen.get(background) ?? 0)).toBeGreaterThan(total / 100);
  },
);

it('one-step is blue and two-step vermillion', async () => {
  const seen = await colours(renderFigure(chartById('convergence')!, [quarticTrace(1.1)], WHOLE, SIZE));
  expect(seen.get(LIGHT_THEME.oneStep) ?? 0).toBeGreaterThan(100);
  expect(seen.get(LIGHT_THEME.twoStep) ?? 0).toBeGreaterThan(100);
});

it('has the size asked for, notes its resolution, and comes out the same every time', async () => {
  const draw = () => renderFigure(chartById('loss')!, [quarticTrace(1.1)], WHOLE, { ...SIZE, dpi: 192 });
  const png = draw();
  const image = await loadImage(png);
  expect([image.width, image.height]).toEqual([1200, 800]);
  // pHYs follows IHDR: dots per metre in both directions, then the unit.
  expect(png.toString('latin1', 37, 41)).toBe('pHYs');
  expect([png.readUInt32BE(41), png.readUInt32BE(45), png[49]]).toEqual([7559, 7559, 1]);
  expect(draw().equals(png)).toBe(true);
});

it('draws a map of classes as areas of their colours', async () => {
  const cells = Uint8Array.from({ length: 100 }, (_, i) => (i % 10 < 5 ? 0 : 1));
  const map = { kind: 'map', title: 'map', xTitle: 'x', yTitle: 'y', x: [0, 1], y: [0, 1], columns: 10, rows: 10, cells } as const;
  const seen = await colours(renderFinding({ ...map, classes: ['left', 'right'], lines: [] }, SIZE));
  const areas = [...seen].filter(([colour, count]) => colour !== LIGHT_THEME.background && count > (SIZE.width * SIZE.height) / 10);
  expect(areas).toHaveLength(2);
  expect(Math.abs((areas[0]?.[1] ?? 0) - (areas[1]?.[1] ?? 0))).toBeLessThan(5_000);
});
