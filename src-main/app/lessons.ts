/** Lesson files: those that come with the program, and any other the user opens. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { refuse, type Answer } from '../../src-shared/answer';
import { MAX_LESSON, readLesson, type Lesson } from '../../src-shared/lesson';
import type { Language } from '../../src-shared/language';

export const LESSON_EXTENSION = '.edgelesson';
/** A version in a language beside the lesson itself. */
const VERSION = /\.[a-z]{2}\.edgelesson$/;

/** The lesson in the file at `path`; nothing but lesson files is read. */
export async function openLessonFile(path: string): Promise<Answer<Lesson>> {
  const name = basename(path);
  if (extname(path).toLowerCase() !== LESSON_EXTENSION)
    return refuse('not-a-lesson', name, `${name} is not a lesson.`, `Lessons are files that end in ${LESSON_EXTENSION}.`);
  try {
    if ((await stat(path)).size > 4 * MAX_LESSON)
      return refuse('lesson-too-long', name, `${name} is too long.`, 'A lesson is a short text.');
    return readLesson(await readFile(path, 'utf8'), name);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    return refuse('cannot-read', name, `${name} could not be read: ${why}.`, 'Check that the file exists and may be read.');
  }
}

/** The lessons of a folder by name, each in `language` where there is such a version (`name.de.edgelesson`); files that are none are left out. */
export async function lessonsIn(folder: string, language: Language): Promise<readonly Lesson[]> {
  const files = (await readdir(folder).catch(() => [])).filter((name) => extname(name) === LESSON_EXTENSION).sort();
  const own = (name: string) => name.replace(LESSON_EXTENSION, `.${language}${LESSON_EXTENSION}`);
  const names = files.filter((name) => !VERSION.test(name)).map((name) => (files.includes(own(name)) ? own(name) : name));
  const read = await Promise.all(names.map((name) => openLessonFile(join(folder, name))));
  return read.flatMap((answer) => (answer.ok ? [answer.value] : []));
}
