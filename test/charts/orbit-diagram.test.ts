/** The orbit diagram's lines, strip, places and words. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { describeDiagram, exponentPoints, orbitDiagramChart } from '../../src-shared/charts/orbit-diagram';
import { emptyRaster, putPart } from '../../src-shared/charts/raster';
import { labelled as labels, straightened, visiblePoints } from '../../src-shared/charts/raster-overlay';
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

it('labels places where there is room, the first of a cascade before the later ones', () => {
  const places = [1, 1.236, 1.288, 1.299, 1.3014, 1.3019].map((at, i) => ({ at, label: `flip ${2 ** i} → ${2 ** (i + 1)}` }));
  const chosen = labels(places, [0.8, 2], 80, false);
  expect(chosen.has(places[0]!) && chosen.has(places[1]!)).toBe(true);
  expect(chosen.size).toBeLessThan(places.length);
  expect(labels(places, [1.28, 1.303], 200, true).size).toBeGreaterThan(3);
  for (const row of [0, 1]) {
    const spans = [...chosen].filter(([, at]) => at === row).map(([{ at, label }]) => [((at - 0.8) / 1.2) * 80, label.length] as const);
    for (const [a, width] of spans) for (const [b] of spans) if (a < b) expect(a + width).toBeLessThan(b);
  }
});

it('draws of a branch what is in sight, and the pieces that lead out of it', () => {
  const branch = { x: [0, 1, 2, 3, 4, 5, 4, 3], y: [0, 1, 2, 3, 4, 5, 6, 7] };
  expect(visiblePoints(branch, [-1, 9])).toHaveLength(8);
  expect(visiblePoints(branch, [1.5, 2.5]).filter(({ x }) => Number.isFinite(x))).toEqual([
    { x: 1, y: 1 },
    { x: 2, y: 2 },
    { x: 3, y: 3 },
  ]);
  // Between two points: both ends of the piece.
  expect(visiblePoints(branch, [2.2, 2.4]).filter(({ x }) => Number.isFinite(x))).toHaveLength(2);
  const twice = visiblePoints(branch, [3.5, 4.5]).map(({ x }) => x);
  expect(twice).toEqual([3, 4, 5, 4, 3]);
});

it('leaves out what lies above and below, and keeps pieces that cross a corner', () => {
  const branch = { x: [0, 1, 2, 3, 4], y: [0, 10, 20, 10, 0] };
  expect(visiblePoints(branch, [0, 4], [-1, 5]).filter(({ x }) => Number.isFinite(x))).toEqual([
    { x: 0, y: 0 },
    { x: 1, y: 10 },
    { x: 3, y: 10 },
    { x: 4, y: 0 },
  ]);
  // Both ends outside, beyond different edges.
  expect(visiblePoints({ x: [0, 2], y: [0, 2] }, [0.5, 3], [-1, 1.5])).toHaveLength(2);
});

it('draws a smooth branch with few points, none of which is missed by more than allowed', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.double({ min: -1, max: 3, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true }))), (pairs) => {
      const points = pairs.map(([x, y]) => ({ x, y }));
      const kept = straightened(points, 0.01, 0.05);
      let piece = 0;
      for (const point of points) {
        if (point === kept[piece + 1]) piece++;
        const [a, b] = [kept[piece]!, kept[piece + 1]];
        const onLine = b && b.x !== a.x ? a.y + ((b.y - a.y) * (point.x - a.x)) / (b.x - a.x) : a.y;
        expect(Math.abs(point.y - onLine)).toBeLessThanOrEqual(0.05 * (1 + 1e-9) + 1e-12);
      }
      expect(kept.at(-1)).toBe(points.at(-1));
    }),
  );
  const arc = Array.from({ length: 2_000 }, (_, i) => ({ x: i / 2_000, y: Math.sqrt(i / 2_000) }));
  expect(straightened(arc, 1 / 4_000, 1 / 4_000).length).toBeLessThan(120);
  const gap = [0, 1, Number.NaN, 2, 3, 4].map((x) => ({ x, y: 0 }));
  expect(straightened(gap, 1, 1).map(({ x }) => x)).toEqual([0, 1, Number.NaN, 2, 4]);
});

it('many branches stand in the legend as stable and unstable', () => {
  const lines = [1, 2, 4, 8, 16].flatMap((period) =>
    (['stable', 'unstable'] as const).map(
      (role) => ({ label: `${role}, period ${period}`, x: [1, 2], y: [1, 1], draw: 'line', role }) as const,
    ),
  );
  const overlay = { lines, places: [], notes: [] };
  const names = labelled(orbitDiagramChart(picture({ lyapunov: false }), null, { ...WHOLE_PICTURE, overlay }, LIGHT_THEME));
  expect(names.map(({ label }) => label).sort()).toEqual(['stable orbits', 'unstable orbits']);
});

it('says in words what it shows', () => {
  const words = describeDiagram(picture(), OVERLAY);
  expect(words).toContain('from 0.8 to 2');
  expect(words).toContain('flip at 1');
  // Chaos of the quartic begins just beyond K = 1.3.
  expect(words).toMatch(/greater than zero in \d+ of 120 columns, first at 1\.3/);
  expect(describeDiagram(picture({}, 30), null)).toContain('30 columns are computed so far');
});
