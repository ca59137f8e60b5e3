import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recordingFor, sampleCount, stepOf, type Recording } from '../../src-shared/recording';
import { SERIES } from '../../src-shared/views';
import type { Loss } from '../../src-worker/engine/problem';
import { SampleCollector } from '../../src-worker/engine/sample-collector';
import { seriesNames } from '../../src-worker/engine/series';
import { type Observer, simulate, type Simulation } from '../../src-worker/engine/simulate';
import { bound } from '../problems/bound';
import { quartic } from '../../src-worker/problems/quartic';
import { sine } from '../../src-worker/problems/sine';
import { xy } from '../../src-worker/problems/xy';

const loss = bound(quartic, { mu: 1 });
const everyStep: Recording = { dense: 1_000_000, stride: 1 };

function simulation(change: Partial<Simulation> = {}): Simulation {
  return {
    loss,
    etas: [1.1],
    start: Float64Array.of(0.8),
    steps: 100,
    divergenceBound: 1e6,
    recording: everyStep,
    ...change,
  };
}

function run(plan: Simulation, blockSamples = 16_384, control: Observer['control'] = () => 'run') {
  const samples = new SampleCollector();
  const record = simulate(plan, { control, progress: () => undefined, samples: (block) => samples.add(block) }, blockSamples);
  return { record, samples };
}

/** The plain recursion, written independently of the driver: x₀ … x_{count − 1}. */
function iterates(x0: number, eta: number, count: number): number[] {
  const xs = [x0];
  while (xs.length < count) {
    const x = xs.at(-1)!;
    xs.push(x - eta * (x * (x * x - 1)));
  }
  return xs;
}

describe('a run with every step recorded', () => {
  test('records loss, norms, sharpness and the iterate of each step, the two norms of the last steps included', () => {
    const steps = 50;
    const { record, samples } = run(simulation({ steps }));
    const xs = iterates(0.8, 1.1, steps + 3);
    expect(record.ending).toEqual({ kind: 'steps' });
    expect(record.stepsDone).toBe(steps);
    expect(samples.count).toBe(steps + 1);
    expect([...samples.column('x')]).toEqual(xs.slice(0, steps + 1));
    for (let t = 0; t <= steps; t++) {
      const x = xs[t]!;
      expect(samples.column(SERIES.oneStep)[t]).toBe(Math.abs(xs[t + 1]! - x));
      expect(samples.column(SERIES.twoStep)[t]).toBe(Math.abs(xs[t + 2]! - x));
      expect(samples.column(SERIES.loss)[t]).toBeCloseTo((x * x - 1) ** 2 / 4, 14);
      expect(samples.column(SERIES.sharpness)[t]).toBeCloseTo(3 * x * x - 1, 14);
    }
    expect([...record.tail]).toEqual(xs.slice(0, steps + 1));
    expect([...record.early.twoStep]).toEqual([...samples.column(SERIES.twoStep)]);
  });

  test('names its series in the order of the columns', () => {
    expect(seriesNames(loss)).toEqual(['loss', 'one-step', 'two-step', 'sharpness', 'x']);
    expect(seriesNames(bound(xy, { mu: 1 }))).toEqual(['loss', 'one-step', 'two-step', 'sharpness', 'x', 'y', '|x − y|']);
  });

  test('does not change its start', () => {
    const start = Float64Array.of(0.3);
    run(simulation({ start }));
    expect([...start]).toEqual([0.3]);
  });

  test('keeps the last 4096 iterates in order, and norms of the first steps', () => {
    const { record } = run(simulation({ steps: 25_000, etas: [1.5] }));
    const xs = iterates(0.8, 1.5, 25_001);
    expect(record.tailCount).toBe(4_096);
    expect([...record.tail]).toEqual(xs.slice(-4_096));
    expect(record.early.oneStep).toHaveLength(20_000);
    expect(record.early.oneStep[19_999]).toBe(Math.abs(xs[20_000]! - xs[19_999]!));
  });
});

describe('a recording with a stride', () => {
  const recording: Recording = { dense: 10, stride: 3 };

  test('holds the samples of the right steps, with parity kept and the norms of adjacent steps', () => {
    const steps = 101;
    const { samples } = run(simulation({ steps, recording, etas: [1.4] }));
    const xs = iterates(0.8, 1.4, steps + 3);
    expect(samples.count).toBe(sampleCount(recording, steps));
    for (let i = 0; i < samples.count; i++) {
      const t = stepOf(recording, i);
      expect(t % 2).toBe(i % 2);
      expect(samples.column('x')[i]).toBe(xs[t]);
      expect(samples.column(SERIES.oneStep)[i]).toBe(Math.abs(xs[t + 1]! - xs[t]!));
      expect(samples.column(SERIES.twoStep)[i]).toBe(Math.abs(xs[t + 2]! - xs[t]!));
    }
  });

  test('of a long run agrees with every step recorded', () => {
    const steps = 1_200_000;
    const long = run(simulation({ steps: 3_000_000, recording: recordingFor(3_000_000), etas: [1.5] }));
    const dense = run(simulation({ steps, recording: { dense: 2_000_000, stride: 1 }, etas: [1.5] }));
    const { stride } = recordingFor(3_000_000);
    expect(stride % 2).toBe(1);
    const k = 20_001;
    expect(stepOf(recordingFor(3_000_000), 1_000_000 + k)).toBe(1_000_000 + k * stride);
    expect(long.samples.column('x')[1_000_000 + k]).toBe(dense.samples.column('x')[1_000_000 + k * stride]);
  });
});

test('the blocks do not depend on their size', () => {
  const whole = run(simulation({ steps: 300, etas: [1.5], recording: { dense: 100, stride: 3 } }));
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 400 }),
      fc.array(fc.constantFrom('run' as const, 'flush' as const), { minLength: 1 }),
      (size, wishes) => {
        let asked = 0;
        const parts = run(
          simulation({ steps: 300, etas: [1.5], recording: { dense: 100, stride: 3 } }),
          size,
          () => wishes[asked++ % wishes.length]!,
        );
        expect(parts.record).toEqual(whole.record);
        for (const name of seriesNames(loss)) expect(parts.samples.column(name)).toEqual(whole.samples.column(name));
      },
    ),
    { numRuns: 50 },
  );
});

test('a flush in mid-run hands over what there is, without gaps', () => {
  const starts: number[] = [];
  let next = 0;
  simulate(simulation({ steps: 10_000 }), {
    control: () => 'flush',
    progress: () => undefined,
    samples: ({ start, count, columns }) => {
      expect(start).toBe(next);
      expect(columns['x']).toHaveLength(count);
      starts.push(start);
      next += count;
    },
  });
  expect(next).toBe(10_001);
  expect(starts.length).toBeGreaterThan(5);
});

describe('endings', () => {
  test('a run that leaves the bound has diverged at that step, its last sample beyond the bound', () => {
    const { record, samples } = run(simulation({ start: Float64Array.of(2), etas: [2.5], divergenceBound: 100 }));
    expect(record.ending).toMatchObject({ kind: 'diverged', step: record.stepsDone, bound: 100 });
    expect(samples.count).toBe(record.stepsDone + 1);
    const x = samples.column('x');
    expect(Math.abs(x.at(-1)!)).toBeGreaterThan(100);
    expect(Math.max(...x.slice(0, -1).map(Math.abs))).toBeLessThanOrEqual(100);
    expect(record.tail.at(-1)).toBe(x.at(-1));
  });

  test('overflow past every bound is not finite', () => {
    const { record } = run(simulation({ start: Float64Array.of(1e120), etas: [2.5], divergenceBound: 1e300 }));
    expect(record.ending.kind).toBe('nonfinite');
    expect(record.stepsDone).toBeLessThan(3);
  });

  test('a loss that is not a number ends the run where it was recorded', () => {
    const broken: Loss = { ...loss, value: (x) => (x[0]! > 1 ? NaN : 0) };
    const { record, samples } = run(simulation({ loss: broken }));
    expect(record.ending.kind).toBe('nonfinite');
    expect(samples.column(SERIES.loss).at(-1)).toBeNaN();
    expect(samples.count).toBe(record.stepsDone + 1);
  });

  test('an iterate that is not a number ends the run at its step', () => {
    const broken: Loss = { ...loss, gradient: (_x, out) => void (out[0] = NaN) };
    expect(run(simulation({ loss: broken })).record).toMatchObject({ stepsDone: 1, ending: { kind: 'nonfinite', step: 1 } });
  });

  test('the lookahead beyond the last step decides nothing', () => {
    const xs = [3, 3 - 2.5 * 3 * 8];
    const { record } = run(simulation({ start: Float64Array.of(3), etas: [2.5], steps: 1, divergenceBound: Math.abs(xs[1]!) }));
    expect(record.ending).toEqual({ kind: 'steps' });
  });

  test('a stop keeps the partial result, which is the beginning of the whole one', () => {
    const whole = run(simulation({ steps: 20_000, etas: [1.5] }));
    let asked = 0;
    const part = run(simulation({ steps: 20_000, etas: [1.5] }), 16_384, () => (++asked > 5 ? 'stop' : 'run'));
    expect(part.record.ending).toEqual({ kind: 'stopped' });
    expect(part.record.stepsDone).toBeGreaterThan(0);
    expect(part.record.stepsDone).toBeLessThan(20_000);
    expect(part.samples.count).toBe(part.record.stepsDone + 1);
    expect(part.samples.column('x')).toEqual(whole.samples.column('x').slice(0, part.samples.count));
    expect(part.record.tail.at(-1)).toBe(part.samples.column('x').at(-1));
  });

  test('a stop before the first step leaves the start alone', () => {
    const { record, samples } = run(simulation(), 16_384, () => 'stop');
    expect(record).toMatchObject({ stepsDone: 0, ending: { kind: 'stopped' }, tailCount: 1 });
    expect([...samples.column('x')]).toEqual([0.8]);
  });
});

test('a step schedule uses its learning rates in turn', () => {
  const { samples } = run(simulation({ etas: [0.5, 1.5, 0.2], steps: 9 }));
  let x = 0.8;
  [0.5, 1.5, 0.2, 0.5, 1.5, 0.2, 0.5, 1.5, 0.2].forEach((eta, t) => {
    x = x - eta * (x * (x * x - 1));
    expect(samples.column('x')[t + 1]).toBe(x);
  });
});

describe('iterates computed with 50 digits', () => {
  test.each([
    { start: 0.3, eta: 1.1, steps: 11, value: 0.8847813696345344 },
    { start: 1.7, eta: 0.6, steps: 20, value: -1.0000000000008737 },
  ])('quartic from $start at η = $eta after $steps steps', ({ start, eta, steps, value }) => {
    const { record } = run(simulation({ start: Float64Array.of(start), etas: [eta], steps }));
    expect(Math.abs(record.tail.at(-1)! - value)).toBeLessThan(1e-11);
  });

  test('xy from (1.6, 0.4) at η = 1.1 after 12 steps', () => {
    const { record } = run(simulation({ loss: bound(xy, { mu: 1 }), start: Float64Array.of(1.6, 0.4), etas: [1.1], steps: 12 }));
    expect(Math.abs(record.tail.at(-2)! - 0.8342413799317664)).toBeLessThan(1e-10);
    expect(Math.abs(record.tail.at(-1)! - 0.7923704992574693)).toBeLessThan(1e-10);
  });
});

test('the two-step norms of the quartic at η = 1.1 shrink to nothing while the one-step norms do not', () => {
  const { samples } = run(simulation({ steps: 400 }));
  expect(samples.column(SERIES.twoStep).at(-1)).toBeLessThan(1e-14);
  expect(samples.column(SERIES.oneStep).at(-1)).toBeCloseTo(1.11606297 - 0.81455163, 6);
});

test('the iterates of the sine at η = 1.2 settle where sin a / a = 1/η', () => {
  const { record } = run(simulation({ loss: bound(sine, {}), start: Float64Array.of(-1.2), etas: [1.2], steps: 2_000 }));
  const a = Math.abs(record.tail.at(-1)! + Math.PI / 2);
  expect(Math.sin(a) / a).toBeCloseTo(1 / 1.2, 12);
});
