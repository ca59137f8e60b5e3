import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { nextTick } from 'vue';
import { accept, refuse } from '../../src-shared/answer';
import type { Preview } from '../../src-shared/views';
import { createDraft } from '../../src-renderer/experiment/draft';
import { createPreview } from '../../src-renderer/experiment/preview';
import { withRate } from '../../src-renderer/experiment/learning-rate';
import { createOpenProject } from '../../src-renderer/project/open-project';
import { createNotices } from '../../src-renderer/shell/notices';
import { EXPERIMENT, HandMadeLab, PROJECT } from './hand-made-lab';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const rate = (text: string) => ({ rule: withRate(EXPERIMENT.rule, { text, unit: 'eta' as const }) });

async function desk() {
  const made = new HandMadeLab();
  const { lab } = made;
  const project = createOpenProject(lab, createNotices());
  await project.load();
  const draft = createDraft(lab, project);
  return { made, lab, project, draft };
}

test('typing is collected and committed once', async () => {
  const { made, draft } = await desk();
  for (const text of ['1', '1.', '1.2', '1.23']) draft.edit('learning rate', rate(text));
  expect(draft.state.value).toBe('saving');
  expect(made.edits).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(made.edits.map((edit) => edit.experiment.rule)).toEqual([rate('1.23').rule]);
  expect(draft.state.value).toBe('saved');
});

test('edits of different fields stay separate steps of undo, in their order', async () => {
  const { made, draft } = await desk();
  draft.edit('learning rate', rate('1.2'));
  draft.edit('steps', { steps: 9 });
  await draft.flush();
  expect(made.edits.map((edit) => [edit.label, edit.experiment.steps])).toEqual([
    ['learning rate', 400],
    ['steps', 9],
  ]);
  expect(made.edits[1]?.experiment.rule).toEqual(rate('1.2').rule);
});

test('what is being typed survives older news of the project', async () => {
  const { made, draft } = await desk();
  draft.edit('steps', { steps: 9 });
  made.emit('project', { ...PROJECT, runCount: 1 });
  expect(draft.experiment.value?.steps).toBe(9);
  await draft.flush();
  made.emit('project', { ...PROJECT, undo: null });
  expect(draft.experiment.value?.steps, 'an undo is taken over').toBe(400);
});

test('a read-only project takes no edits', async () => {
  const { made, draft } = await desk();
  made.emit('project', { ...PROJECT, readOnly: 'opened elsewhere' });
  draft.edit('steps', { steps: 9 });
  await draft.flush();
  expect(made.edits).toHaveLength(0);
  expect(draft.experiment.value?.steps).toBe(400);
});

test('one preview is under way at a time, and the newest state is the last one asked for', async () => {
  const { made, lab, draft } = await desk();
  const preview = createPreview(lab, draft);
  for (let steps = 1; steps <= 50; steps++) {
    draft.edit('steps', { steps });
    await nextTick();
  }
  expect(made.previews).toHaveLength(1);
  made.previews[0]?.answer(accept({ eta: 1 } as Preview));
  await vi.advanceTimersByTimeAsync(0);
  expect(made.previews).toHaveLength(2);
  expect(made.previews[1]?.experiment.steps).toBe(50);
  made.previews[1]?.answer(accept({ eta: 2 } as Preview));
  await vi.advanceTimersByTimeAsync(0);
  expect(preview.value.value?.eta).toBe(2);
  expect(preview.of.value?.steps).toBe(50);
  expect(made.previews).toHaveLength(2);
});

test('a refused learning rate keeps the last preview and says why', async () => {
  const { made, lab, draft } = await desk();
  const preview = createPreview(lab, draft);
  made.previews[0]?.answer(accept({ eta: 1.1 } as Preview));
  await vi.advanceTimersByTimeAsync(0);
  draft.edit('learning rate', rate('sqrt('));
  await vi.advanceTimersByTimeAsync(0);
  made.previews[1]?.answer(refuse('expression-syntax', 'rule.learningRate', 'It ends too early.', 'Close the parenthesis.'));
  await vi.advanceTimersByTimeAsync(0);
  expect(preview.refusal.value?.where).toBe('rule.learningRate');
  expect(preview.value.value?.eta).toBe(1.1);
});
