import { ref, shallowReactive, shallowRef, type Ref, type ShallowRef } from 'vue';
import type { Lesson } from '../../src-shared/lesson';
import type { OpenProject } from '../project/open-project';

/** The lesson that is open: where it stands, what was predicted and what it locks. */
export interface LessonDesk {
  /** Whether the dialog that offers lessons is open. */
  readonly choosing: Ref<boolean>;
  readonly lesson: ShallowRef<Lesson | null>;
  readonly step: Ref<number>;
  /** Predictions by step: the index of a choice or a number; NaN where nothing was asked. */
  readonly answers: Map<number, number>;
  begin(lesson: Lesson, experimentId: number): void;
  answer(given: number): void;
  go(step: number): void;
  restart(): void;
  leave(): void;
  /** Whether the open experiment is the lesson's and this field of it is locked. */
  locks(field: string): boolean;
}

const KEPT_UNDER = 'edgelab-lesson:';

/** What was predicted before in a lesson of this title, kept on this computer alone. */
function kept(title: string): readonly (readonly [number, number | null])[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEPT_UNDER + title) ?? '[]');
    return Array.isArray(stored) ? (stored as readonly (readonly [number, number | null])[]) : [];
  } catch {
    return []; // nobody's answers
  }
}

export function createLessonDesk(project: OpenProject): LessonDesk {
  const lesson = shallowRef<Lesson | null>(null);
  const step = ref(0);
  const answers = shallowReactive(new Map<number, number>());
  const experimentId = ref<number | null>(null);
  const keep = () => lesson.value && localStorage.setItem(KEPT_UNDER + lesson.value.title, JSON.stringify([...answers]));
  function restart(): void {
    answers.clear();
    step.value = 0;
    keep();
  }
  return {
    choosing: ref(false),
    lesson,
    step,
    answers,
    begin(next, id) {
      lesson.value = next;
      experimentId.value = id;
      answers.clear();
      for (const [at, given] of kept(next.title)) if (Number.isInteger(at) && at < next.steps.length) answers.set(at, given ?? NaN);
      const open = next.steps.findIndex((_, at) => !answers.has(at));
      // A lesson that was done begins again.
      if (open === -1) answers.clear();
      step.value = Math.max(0, open);
    },
    answer(given) {
      answers.set(step.value, given);
      keep();
    },
    go: (to) => (step.value = to),
    restart,
    leave() {
      lesson.value = null;
      experimentId.value = null;
    },
    locks: (field) => lesson.value !== null && project.experimentId.value === experimentId.value && lesson.value.locked.includes(field),
  };
}
