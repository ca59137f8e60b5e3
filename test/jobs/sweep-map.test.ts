import { describe, expect, it } from 'vitest';
import { CELL_CLASSES, type SweepSpec } from '../../src-shared/sweep';
import { attractorsOf } from '../../src-shared/sweep-raster';
import { runJob } from '../../src-worker/jobs';
import { axis, experimentOf, map } from '../sweeps/specs';
import { host } from './experiments';

function blocksOf(given: SweepSpec) {
  const checked = runJob('sweepCheck', given, host());
  if (!checked.ok) throw new Error(checked.refusal.what);
  const { spec, blocks } = checked.value;
  return blocks.map((range, index) => {
    const [block, part] = [runJob('sweepBlock', { spec, index, range }, host()), runJob('sweepPart', { spec, index, range }, host())];
    if (!block.ok || !part.ok) throw new Error('no block');
    return { range, block: block.value, part: part.value };
  });
}

describe('an outcome map by its jobs', () => {
  it('has the two minima of the quartic as attractors of its starts', () => {
    // For K < 1 and |x₀| < √μ the sign is kept: one minimum each side, μ apart as the axis says.
    const spec = map(axis('start:0', -0.9, 0.9), axis('K', 0.6, 0.9), experimentOf('quartic', { mu: 1 }), { columns: 10, rows: 4 });
    const blocks = blocksOf(spec);
    const { attractors, layers } = attractorsOf(blocks.map(({ block }) => block));
    expect(attractors.map(({ period, cells }) => [period, cells])).toEqual([
      [1, 20],
      [1, 20],
    ]);
    expect(attractors.map(({ anchor }) => anchor[0]!)).toEqual([expect.closeTo(-1, 6), expect.closeTo(1, 6)]);
    expect(layers.flatMap((layer) => [...layer])).toEqual(Array.from({ length: 40 }, (_, i) => (i % 10 < 5 ? 1 : 2)));
  });

  it('has the phases of the quartic in K (theory 2.2)', () => {
    const spec = map(axis('K', 0.55, 2.05), axis('start:0', 0.35, 0.95), experimentOf('quartic', { mu: 1 }, { steps: 20_000 }), {
      columns: 15,
      rows: 3,
    });
    for (const { range, part } of blocksOf(spec))
      for (let row = 0; row < part.rows; row++)
        for (let c = 0; c < 15; c++) {
          const K = 0.6 + 0.1 * c;
          const kind = CELL_CLASSES[part.layers.outcome![row * 15 + c]!]!;
          const where = `K = ${K.toFixed(1)}, row ${range.from + row}: ${kind}`;
          if (K < 0.99) expect(['converged', 'catapult'], where).toContain(kind);
          if (K > 1.05 && K < 1.23) expect(kind, where).toBe('period-2');
          if (K > 1.35 && K < 1.9 && Math.abs(K - 1.45) > 0.03) expect(['aperiodic', 'period-p'], where).toContain(kind);
          if (K > 2.01) expect(kind, where).toBe('diverged');
        }
  });
});

describe('a cell and an ensemble by their jobs', () => {
  it('judge a cell as the map does', () => {
    const spec = map(axis('K', 1.05, 1.2), axis('start:0', 0.5, 0.9), experimentOf('quartic', { mu: 1 }, { steps: 5_000 }), {
      columns: 4,
      rows: 2,
    });
    const blocks = blocksOf(spec);
    for (const [column, row] of [
      [0, 0],
      [3, 1],
    ] as const) {
      const view = runJob('sweepCell', { spec, column, row }, host());
      if (!view.ok) throw new Error(view.refusal.what);
      const { block, range } = blocks.find((one) => row >= one.range.from && row < one.range.to)!;
      const at = (row - range.from) * 4 + column;
      expect(view.value.class).toBe(CELL_CLASSES[block.columns['class']![at]!]);
      expect(view.value.period).toBe(2);
      // 9 − 2(1 + K)² (theory 2.1).
      expect(view.value.multiplier).toBeCloseTo(9 - 2 * (1 + view.value.K) ** 2, 8);
    }
  });

  it('give the bands of an ensemble from its blocks', () => {
    const spec: SweepSpec = {
      version: 1,
      experiment: experimentOf('xy', { mu: 1 }, { start: [1.5, 0.8], startNoise: 0.05, steps: 200 }),
      shape: { kind: 'ensemble', runs: 9, samples: 21 },
    };
    const checked = runJob('sweepCheck', spec, host());
    if (!checked.ok) throw new Error(checked.refusal.what);
    const blocks = checked.value.blocks.map((range, index) => {
      const block = runJob('sweepBlock', { spec: checked.value.spec, index, range }, host());
      if (!block.ok) throw new Error(block.refusal.what);
      return block.value;
    });
    const bands = runJob('sweepBands', { spec: checked.value.spec, blocks }, host());
    if (!bands.ok) throw new Error(bands.refusal.what);
    expect(bands.value.runs).toBe(9);
    expect(bands.value.steps).toHaveLength(21);
    const [low, , middle, , high] = bands.value.bands[0]!.quantiles;
    middle!.forEach((value, i) => expect(low![i]! <= value && value <= high![i]!).toBe(true));
  });
});
