import { describe, expect, it } from 'vitest';
import { axisValue, CELL_CLASSES, type CellClass, type SweepSpec } from '../../src-shared/sweep';
import { outcomeMapBlock, type OutcomeColumns } from '../../src-worker/sweeps/outcome-map';
import { sweptOf } from '../../src-worker/sweeps/swept';
import { axis, experimentOf, map } from './specs';

const running = { control: () => 'run' as const, progress: () => undefined };

function block(spec: SweepSpec, from = 0, to = (spec.shape as { rows: number }).rows): OutcomeColumns {
  const swept = sweptOf(spec);
  if (!swept.ok) throw new Error(swept.refusal.what);
  const answer = outcomeMapBlock(swept.value, spec, { from, to }, running);
  if (!answer.ok) throw new Error(answer.refusal.what);
  return answer.value;
}

const quartic = (change = {}) => experimentOf('quartic', { mu: 1 }, { steps: 2_000, ...change });
const named = (found: OutcomeColumns, i: number): CellClass => CELL_CLASSES[found.class[i]!]!;

describe('phases of the quartic over K and start', () => {
  const spec = map(axis('K', 0.5, 2.2), axis('start:0', 0.1, 1.9), quartic(), { columns: 170, rows: 18 });
  const found = block(spec);
  const { columns, rows } = spec.shape;
  it('follow the closed forms', () => {
    const wrong: string[] = [];
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) {
        const K = axisValue(spec.shape.x, column, columns);
        const x = axisValue(spec.shape.y, row, rows);
        const is = named(found, row * columns + column);
        const inside = x < Math.sqrt((K + 2) / K);
        const flip = Math.sqrt(5) - 1;
        const far = [1, flip, 1.28803, 1.30228, 2].every((edge) => Math.abs(K - edge) > 4e-3);
        if (!far || Math.abs(x - Math.sqrt((K + 2) / K)) < 1e-6) continue;
        const allowed: readonly CellClass[] =
          K > 2 || !inside
            ? ['diverged']
            : K < 2 * Math.SQRT2 - 2
              ? ['converged']
              : K < 1
                ? ['converged', 'catapult']
                : K < flip
                  ? ['period-2']
                  : K < 1.28803
                    ? ['period-p']
                    : ['period-p', 'aperiodic', 'undetermined'];
        if (!allowed.includes(is)) wrong.push(`K=${K} x=${x}: ${is}`);
        if (is === 'period-2') {
          // x₁² of the 2-cycle.
          const low = Math.sqrt((1 + K - Math.sqrt((K - 1) * (K + 3))) / (2 * K));
          expect(
            Math.abs(Math.abs(found.anchor0[row * columns + column]!) - low) < 1e-7 || found.anchor0[row * columns + column]! < 0,
          ).toBe(true);
        }
      }
    expect(wrong).toEqual([]);
  });
});

describe('the catapult of the quartic', () => {
  it('begins at K = 2√2 − 2', () => {
    const threshold = 2 * Math.SQRT2 - 2;
    for (const [from, to, rises] of [
      [threshold - 1e-3, threshold - 2e-6, false],
      [threshold + 2e-6, threshold + 1e-3, true],
    ] as const) {
      const found = block(map(axis('K', from, to), axis('start:0', 1.2, 1.4), quartic(), { columns: 4, rows: 2_000 }));
      for (let column = 0; column < 4; column++) {
        let catapults = 0;
        for (let row = 0; row < 2_000; row++) if (named(found, row * 4 + column) === 'catapult') catapults++;
        expect(catapults > 0).toBe(rises);
      }
    }
  });
});

describe('the basin of xy', () => {
  it('is bounded by the invariant ellipse', () => {
    const eta = 0.25;
    const spec = map(
      axis('start:0', -6, 6),
      axis('start:1', -6, 6),
      experimentOf(
        'xy',
        { mu: 1 },
        { start: [1, 1], steps: 500, rule: { kind: 'gradient-descent', learningRate: { text: `${eta}`, unit: 'eta' } } },
      ),
      { columns: 101, rows: 90 },
    );
    const found = block(spec);
    let wrong = 0;
    let open = 0;
    for (let row = 0; row < 90; row++)
      for (let column = 0; column < 101; column++) {
        const x = axisValue(spec.shape.x, column, 101);
        const y = axisValue(spec.shape.y, row, 90);
        const Q = x * x + y * y - eta * x * y - (4 - eta * eta) / eta;
        const is = named(found, row * 101 + column);
        if (is === 'undetermined') open++;
        else if ((is === 'diverged') !== Q > 0) wrong++;
        else if (is === 'converged' || is === 'catapult') {
          const i = row * 101 + column;
          expect(found.anchor0[i]! * found.anchor1[i]!).toBeCloseTo(1, 6);
        } else if (is !== 'diverged') wrong++;
      }
    expect(wrong).toBe(0);
    expect(open).toBeLessThan(100);
  });
});

describe('a block', () => {
  const spec = map(axis('start:0', -3, 3), axis('eta', 0.05, 1.3), experimentOf('xy', { mu: 1 }, { start: [1, 1.1], steps: 300 }), {
    columns: 23,
    rows: 21,
  });
  it('is the same for any partition', () => {
    const whole = block(spec);
    for (const cuts of [
      [0, 1, 2, 21],
      [0, 13, 21],
    ])
      for (let k = 1; k < cuts.length; k++) {
        const part = block(spec, cuts[k - 1]!, cuts[k]!);
        for (const key of ['class', 'period', 'steps', 'anchor0', 'anchor1'] as const)
          expect(part[key]).toEqual(whole[key].slice(cuts[k - 1]! * 23, cuts[k]! * 23));
      }
  });
  it('is stopped soon, wherever it is', () => {
    const large = map(axis('K', 1.2, 1.9), axis('start:0', 0.1, 1.2), quartic({ steps: 20_000 }), { columns: 1_000, rows: 20 });
    const swept = sweptOf(large);
    if (!swept.ok) throw new Error(swept.refusal.what);
    for (const milliseconds of [5, 150, 600]) {
      // Of the processor's time, so that others on the machine do not count.
      const begin = process.cpuUsage();
      const spent = () => process.cpuUsage(begin).user / 1_000;
      const host = {
        control: () => (spent() > milliseconds ? ('stop' as const) : ('run' as const)),
        progress: () => undefined,
      };
      expect(outcomeMapBlock(swept.value, large, { from: 0, to: 20 }, host).ok).toBe(false);
      expect(spent() - milliseconds).toBeLessThan(300);
    }
  });

  it('ends when stopped', () => {
    let asked = 0;
    const swept = sweptOf(spec);
    const answer =
      swept.ok &&
      outcomeMapBlock(swept.value, spec, { from: 0, to: 21 }, { control: () => (asked++ < 3 ? 'run' : 'stop'), progress: () => undefined });
    expect(answer && !answer.ok && answer.refusal.code).toBe('stopped');
    expect(asked).toBeLessThan(6);
  });
});
