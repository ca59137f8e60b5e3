/** The orbit diagram's lines, strip, places and words. */
import { expect, it } from 'vitest';
import { describeDiagram, exponentPoints, orbitDiagramChart } from '../../src-shared/charts/orbit-diagram';
import { emptyRaster, putPart } from '../../src-shared/charts/raster';
import { WHOLE_PICTURE } from '../../src-shared/charts/raster-picture';
import { LIGHT_THEME } from '../../src-shared/charts/theme';
import type { OrbitDiagram } from '../../src-shared/sweep';
import type { SweepOverlay } from '../../src-shared/sweep-views';
import { drawn, labelled, scaleOf } from './drawn';
import { diagramPart, diagramSpec } from './raster-samples';

function picture(change: Partial<OrbitDiagram> = {}, to = 120) {
  const spec = diagramSpec(change);
  const raster = emptyRaster(120, 80);
  putPart(raster, diagramPart(spec, 0, to));
  return { spec, raster, coordinates: ['x'], problem: 'Quartic' };
}
const OVERLAY: SweepOverlay = {
  lines: [
    { label: 'minimum', x: [0.8, 1], y: [1, 1], draw: 'line', role: 'stable' },
    { label: 'minimum, unstable', x: [1, 2], y: [1, 1], draw: 'dashed', role: 'unstable' },
  ],
  places: [
    { at: 1, label: 'flip' },
    { at: 5, label: 'far away' },
  ],
  notes: [],
};
const overlaid = { ...WHOLE_PICTURE, overlay: OVERLAY };

it('draws unstable branches dashed, on the axis of the iterates, not on that of the exponents', () => {
  const sets = orbitDiagramChart(picture(), null, overlaid, LIGHT_THEME).data.datasets as unknown as {
    label: string;
    borderDash: number[];
    yAxisID: string;
  }[];
  const of = (label: string) => sets.find((set) => set.label === label);
  expect(of('minimum')).toMatchObject({ borderDash: [], yAxisID: 'y' });
  expect(of('minimum, unstable')).toMatchObject({ borderDash: [6, 4], yAxisID: 'y' });
  expect(of('largest Lyapunov exponent λ')).toMatchObject({ yAxisID: 'lyapunov' });
});

it('names the places that are visible, and no others', () => {
  const config = orbitDiagramChart(picture(), null, overlaid, LIGHT_THEME);
  expect(config.options?.plugins?.marks?.items).toMatchObject([{ text: 'flip', x: 1 }]);
});

it('the strip has an exponent for each column and a line at zero, and none where none was asked for', () => {
  const of = picture();
  const shape = of.spec.shape as OrbitDiagram;
  const points = exponentPoints(shape, of.raster.lyapunov!);
  expect(points).toHaveLength(120);
  // Of the fixed point x = 1 the exponent is ln|1 − 2η|, of which F'(1) = 1 − 2K.
  for (const { x, y } of points.filter((point) => point.x < 0.97)) expect(y).toBeCloseTo(Math.log(Math.abs(1 - 2 * x)), 3);
  const config = orbitDiagramChart(of, null, WHOLE_PICTURE, LIGHT_THEME);
  expect(Object.keys(config.options?.scales ?? {})).toContain('lyapunov');
  expect(drawn(config).some(({ data }) => data.length === 2 && data.every(({ y }) => y === 0))).toBe(true);
  const without = picture({ lyapunov: false });
  expect(Object.keys(orbitDiagramChart(without, null, WHOLE_PICTURE, LIGHT_THEME).options?.scales ?? {})).not.toContain('lyapunov');
  expect(labelled(orbitDiagramChart(without, null, WHOLE_PICTURE, LIGHT_THEME))).toEqual([]);
});

it('shows what is visible: the whole picture, or the part zoomed to', () => {
  expect(scaleOf(orbitDiagramChart(picture(), null, WHOLE_PICTURE, LIGHT_THEME), 'x')).toMatchObject({ min: 0.8, max: 2 });
  const zoomed = orbitDiagramChart(picture(), null, { ...WHOLE_PICTURE, x: [1, 1.1], y: [0, 1] }, LIGHT_THEME);
  expect([scaleOf(zoomed, 'x'), scaleOf(zoomed, 'y')]).toMatchObject([
    { min: 1, max: 1.1 },
    { min: 0, max: 1 },
  ]);
});

it('says in words what it shows', () => {
  const words = describeDiagram(picture(), OVERLAY);
  expect(words).toContain('from 0.8 to 2');
  expect(words).toContain('flip at 1');
  // Chaos of the quartic begins just beyond K = 1.3.
  expect(words).toMatch(/greater than zero in \d+ of 120 columns, first at 1\.3/);
  expect(describeDiagram(picture({}, 30), null)).toContain('30 columns are computed so far');
});
