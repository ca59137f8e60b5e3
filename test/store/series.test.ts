import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createStore, type StoreEvent } from '../../src-main/store/store';
import { stepOf, type Recording } from '../../src-shared/recording';
import { MAX_POINTS, type EnvelopeView } from '../../src-shared/views';
import { block, codeOf, newRun, request, sampleAt, storeRun, temporaryFolder, valueOf } from './samples';

const folder = temporaryFolder();
let files = 0;

function open(emit: (event: StoreEvent) => void = () => undefined) {
  const store = createStore(emit);
  valueOf(store.open(request(folder, `series-${++files}.edgelab`, 'create')));
  return store;
}

/** Smallest and largest number of the samples [from, to) of one parity; NaN when there are none. */
function extremes(samples: Float64Array, from: number, to: number, parity: number): readonly [number, number] {
  let low = Number.NaN;
  let high = Number.NaN;
  for (let i = from; i < to; i++) {
    const value = samples[i]!;
    if (i % 2 !== parity || Number.isNaN(value)) continue;
    if (!(value >= low)) low = Math.min(value, Number.isNaN(low) ? Infinity : low);
    if (!(value <= high)) high = Math.max(value, Number.isNaN(high) ? -Infinity : high);
  }
  return [low, high];
}

/** Rare NaN and infinities among ordinary numbers. */
function roughAt(column: number, index: number): number {
  if (index % 977 === 3) return Number.NaN;
  if (index % 50_021 === 7) return Infinity;
  if (index > 40_000 && index < 40_200) return Number.NaN;
  return sampleAt(column, index);
}

describe('series', () => {
  test('read back as they were appended, however they were cut into blocks', () => {
    const store = open();
    const cuts = fc.array(fc.integer({ min: 1, max: 40_000 }), { minLength: 1, maxLength: 6 });
    const names = ['x', 'loss'];
    fc.assert(
      fc.property(cuts, fc.boolean(), fc.boolean(), fc.nat(), fc.nat(), (sizes, flushes, ends, a, b) => {
        const id = store.addRun(newRun());
        let n = 0;
        for (const size of sizes) {
          store.appendSamples(id, block(names, n, size));
          n += size;
          if (flushes) store.flush();
        }
        if (ends) store.finishRun(id, { status: 'finished', analysis: null, metrics: {}, error: null, seconds: 0 });
        else store.flush();
        const [from, to] = [Math.min(a % n, b % n), Math.max(a % n, b % n)];
        expect(valueOf(store.samples(id, 'loss', from, to - from))).toEqual(
          Float64Array.from({ length: to - from }, (_, i) => sampleAt(1, from + i)),
        );
        expect(valueOf(store.run(id)).samples).toBe(n);
      }),
      { numRuns: 25 },
    );
    store.close();
  });

  test('an envelope is the brute-force envelope of its samples at every zoom, finished or live', () => {
    const store = open();
    const count = 200_001;
    const recording: Recording = { dense: 100_000, stride: 3 };
    const names = ['x', 'loss'];
    const finished = store.addRun(newRun({ recording }));
    const live = store.addRun(newRun({ recording }));
    for (let start = 0; start < count; start += 30_000) {
      for (const id of [finished, live]) store.appendSamples(id, block(names, start, Math.min(30_000, count - start), roughAt));
    }
    store.flush();
    store.finishRun(finished, { status: 'finished', analysis: null, metrics: {}, error: null, seconds: 0 });
    const samples = Float64Array.from({ length: count }, (_, i) => roughAt(1, i));
    const index = fc.nat({ max: count - 1 });
    const width = fc.constantFrom(16, 17, 100, 800, 2000, 5000);
    fc.assert(
      fc.property(fc.constantFrom(finished, live), index, index, width, fc.boolean(), (runId, a, b, pixels, all) => {
        const [from, to] = all ? [0, count - 1] : [Math.min(a, b), Math.max(a, b)];
        const steps = all ? { fromStep: null, toStep: null } : { fromStep: stepOf(recording, from), toStep: stepOf(recording, to) };
        const [view] = valueOf(store.view({ runId, series: ['loss'], ...steps, pixels }));
        if (view?.kind === 'samples') {
          expect(to - from + 1).toBeLessThanOrEqual(pixels);
          expect(view.value).toEqual(samples.slice(from, to + 1));
          expect(view.step).toEqual(Float64Array.from(view.value, (_, k) => stepOf(recording, from + k)));
          return;
        }
        checkEnvelope(view!, samples, from, to, pixels);
      }),
      { numRuns: 60 },
    );
    store.close();

    function checkEnvelope(view: EnvelopeView, all: Float64Array, from: number, to: number, pixels: number) {
      const size = view.step.length;
      expect(size).toBeLessThanOrEqual(MAX_POINTS);
      expect(2 * size).toBeGreaterThanOrEqual(Math.min(pixels, to - from + 1));
      const starts = Array.from(view.step, (step) =>
        step <= recording.dense ? step : recording.dense + (step - recording.dense) / recording.stride,
      );
      expect(starts[0]).toBe(from);
      for (let k = 0; k < size; k++) {
        const end = starts[k + 1] ?? to + 1;
        expect([view.evenMin[k], view.evenMax[k]]).toEqual(extremes(all, starts[k]!, end, 0));
        expect([view.oddMin[k], view.oddMax[k]]).toEqual(extremes(all, starts[k]!, end, 1));
      }
    }
  });

  test('a period-2 orbit stays two lines in the envelope', () => {
    const store = open();
    const id = store.addRun(newRun({ series: ['x'] }));
    for (let start = 0; start < 300_000; start += 50_000)
      store.appendSamples(
        id,
        block(['x'], start, 50_000, (_, i) => (i % 2 === 0 ? 0.3 : -1.7)),
      );
    store.flush();
    const [view] = valueOf(store.view({ runId: id, series: ['x'], fromStep: 1001, toStep: null, pixels: 300 }));
    if (view?.kind !== 'envelope') throw new Error('expected an envelope');
    expect(new Set([...view.evenMin, ...view.evenMax])).toEqual(new Set([0.3]));
    expect(new Set([...view.oddMin, ...view.oddMax])).toEqual(new Set([-1.7]));
    store.close();
  });

  test('says how far samples are durable, within about a second of their arrival', async () => {
    const events: StoreEvent[] = [];
    const store = open((event) => events.push(event));
    const id = store.addRun(newRun());
    store.appendSamples(id, block(['x', 'loss'], 0, 10));
    expect(events).toEqual([]);
    await expect.poll(() => events, { timeout: 5000 }).toEqual([{ type: 'flushed', runId: id, samples: 10 }]);
    store.appendSamples(id, block(['x', 'loss'], 10, 5));
    store.flush();
    expect(events.at(-1)).toEqual({ type: 'flushed', runId: id, samples: 15 });
    store.close();
  });

  test('refuses what does not follow, and what is not there', () => {
    const store = open();
    const id = storeRun(store, 10);
    expect(() => store.appendSamples(id, block(['x', 'loss'], 10, 1))).toThrow('was recorded before');
    const live = store.addRun(newRun());
    expect(() => store.appendSamples(live, block(['x', 'loss'], 1, 1))).toThrow('expected 0');
    expect(() => store.appendSamples(live, block(['x'], 0, 1))).toThrow('series loss');
    expect(codeOf(store.view({ runId: id, series: ['y'], fromStep: null, toStep: null, pixels: 100 }))).toBe('no-such-series');
    expect(codeOf(store.view({ runId: 999, series: ['x'], fromStep: null, toStep: null, pixels: 100 }))).toBe('no-such-run');
    const empty = valueOf(store.view({ runId: id, series: ['x'], fromStep: 500, toStep: 600, pixels: 100 }));
    expect(empty).toMatchObject([{ kind: 'samples', step: new Float64Array(), value: new Float64Array() }]);
    expect(valueOf(store.view({ runId: live, series: ['x'], fromStep: null, toStep: null, pixels: 100 }))).toMatchObject([
      { kind: 'samples' },
    ]);
    store.close();
  });
});
