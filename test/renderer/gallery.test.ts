import { expect, test, vi } from 'vitest';
import { ref } from 'vue';
import { accept, refuse, type Answer } from '../../src-shared/answer';
import type { PresetCheckResult, PresetInfo } from '../../src-shared/catalogue';
import { chartById } from '../../src-shared/charts';
import { LIGHT_THEME } from '../../src-shared/charts/theme';
import type { Preview } from '../../src-shared/views';
import { createChecks, passedOf, toleranceText } from '../../src-renderer/gallery/checks';
import { thumbnailChart } from '../../src-renderer/gallery/thumbnail-chart';
import { createThumbnails } from '../../src-renderer/gallery/thumbnails';
import { previewTrace } from '../../src-renderer/workspace/trace';
import { chartOf, drawable, isPanel, panelOf } from '../../src-renderer/workspace/panels';
import { PRESETS, presetInfo } from '../../src-worker/presets';
import { preview as previewJob } from '../../src-worker/jobs/preview';
import { EXPERIMENT } from './hand-made-lab';

const HOST = {
  control: () => 'run' as const,
  outOfTime: () => false,
  overdue: () => false,
  elapsed: () => 0,
  progress: () => undefined,
  samples: () => undefined,
};

/** The preview a thread would give. */
function previewOf(preset: PresetInfo): Preview {
  const answer = previewJob({ experiment: preset.experiment, steps: 60 }, HOST);
  if (!answer.ok) throw new Error(answer.refusal.what);
  return answer.value;
}

test('every preset names charts and panels that exist', () => {
  for (const preset of PRESETS.map(presetInfo))
    for (const chart of preset.charts) {
      expect(chartById(chart), `${preset.id}: ${chart}`).not.toBeNull();
      expect(isPanel(panelOf(chart)), `${preset.id}: ${chart}`).toBe(true);
    }
});

test('a thumbnail is the chart itself without words', () => {
  const preset = PRESETS.map(presetInfo).find(({ id }) => id === 'figure-1-left')!;
  const trace = previewTrace(previewOf(preset), preset.experiment);
  const config = thumbnailChart(preset.charts, trace, LIGHT_THEME)!;
  const points = config.data.datasets.reduce((sum, { data }) => sum + data.length, 0);
  expect(points).toBeGreaterThan(60);
  expect(config.options?.plugins?.legend?.display).toBe(false);
  expect(config.options?.plugins?.marks?.items).toEqual([]);
  expect(thumbnailChart(['no-such-chart'], trace, LIGHT_THEME), 'else the convergence').not.toBeNull();
});

test('pictures wait for the open experiment, are asked for again when pushed aside, and stop with the gallery', async () => {
  vi.useFakeTimers();
  const presets = PRESETS.map(presetInfo).slice(0, 3);
  const made = previewOf(presets[0]!);
  const computing = ref(true);
  const answers: Answer<Preview>[] = [
    refuse('superseded', '', 'A newer request took its place.', ''),
    accept(made),
    refuse('no-reference-minimum', 'start', 'No minimum.', ''),
  ];
  let asked = 0;
  const thumbnails = createThumbnails({ preview: () => Promise.resolve(answers[asked++]!) }, { computing });
  // The gallery is closed once two pictures are there.
  const done = thumbnails.fill(presets, () => thumbnails.traces.size < 2);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked, 'not while the preview is computed').toBe(0);
  computing.value = false;
  await vi.advanceTimersByTimeAsync(1_000);
  await done;
  expect(asked).toBe(3);
  expect([...thumbnails.traces.values()].map((trace) => trace !== null)).toEqual([true, false]);
  vi.useRealTimers();
});

test('a check runs once at a time and tells what it found', async () => {
  const result = (passed: boolean): PresetCheckResult => ({ id: 'a', text: '', expected: 1, tolerance: { abs: 1e-10 }, value: 1, passed });
  let answer: (value: Answer<readonly PresetCheckResult[]>) => void = () => undefined;
  let asked = 0;
  const checks = createChecks({
    checkPreset() {
      asked++;
      return new Promise((resolve) => (answer = resolve));
    },
  });
  const end = checks.check({ id: 'p' });
  await checks.check({ id: 'p' });
  expect(asked).toBe(1);
  expect(checks.states.get('p')).toEqual({ kind: 'running' });
  answer(accept([result(true), result(false)]));
  await end;
  const state = checks.states.get('p')!;
  expect(state.kind === 'done' && passedOf(state.results)).toEqual({ passed: 1, all: 2 });
  expect(toleranceText({ tolerance: { abs: 1e-10 } })).toBe('±1e-10');
  expect(toleranceText({ tolerance: { rel: 0.05 } })).toBe('±5 %');
});

test('panels show what a run of its dimension has', () => {
  const trace = previewTrace(previewOf(presetInfo(PRESETS[0]!)), EXPERIMENT);
  expect(chartOf('map', trace)).toBe('cobweb');
  expect(chartOf('map', { dimension: 2, coordinates: ['x', 'y'] })).toBe('plane');
  expect(chartOf('map', { dimension: 64, coordinates: [] })).toBe('phase');
  expect(chartOf('iterates', { dimension: 64, coordinates: [] })).toBe('quantities');
  expect(chartOf('iterates', { dimension: 3, coordinates: ['a', 'b', 'c'] })).toBe('iterates');
  expect(drawable('phase', { dimension: 37, coordinates: [], observables: ['gradient norm'] })).toBe(false);
  expect(drawable('phase', { dimension: 64, coordinates: [], observables: ['s1', 's2'] })).toBe(true);
  expect(drawable('cobweb', { dimension: 2, coordinates: ['x', 'y'] })).toBe(false);
  expect(isPanel('quantities:s1(Y),s2(Y)')).toBe(true);
  expect(isPanel('nothing')).toBe(false);
});
