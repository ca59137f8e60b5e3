/** `steps` of settled cells against plain loops that know nothing of lanes. */
import { describe, expect, it } from 'vitest';
import { axisValue, CELL_CLASSES, REACHED, type SweepSpec } from '../../src-shared/sweep';
import { outcomeMapBlock, type OutcomeColumns, placesOutcomes } from '../../src-worker/sweeps/outcome-map';
import { sweptOf } from '../../src-worker/sweeps/swept';
import { axis, experimentOf, map } from './specs';

const running = { control: () => 'run' as const, progress: () => undefined };

function block(spec: SweepSpec): OutcomeColumns {
  const swept = sweptOf(spec);
  if (!swept.ok) throw new Error(swept.refusal.what);
  const answer = outcomeMapBlock(swept.value, spec, { from: 0, to: (spec.shape as { rows: number }).rows }, running);
  if (!answer.ok) throw new Error(answer.refusal.what);
  return answer.value;
}

type Point = readonly number[];
type Step = (x: Point, t: number) => Point;
const size = (x: Point) => Math.max(...x.map(Math.abs));

/** The step after the last one of `cap` at which the run is farther than `tolerance`, relatively, from the orbit it ends on; `cap` if that is the last. */
function plainSteps(start: Point, step: Step, period: number, cap: number, tolerance: number): number {
  const run = [start];
  for (let t = 0; t < cap + 100_000; t++) run.push(step(run[t]!, t));
  const orbit = run.slice(-period);
  const near = (x: Point) => orbit.some((p) => size(p.map((value, i) => value - x[i]!)) <= tolerance * Math.max(1, size(p)));
  let at = cap;
  while (at > 0 && near(run[at - 1]!)) at--;
  return at;
}

/** The orbit is known to about a hundredth of REACHED. */
function expectSteps(found: number, start: Point, step: Step, period: number, cap: number): void {
  expect(found).toBeGreaterThanOrEqual(plainSteps(start, step, period, cap, 1.05 * REACHED));
  expect(found).toBeLessThanOrEqual(plainSteps(start, step, period, cap, 0.95 * REACHED));
}

describe('the steps of a settled cell', () => {
  it('are those after which a plain loop stays at its orbit: quartic', () => {
    // f = (x² − μ)²/4, η_c = 1/μ: x ← x − K x (x² − 1).
    const cap = 700;
    const spec = map(axis('K', 0.6, 1.4), axis('start:0', 0.2, 1.2), experimentOf('quartic', { mu: 1 }, { steps: cap }), {
      columns: 16,
      rows: 4,
    });
    const found = block(spec);
    const periods = new Set<number>();
    for (let row = 0; row < 4; row++)
      for (let column = 0; column < 16; column++) {
        const i = row * 16 + column;
        const K = axisValue(spec.shape.x, column, 16);
        const x = axisValue(spec.shape.y, row, 4);
        const period = found.period[i]!;
        const kind = CELL_CLASSES[found.class[i]!]!;
        if (period === 0) {
          if (kind === 'aperiodic' || kind === 'undetermined') expect(found.steps[i]).toBe(cap);
          continue;
        }
        periods.add(period);
        expectSteps(found.steps[i]!, [x], ([at]) => [at! - K * at! * (at! * at! - 1)], period, cap);
      }
    expect([...periods].sort((a, b) => a - b).slice(0, 3)).toEqual([1, 2, 4]);
  });

  it('vary within a basin beyond η_c', () => {
    const found = block(map(axis('K', 1.1, 1.15), axis('start:0', 0.1, 1.6), experimentOf('quartic', { mu: 1 }), { columns: 4, rows: 60 }));
    expect(new Set(found.steps).size).toBeGreaterThan(10);
    expect(Math.max(...found.steps)).toBeLessThan(1_000);
  });

  it('are those of xy, where minima form a manifold, and of a start that is there already', () => {
    const spec = map(
      axis('start:0', 0.5, 1.5),
      axis('start:1', 0.5, 1.5),
      experimentOf(
        'xy',
        { mu: 1 },
        { start: [1, 1], steps: 400, rule: { kind: 'gradient-descent', learningRate: { text: '0.3', unit: 'eta' } } },
      ),
      { columns: 5, rows: 5 },
    );
    const found = block(spec);
    for (let i = 0; i < 25; i++) {
      const start = [axisValue(spec.shape.x, i % 5, 5), axisValue(spec.shape.y, Math.floor(i / 5), 5)];
      const step: Step = ([x, y]) => [x! - 0.3 * (x! * y! - 1) * y!, y! - 0.3 * (x! * y! - 1) * x!];
      if (found.period[i]! > 0) expectSteps(found.steps[i]!, start, step, 1, 400);
    }
    expect(found.steps[12]).toBe(0);
  });

  it('are those of a schedule, step by step', () => {
    const rates = [0.5, 2.5];
    const rule = { kind: 'step-schedule' as const, learningRates: rates.map((rate) => ({ text: `${rate}`, unit: 'eta' as const })) };
    const spec = map(
      axis('start:0', 0.5, 4.5),
      axis('param:a', 0.9, 1.1),
      experimentOf('formula', { formula: 'a*x^2/2', variables: 'x', a: 1 }, { rule }),
      { columns: 4, rows: 3 },
    );
    const found = block(spec);
    for (let i = 0; i < 12; i++) {
      const a = axisValue(spec.shape.y, Math.floor(i / 4), 3);
      expect(found.period[i]).toBe(1);
      expectSteps(found.steps[i]!, [axisValue(spec.shape.x, i % 4, 4)], ([x], t) => [x! - rates[t % 2]! * a * x!], 1, 1_000);
    }
  });

  it('are the same through the loss as through kernels', () => {
    const spec = map(axis('K', 0.6, 1.25), axis('start:0', 0.2, 1.2), experimentOf('quartic', { mu: 1 }, { steps: 500 }), {
      columns: 12,
      rows: 3,
    });
    const swept = sweptOf(spec);
    if (!swept.ok) throw new Error(swept.refusal.what);
    const places = Array.from({ length: 36 }, (_, i) => ({ column: i % 12, row: Math.floor(i / 12), part: 0.5 }));
    const byKernels = placesOutcomes(swept.value, places, 500, () => true)!;
    const byLoss = placesOutcomes({ ...swept.value, lanes: null }, places, 500, () => true)!;
    expect(swept.value.lanes).not.toBeNull();
    expect([byLoss.steps, byLoss.class]).toEqual([byKernels.steps, byKernels.class]);
  });

  it('are the cap where the orbit is solved for and not reached', () => {
    const found = block(
      map(axis('K', 1.0001 - 1e-9, 1.0001 + 1e-9), axis('start:0', 0.7, 0.8), experimentOf('quartic', { mu: 1 }), { columns: 1, rows: 1 }),
    );
    expect([CELL_CLASSES[found.class[0]!], found.steps[0]]).toEqual(['period-2', 1_000]);
  });
});
