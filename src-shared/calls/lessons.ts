/** Calls about lessons. */
import type { Answer } from '../answer';
import type { Lesson } from '../lesson';

export interface LessonCalls {
  /** The lessons that come with the program. */
  lessons(): readonly Lesson[];
  /** null = ask with the system's dialog. */
  openLesson(path: string | null): Answer<Lesson>;
}

export const LESSON_CALLS = { lessons: true, openLesson: true } satisfies Record<keyof LessonCalls, true>;
