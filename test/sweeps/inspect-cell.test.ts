import { describe, expect, it } from 'vitest';
import { CELL_CLASSES, OUTCOME_OF_CLASS } from '../../src-shared/sweep';
import { inspectCell } from '../../src-worker/sweeps/inspect-cell';
import { outcomeMapBlock } from '../../src-worker/sweeps/outcome-map';
import { sweptOf } from '../../src-worker/sweeps/swept';
import { axis, experimentOf, map } from './specs';

const running = { control: () => 'run' as const, progress: () => undefined };
const spec = map(axis('K', 0.5, 2.3), axis('start:0', 0.2, 1.6), experimentOf('quartic', { mu: 2 }), { columns: 18, rows: 7 });
const swept = () => {
  const answer = sweptOf(spec);
  if (!answer.ok) throw new Error(answer.refusal.what);
  return answer.value;
};

describe('a cell looked at', () => {
  it('is what its map stores, with the judgement of its run beside it', () => {
    const block = outcomeMapBlock(swept(), spec, { from: 0, to: 7 }, running);
    if (!block.ok) throw new Error(block.refusal.what);
    for (const [column, row] of [
      [2, 3],
      [6, 1],
      [8, 5],
      [17, 2],
    ] as const) {
      const view = inspectCell(swept(), spec, column, row, running);
      if (!view.ok) throw new Error(view.refusal.what);
      const { value } = view;
      const i = row * 18 + column;
      expect(value.class).toBe(CELL_CLASSES[block.value.class[i]!]);
      expect(value.period ?? 0).toBe(block.value.period[i]);
      expect(value.steps).toBe(block.value.steps[i]);
      expect(value.outcome.kind).toBe(OUTCOME_OF_CLASS[value.class]);
      expect(value.K).toBeCloseTo(value.x, 12);
      // η_c = 1/μ.
      expect(value.eta).toBeCloseTo(value.x / 2, 12);
      // Multiplier of the minimum, and of the 2-cycle.
      if (value.class === 'converged' || value.class === 'catapult') expect(value.multiplier).toBeCloseTo(1 - 2 * value.K, 8);
      if (value.class === 'period-2') expect(value.multiplier).toBeCloseTo(9 - 2 * (1 + value.K) ** 2, 7);
    }
  });

  it('is refused outside the map', () => {
    const answer = inspectCell(swept(), spec, 18, 0, running);
    expect(!answer.ok && answer.refusal.code).toBe('no-such-cell');
  });
});
