import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { computed, effectScope, nextTick, shallowRef } from 'vue';
import type { Trace } from '../../src-shared/charts/chart';
import { tailOf } from '../../src-renderer/workspace/panel-traces';
import { createPlayback } from '../../src-renderer/workspace/playback';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function trace(runId: number | null, last: number, envelope = false): Trace {
  const step = Float64Array.of(0, last);
  const x = envelope
    ? { kind: 'envelope' as const, name: 'x', step, evenMin: step, evenMax: step, oddMin: step, oddMax: step }
    : { kind: 'samples' as const, name: 'x', step, value: step };
  return { label: '', runId, dimension: 1, coordinates: ['x'], eta: 1, etaC: 1, start: [0], series: { x }, analysis: null, curves: null };
}

function made(last: number) {
  const traces = shallowRef<readonly Trace[]>([trace(1, last)]);
  const playback = effectScope().run(() => createPlayback({ list: computed(() => traces.value), last: computed(() => last) }))!;
  return { traces, playback };
}

test('playing goes from the start to the last step and halts there', () => {
  const { playback } = made(20);
  expect(playback.cursor.value).toBeNull();
  playback.toggle();
  vi.advanceTimersByTime(1_000);
  expect(playback.cursor.value).toBe(10);
  vi.advanceTimersByTime(60_000);
  expect(playback.cursor.value).toBe(20);
  expect(playback.playing.value).toBe(false);
});

test('single steps and scrubbing stay within the run', () => {
  const { playback } = made(3);
  playback.step(1);
  expect(playback.cursor.value).toBe(0);
  playback.step(-1);
  expect(playback.cursor.value).toBe(0);
  playback.seek(99);
  expect(playback.cursor.value).toBe(3);
  playback.leave();
  playback.step(-1);
  expect(playback.cursor.value).toBe(3);
});

test('another run starts with everything drawn', async () => {
  const { traces, playback } = made(20);
  playback.seek(5);
  traces.value = [trace(2, 20)];
  await nextTick();
  expect(playback.cursor.value).toBeNull();
});

test('a map asks for exact iterates only of a run too long to be sent whole', () => {
  expect(tailOf([trace(1, 400)], 60, 400)).toBeNull();
  const [from, to] = tailOf([trace(1, 1e7, true)], 60, 5_000) ?? [];
  expect(to).toBe(5_000);
  expect(from).toBe(4_940);
});
