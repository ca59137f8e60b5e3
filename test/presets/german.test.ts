/** What the presets compute is told in German to the last word: analyses with their cards, and what their studies find. */
import { expect, it } from 'vitest';
import { toldIn } from '../../src-shared/german';
import { evidenceText, flipSentence, outcomeSentence } from '../../src-shared/words';
import { presetInfo, PRESETS } from '../../src-worker/presets';
import { runJob } from '../../src-worker/jobs';
import { host } from '../jobs/experiments';

/** Fields that name things for programs, or works as they were published. */
const NAMES =
  /^(?:id|citation|status|verdict|kind|chosen|code|tex|group|problem|params|experiment|coordinates|source|figure|bibtex|series|scale|xScale|yScale|role|draw|marker|charts|study|unit|ending|default|value|backend|route)$/;

function textsIn(value: unknown, name = ''): readonly string[] {
  if (typeof value === 'string') return NAMES.test(name) && name !== 'value' ? [] : [value];
  if (Array.isArray(value)) return value.flatMap((one) => textsIn(one, name));
  if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return [];
  return Object.entries(value).flatMap(([key, one]) => (NAMES.test(key) && key !== 'value' ? [] : textsIn(one, key)));
}

const leftIn = (texts: readonly string[]) => [...new Set(texts)].filter((text) => toldIn('de', text, ',').state !== 'whole');

it.each(PRESETS.map((preset) => [preset.info.id, preset] as const))('%s', (_id, preset) => {
  const info = presetInfo(preset);
  const texts = [...textsIn(info)];
  const preview = runJob('preview', { experiment: info.experiment, steps: 300 }, host());
  if (!preview.ok) throw new Error(preview.refusal.what);
  const { analysis } = preview.value;
  texts.push(...textsIn(analysis), outcomeSentence(analysis), evidenceText(analysis), flipSentence(analysis.flip));
  expect(leftIn(texts)).toEqual([]);
});

it.each(PRESETS.flatMap(({ info }) => (info.study ? [[info.id, info.experiment, info.study] as const] : [])))(
  'the study of %s',
  (_id, experiment, { id, options }) => {
    const answer = runJob('study', { study: id, experiment, options }, host());
    if (!answer.ok) throw new Error(answer.refusal.what);
    expect(leftIn(textsIn(answer.value))).toEqual([]);
  },
);
