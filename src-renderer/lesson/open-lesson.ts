import { refuse, type Answer } from '../../src-shared/answer';
import type { Lesson, LessonStep } from '../../src-shared/lesson';
import { createFromPreset, createNamed, settle, startRun, type Say } from '../shell/actions';
import type { Desk } from '../shell/desk';

/** Opens the lesson in a file; null = the user chooses one. */
export async function openLessonFile(desk: Desk, path: string | null): Promise<void> {
  const answer = await desk.lab.openLesson(path);
  if (answer.ok) await beginLesson(desk, answer.value);
  else desk.notices.refused(answer.refusal);
}

/** Makes the lesson's experiment and brings its first step into view. */
export async function beginLesson(desk: Desk, lesson: Lesson): Promise<void> {
  const id = await experimentFor(desk, lesson);
  if (!settle(desk, id) || !id.ok || id.value === null) return;
  desk.lesson.begin(lesson, id.value);
  desk.lesson.choosing.value = false;
  desk.inspectorTab.value = 'lesson';
}

async function experimentFor(desk: Desk, { begin, title }: Lesson): Promise<Answer<number | null>> {
  if ('experiment' in begin) return { ok: true, value: await createNamed(desk, title, begin.experiment) };
  const preset = desk.catalogue.presets.find(({ id }) => id === begin.preset);
  if (!preset)
    return refuse(
      'lesson-preset',
      begin.preset,
      `The lesson begins with the preset “${begin.preset}”, which there is not.`,
      'The lesson may be for another version.',
    );
  return { ok: true, value: await createFromPreset(desk, preset) };
}

/** What a step shows once it was answered: its learning rate, its charts, a run. */
export async function reveal(desk: Desk, { show }: LessonStep, say: Say): Promise<void> {
  desk.selection.clear();
  if (show.learningRate) desk.draft.edit(say('edit.eta'), { rule: { kind: 'gradient-descent', learningRate: show.learningRate } });
  for (const chart of [...show.charts].reverse()) desk.showPanel.value?.(chart);
  if (!show.run) return;
  await desk.draft.flush();
  await startRun(desk, say, true);
  desk.inspectorTab.value = 'lesson';
}
