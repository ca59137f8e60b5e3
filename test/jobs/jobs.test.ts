import { describe, expect, test } from 'vitest';
import { sampleCount, recordingFor } from '../../src-shared/recording';
import { experimentSchema } from '../../src-shared/spec';
import { MAX_POINTS } from '../../src-shared/views';
import { SampleCollector } from '../../src-worker/engine/sample-collector';
import { runJob } from '../../src-worker/jobs';
import { PRESETS } from '../../src-worker/presets';
import { PROBLEMS } from '../../src-worker/problems';
import { atEta, experiment, host } from './experiments';

function value<T>(answer: { ok: true; value: T } | { ok: false; refusal: { what: string } }): T {
  if (!answer.ok) throw new Error(answer.refusal.what);
  return answer.value;
}

describe('catalogue', () => {
  test('lists every problem and preset as plain data', () => {
    const catalogue = value(runJob('catalogue', null, host()));
    expect(structuredClone(catalogue)).toEqual(catalogue);
    expect(catalogue.problems.map(({ id }) => id)).toEqual(PROBLEMS.map(({ info }) => info.id));
    expect(catalogue.presets[0]?.id).toBe('quartic-1.1');
  });

  test.each(PRESETS.map(({ info }) => [info.id, info.experiment] as const))('preset %s is a valid experiment', (_, preset) => {
    expect(experimentSchema.parse(preset)).toEqual(preset);
    value(runJob('check', preset, host()));
  });
});

describe('trajectory', () => {
  test('hands over every sample the recording promises, then its analysis and metrics', () => {
    const samples = new SampleCollector();
    const input = experiment('quartic-1.1');
    const result = value(runJob('trajectory', input, host({ samples: (block) => samples.add(block) })));
    expect(samples.count).toBe(sampleCount(recordingFor(400), 400));
    expect(result).toMatchObject({ status: 'finished', stepsDone: 400 });
    expect(result.metrics).toMatchObject({ eta: 1.1, etaC: 1, K: 1.1, steps: 400, sharpness: 2 });
    expect(result.metrics['finalLoss']).toBe(samples.column('loss').at(-1));
    for (const number of Object.values(result.metrics)) expect(Number.isFinite(number)).toBe(true);
  });

  test('finds the period-2 orbit of the example, its multiplier and the rate of the two-step map', () => {
    const { analysis, metrics } = value(runJob('trajectory', experiment('quartic-1.1'), host()));
    expect(analysis.outcome).toMatchObject({ kind: 'period-p', period: 2 });
    const points = analysis.settled!.points.map(([x]) => x!).sort((a, b) => a - b);
    expect(points[0]).toBeCloseTo(0.814551626874541, 11);
    expect(points[1]).toBeCloseTo(1.116062971452305, 11);
    expect(analysis.settled!.multipliers[0]!.re).toBeCloseTo(9 - 2 * 2.1 ** 2, 9);
    expect(metrics['predictedTwoStepRate']).toBeCloseTo(9 - 2 * 2.1 ** 2, 9);
    expect(metrics['twoStepRate']).toBeCloseTo(9 - 2 * 2.1 ** 2, 3);
  });

  test('a stopped run keeps what it did', () => {
    const samples = new SampleCollector();
    let asked = 0;
    const result = value(
      runJob(
        'trajectory',
        experiment('quartic-1.1', { steps: 1_000_000 }),
        host({ control: () => (++asked > 3 ? 'stop' : 'run'), samples: (block) => samples.add(block) }),
      ),
    );
    expect(result.status).toBe('stopped');
    expect(result.stepsDone).toBeGreaterThan(0);
    expect(result.stepsDone).toBeLessThan(1_000_000);
    expect(samples.count).toBe(result.stepsDone + 1);
    expect(result.metrics['steps']).toBe(result.stepsDone);
  });

  test('a diverging run finishes with that outcome', () => {
    const result = value(runJob('trajectory', experiment('quartic-1.1', { rule: atEta('2.5') }), host()));
    expect(result.status).toBe('finished');
    expect(result.analysis.outcome.kind).toBe('diverged');
  });

  test('reports progress towards its number of steps', () => {
    const seen: number[] = [];
    value(runJob('trajectory', experiment('quartic-1.1', { steps: 50_000 }), host({ progress: (step, steps) => seen.push(step / steps) })));
    expect(seen.length).toBeGreaterThan(10);
    expect([...seen].sort((a, b) => a - b)).toEqual(seen);
    expect(seen.at(-1)).toBeLessThanOrEqual(1);
  });

  test('a refused experiment starts nothing', () => {
    const answer = runJob(
      'trajectory',
      experiment('quartic-1.1', { rule: atEta('0') }),
      host({ samples: () => expect.unreachable('no samples of a refused run') }),
    );
    expect(answer.ok).toBe(false);
  });
});

describe('preview', () => {
  test('has the series of a short run, sample by sample, with analysis and curves', () => {
    const preview = value(runJob('preview', { experiment: experiment('quartic-1.1'), steps: 300 }, host()));
    expect(preview.series.map(({ name }) => name)).toEqual(['loss', 'one-step', 'two-step', 'sharpness', 'x']);
    for (const { step, value: values } of preview.series) {
      expect([...step]).toEqual(Array.from({ length: 301 }, (_, i) => i));
      expect(values).toHaveLength(301);
    }
    expect(preview.series[4]!.value[0]).toBe(0.8);
    expect(preview.analysis.outcome).toMatchObject({ kind: 'period-p', period: 2 });
    expect(preview.curves?.kind).toBe('map');
    expect(preview.bytes).toBe(401 * 5 * 8);
  });

  test('is the beginning of the run it previews, bit for bit', () => {
    const samples = new SampleCollector();
    const chaos = experiment('quartic-chaos');
    value(runJob('trajectory', chaos, host({ samples: (block) => samples.add(block) })));
    const preview = value(runJob('preview', { experiment: chaos, steps: 500 }, host()));
    for (const { name, value: values } of preview.series) expect(values).toEqual(samples.column(name).slice(0, 501));
  });

  test('never has more points than a chart may be sent', () => {
    const preview = value(runJob('preview', { experiment: experiment('quartic-chaos'), steps: 5_000 }, host()));
    for (const { step } of preview.series) expect(step.length).toBeLessThanOrEqual(MAX_POINTS);
  });
});

describe('curves', () => {
  test('of one dimension are F, F² and the loss on a range that holds box, start and orbit', () => {
    const input = experiment('quartic-1.1', { problem: { id: 'quartic', params: { mu: 17 } }, start: [3], rule: atEta('1.1', 'etaC') });
    const curves = value(runJob('curves', { experiment: input, range: null, points: 200 }, host()));
    if (curves.kind !== 'map') throw new Error('expected a map');
    const eta = 1.1 / 17;
    expect(curves.x[0]).toBeLessThanOrEqual(-2);
    expect(curves.x.at(-1)).toBeGreaterThan(Math.sqrt(17));
    curves.x.forEach((x, i) => {
      const F = x - eta * x * (x * x - 17);
      expect(Math.abs(curves.F[i]! - F)).toBeLessThan(1e-12 * Math.max(1, Math.abs(F)));
      const F2 = F - eta * F * (F * F - 17);
      expect(Math.abs(curves.F2[i]! - F2)).toBeLessThan(1e-10 * Math.max(1, Math.abs(F2)));
      expect(curves.loss[i]).toBeCloseTo((x * x - 17) ** 2 / 4, 8);
    });
  });

  test('keep to a range that is asked for', () => {
    const curves = value(runJob('curves', { experiment: experiment('quartic-1.1'), range: [0.5, 1.25], points: 16 }, host()));
    if (curves.kind !== 'map') throw new Error('expected a map');
    expect([curves.x[0], curves.x.at(-1), curves.x.length]).toEqual([0.5, 1.25, 16]);
  });

  test('of two dimensions are the minima and their box', () => {
    const curves = value(runJob('curves', { experiment: experiment('xy-balancing'), range: null, points: 100 }, host()));
    if (curves.kind !== 'plane') throw new Error('expected a plane');
    const [xLow, xHigh, yLow, yHigh] = curves.box;
    expect(xLow < 0.8 && 1.5 < xHigh && yLow < 0.8 && 1.5 < yHigh).toBe(true);
    expect(curves.minima.length).toBeGreaterThan(0);
    for (const { x, y } of curves.minima) x.forEach((value, i) => expect(value * y[i]!).toBeCloseTo(1, 12));
  });

  test.each([[[1, 0]], [[0, 1, 2]], [[0, NaN]], [[]]])('refuse the range %j', (range) => {
    const answer = runJob('curves', { experiment: experiment('quartic-1.1'), range, points: 16 }, host());
    expect(answer).toMatchObject({ ok: false, refusal: { where: 'range' } });
  });
});

test('analyse needs no run', () => {
  const analysis = value(runJob('analyse', experiment('quartic-1.1'), host()));
  expect(analysis).toMatchObject({ eta: 1.1, etaC: 1, K: 1.1 });
  expect(analysis.orbits.some(({ period, stable }) => period === 2 && stable === true)).toBe(true);
});
