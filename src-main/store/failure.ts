import { refuse, type Answer } from '../../src-shared/answer';
import { Damage } from './columns';
import { NotWritable } from './session';

type Refused = Extract<Answer<never>, { ok: false }>;

/** Primary result codes of SQLite (sqlite.org/rescode.html) the user can do something about. */
const RESULTS: Readonly<Record<number, readonly [code: string, what: string, advice: string]>> = {
  5: ['busy', 'Another program is using the project file.', 'Close the other program and try again.'],
  8: ['read-only', 'The project file cannot be written.', 'Save the project under another name.'],
  10: ['disk-error', 'The disk reported an error.', 'Check the disk, then save the project to another one.'],
  11: ['damaged', 'The project file is damaged.', 'Open a backup copy of the file.'],
  13: ['disk-full', 'The disk is full.', 'Free some space, or save the project to another disk.'],
  14: ['cannot-open', 'The project file cannot be opened.', 'Check that the folder exists and may be written.'],
  26: ['not-a-project', 'The file is not an Edge Lab project.', 'Choose a file that ends in .edgelab.'],
};

/** Node's names of errors of the file system, as the same result codes. */
const SYSTEM: Readonly<Record<string, number>> = {
  ENOSPC: 13,
  EDQUOT: 13,
  EROFS: 8,
  EACCES: 8,
  EPERM: 8,
  ENOENT: 14,
  ENOTDIR: 14,
  EIO: 10,
  EFBIG: 13,
};

function resultOf(problem: Error): number | undefined {
  if ('errcode' in problem && typeof problem.errcode === 'number') return problem.errcode & 255;
  return 'code' in problem && typeof problem.code === 'string' ? SYSTEM[problem.code] : undefined;
}

/** Turns an error of the driver, the file system or a check of stored data into a refusal; rethrows anything else, a bug. */
export function refusalOf(problem: unknown, where: string): Refused {
  if (problem instanceof Damage)
    return refuse('damaged', where, `The file is damaged: ${problem.message}.`, 'Open a backup copy of the file.');
  if (problem instanceof NotWritable)
    return refuse('read-only', where, problem.message, 'Save the project under another name to go on there.');
  if (!(problem instanceof Error)) throw problem;
  const known = RESULTS[resultOf(problem) ?? -1];
  if (!known) throw problem;
  return refuse(known[0], where, `${known[1]} (${problem.message})`, known[2]);
}

/** Runs `work`, with its expected failures as refusals about `where`. */
export function guarded<T>(where: string, work: () => Answer<T>): Answer<T> {
  try {
    return work();
  } catch (problem) {
    return refusalOf(problem, where);
  }
}

/** Runs `work` for a call that has no refusals: an expected failure is thrown as a sentence for the user. */
export function told<T>(where: string, work: () => T): T {
  try {
    return work();
  } catch (problem) {
    const { what, advice } = refusalOf(problem, where).refusal;
    throw new Error(`${what} ${advice}`, { cause: problem });
  }
}
