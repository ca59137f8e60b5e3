import fc from 'fast-check';
import { expect, test } from 'vitest';
import { heardSeries, MOST_TONES, orbitTones } from '../../src-renderer/charts/orbit-tones';
import { SERIES } from '../../src-shared/views';
import { quarticTrace, samplesView } from '../charts/samples';

test('an orbit of period 2 is two tones, the even one left and the odd one right', () => {
  const values = Array.from({ length: 40 }, (_, t) => (t % 2 === 0 ? 0.8 : 1.1));
  const tones = orbitTones(samplesView('x', values), null, 'value');
  const left = new Set(tones.filter(({ pan }) => pan === -1).map(({ hertz }) => hertz));
  const right = new Set(tones.filter(({ pan }) => pan === 1).map(({ hertz }) => hertz));
  expect([left.size, right.size]).toEqual([1, 1]);
  // The larger value sounds two octaves higher.
  expect([...right][0]! / [...left][0]!).toBeCloseTo(4, 12);
});

test('a fixed point is one tone, also where it trembles in the last bit', () => {
  const values = Array.from({ length: 20 }, (_, t) => 1 + (t % 3) * Number.EPSILON);
  expect(new Set(orbitTones(samplesView('x', values), null, 'value').map(({ hertz }) => hertz)).size).toBe(1);
});

test('equal steps of the logarithm are equal intervals', () => {
  const tones = orbitTones(samplesView('d', [1, 0.1, 0.01, 0.001]), null, 'logarithm');
  const intervals = tones.slice(1).map(({ hertz }, i) => tones[i]!.hertz / hertz);
  for (const interval of intervals) expect(interval).toBeCloseTo(4 ** (1 / 3), 12);
});

test('higher values never sound lower, sides follow the parity, length and pitch are bounded, both ends are heard', () => {
  const value = fc.oneof(fc.double({ min: -1e3, max: 1e3 }), fc.constantFrom(0, Number.NaN, Infinity));
  fc.assert(
    fc.property(fc.array(value, { minLength: 2, maxLength: 700 }), (values) => {
      const tones = orbitTones(samplesView('x', values), null, 'value');
      expect(tones.length).toBeLessThanOrEqual(MOST_TONES);
      for (const [i, tone] of tones.entries()) {
        expect(tone.hertz).toBeGreaterThanOrEqual(220 - 1e-9);
        expect(tone.hertz).toBeLessThanOrEqual(880 + 1e-9);
        expect(tone.pan).toBe(tone.step % 2 === 0 ? -1 : 1);
        expect(tone.at).toBeCloseTo(0.12 * i, 9);
        const before = tones[i - 1];
        if (before && values[before.step]! <= values[tone.step]!) expect(before.hertz).toBeLessThanOrEqual(tone.hertz + 1e-9);
      }
      const finite = values.flatMap((entry, step) => (Number.isFinite(entry) ? [step] : []));
      if (finite.length > 0) expect(tones[0]?.step).toBe(finite[0]);
    }),
  );
});

test('a diverging orbit rises through its tones, whatever the sign of its iterates', () => {
  const trace = quarticTrace(1.1);
  const grows = samplesView(
    'x',
    Array.from({ length: 30 }, (_, t) => (-1.4) ** t),
  );
  const diverged = {
    ...trace,
    series: { ...trace.series, x: grows },
    analysis: trace.analysis && { ...trace.analysis, outcome: { ...trace.analysis.outcome, kind: 'diverged' as const } },
  };
  const heard = heardSeries('iterates', [diverged], '');
  expect(heard?.pitch).toBe('size');
  const hertz = orbitTones(heard!.view, null, heard!.pitch).map((tone) => tone.hertz);
  for (let i = 1; i < hertz.length; i++) expect(hertz[i]! / hertz[i - 1]!).toBeCloseTo(4 ** (1 / 29), 9);
});

test('of a long run even and odd steps are heard side by side', () => {
  const tones = orbitTones(
    samplesView(
      'x',
      Array.from({ length: 10_000 }, (_, t) => (t % 2 === 0 ? t : -t)),
    ),
    null,
    'value',
  );
  expect(tones.length).toBe(MOST_TONES);
  expect(tones.filter(({ pan }) => pan === -1).length).toBe(MOST_TONES / 2);
  for (let i = 0; i < tones.length; i += 2) expect(tones[i + 1]!.step).toBe(tones[i]!.step + 1);
});

test('only the visible steps are heard', () => {
  const tones = orbitTones(samplesView('x', [1, 2, 3, 4, 5, 6]), [2, 4], 'value');
  expect(tones.map(({ step }) => step)).toEqual([2, 3, 4]);
});

test('the series read last is heard', () => {
  const trace = quarticTrace(1.1);
  expect(heardSeries('convergence', [trace], 'one-step')?.view).toBe(trace.series[SERIES.oneStep]);
  expect(heardSeries('convergence', [trace], '')?.view).toBe(trace.series[SERIES.twoStep]);
  expect(heardSeries('iterates', [trace], 'odd steps')?.view).toBe(trace.series['x']);
  expect(heardSeries('loss', [trace], '')).toBeNull();
});
