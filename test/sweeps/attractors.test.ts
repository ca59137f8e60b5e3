/** The attractors of whole maps, found by the jobs that an explored map goes through. */
import { describe, expect, it } from 'vitest';
import { axisValue, CELL_CLASSES, type SweepSpec } from '../../src-shared/sweep';
import { OTHER_ATTRACTORS } from '../../src-shared/sweep-raster';
import { runJob } from '../../src-worker/jobs';
import { host } from '../jobs/experiments';
import { axis, experimentOf, map } from './specs';

function explored(given: SweepSpec) {
  const checked = runJob('sweepCheck', given, host());
  if (!checked.ok) throw new Error(checked.refusal.what);
  const { spec, blocks } = checked.value;
  const parts = blocks.map((range, index) => {
    const part = runJob('sweepPart', { spec, index, range }, host());
    if (!part.ok) throw new Error(part.refusal.what);
    return part.value;
  });
  const found = runJob('sweepAttractors', { blocks: parts.map(({ settled }) => ({ columns: settled! })) }, host());
  if (!found.ok) throw new Error(found.refusal.what);
  return { ...found.value, outcome: parts.flatMap(({ layers }) => [...layers.outcome!]) };
}

describe('the attractors of an explored map', () => {
  it('are the two minima of the quartic, over K and start', () => {
    const spec = map(axis('K', 0.5, 0.99), axis('start:0', 0.1, 1.9), experimentOf('quartic', { mu: 1 }), { columns: 60, rows: 50 });
    const { attractors, layer, families } = explored(spec);
    expect(families).toBe(false);
    expect(attractors.map(({ period }) => period)).toEqual([1, 1]);
    const anchors = attractors.map(({ anchor }) => anchor[0]!);
    expect([...anchors].sort((a, b) => a - b)).toEqual([expect.closeTo(-1, 5), expect.closeTo(1, 5)]);
    for (let i = 0; i < layer.length; i++) {
      if (layer[i] === 0) continue;
      const K = axisValue(spec.shape.x, i % 60, 60);
      let x = axisValue(spec.shape.y, Math.floor(i / 60), 50);
      for (let t = 0; t < 5_000; t++) x -= K * x * (x * x - 1);
      expect(anchors[layer[i]! - 1]).toBeCloseTo(x, 5);
    }
    expect(attractors.reduce((sum, { cells }) => sum + cells, 0)).toBe(layer.filter((byte) => byte > 0).length);
  });

  it('stand out beside the 2-cycles that move with K', () => {
    const spec = map(axis('K', 0.5, 1.2), axis('start:0', 0.1, 1.9), experimentOf('quartic', { mu: 1 }), { columns: 1_000, rows: 12 });
    const { attractors, layer, families, outcome } = explored(spec);
    expect(families).toBe(true);
    expect(attractors.map(({ period, anchor }) => [period, Math.round(1e5 * anchor[0]!) / 1e5])).toEqual([
      [1, 1],
      [1, -1],
    ]);
    for (let i = 0; i < layer.length; i++) {
      const kind = CELL_CLASSES[outcome[i]!]!;
      if (kind === 'period-2') expect(layer[i]).toBe(OTHER_ATTRACTORS);
      else if (kind === 'converged' || kind === 'catapult') expect([1, 2]).toContain(layer[i]);
      else expect(layer[i]).toBe(0);
    }
  });

  it('are the two wells of a double well, each with the starts of its side', () => {
    const experiment = experimentOf(
      'formula',
      { formula: '(x^2-1)^2/4 + y^2/2', variables: 'x, y' },
      { start: [1, 1], rule: { kind: 'gradient-descent', learningRate: { text: '0.1', unit: 'eta' } } },
    );
    const spec = map(axis('start:0', -1.5, 1.5), axis('start:1', -1, 1), experiment, { columns: 20, rows: 6 });
    const { attractors, layer } = explored(spec);
    expect(
      attractors.map(({ period, cells, anchor }) => [period, cells, ...anchor.map((value) => Math.round(1e4 * value) / 1e4 + 0)]),
    ).toEqual([
      [1, 60, -1, 0],
      [1, 60, 1, 0],
    ]);
    expect([...layer]).toEqual(Array.from({ length: 120 }, (_, i) => (i % 20 < 10 ? 1 : 2)));
  });

  it('are not told apart on a manifold of minima', () => {
    const experiment = experimentOf(
      'xy',
      { mu: 1 },
      { start: [1, 1], steps: 500, rule: { kind: 'gradient-descent', learningRate: { text: '0.25', unit: 'eta' } } },
    );
    const { attractors, layer, families } = explored(
      map(axis('start:0', -4, 4), axis('start:1', -4, 4), experiment, { columns: 60, rows: 61 }),
    );
    expect([attractors, families, Math.max(...layer)]).toEqual([[], true, 0]);
  });
});
