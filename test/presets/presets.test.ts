/** Every preset shows what it claims, through the real job; ids, texts and charts are complete. */
import { describe, expect, it } from 'vitest';
import { referenceOf } from '../../src-shared/bibliography';
import { chartById } from '../../src-shared/charts/index';
import { experimentSchema } from '../../src-shared/spec';
import { runJob } from '../../src-worker/jobs';
import { presetInfo, PRESETS } from '../../src-worker/presets';
import { problemById } from '../../src-worker/problems';
import { host } from '../jobs/experiments';
import { studyById } from '../../src-worker/studies';

describe.each(PRESETS.map((preset) => [preset.info.id, preset] as const))('%s', (id, preset) => {
  it('shows what it claims', () => {
    const answer = runJob('checkPreset', id, host());
    if (!answer.ok) throw new Error(`${answer.refusal.where}: ${answer.refusal.what} ${answer.refusal.advice}`);
    expect(answer.value.filter(({ passed }) => !passed)).toEqual([]);
    expect(answer.value.map((result) => result.id)).toEqual(preset.checks.map((check) => check.id));
  });

  it('says what to look at, cites a source, and is a whole experiment', () => {
    const { info } = preset;
    expect(info.lookAt.length).toBeGreaterThan(40);
    expect(referenceOf(info.citation), info.citation).not.toBeNull();
    expect(experimentSchema.safeParse(info.experiment).success).toBe(true);
    expect(problemById(info.experiment.problem.id)).not.toBeNull();
    expect(info.study === null || studyById(info.study.id)).not.toBeNull();
    expect(preset.checks.length).toBeGreaterThan(0);
    expect(new Set(preset.checks.map((check) => check.id)).size).toBe(preset.checks.length);
  });

  it('names charts there are, of quantities it records', () => {
    expect(preset.info.charts.length).toBeGreaterThan(0);
    for (const chart of preset.info.charts) expect(chartById(chart), chart).not.toBeNull();
    const ready = runJob('check', preset.info.experiment, host());
    expect(ready.ok).toBe(true);
    // Charts of named quantities find them among what the run records.
    const named = preset.info.charts.flatMap((chart) => (chart.includes(':') ? chart.slice(chart.indexOf(':') + 1).split(',') : []));
    if (ready.ok) expect(ready.value.series).toEqual(expect.arrayContaining(named));
  });
});

const withStudy = PRESETS.flatMap(({ info }) => (info.study ? [[info.id, info.experiment, info.study] as const] : []));

it.each(withStudy)('the study of %s finds something', (_id, experiment, { id, options }) => {
  const answer = runJob('study', { study: id, experiment, options }, host());
  if (!answer.ok) throw new Error(`${answer.refusal.where}: ${answer.refusal.what}`);
  expect(answer.value.sentences.length).toBeGreaterThan(0);
});

it('no two presets share an id, and plain data leave nothing out', () => {
  expect(new Set(PRESETS.map(({ info }) => info.id)).size).toBe(PRESETS.length);
  for (const preset of PRESETS) expect(structuredClone(presetInfo(preset))).toEqual(presetInfo(preset));
});
