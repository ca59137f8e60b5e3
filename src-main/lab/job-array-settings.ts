/** The settings of a job array: checked before they become text of a script. */
import { accept, refuse, type Answer } from '../../src-shared/answer';
import type { JobArraySettings } from '../../src-shared/contract';

/** Slurm's own default limit of an array's indices (MaxArraySize 1001). */
const MOST_TASKS = 1_000;
const MOST_THREADS = 256;
/** minutes, minutes:seconds, hours:minutes:seconds, days-hours, days-hours:minutes, days-hours:minutes:seconds. */
const TIME = /^(\d{1,6}(:\d{1,2}){0,2}|\d{1,4}-\d{1,2}(:\d{1,2}){0,2})$/;
/** One or several partitions. */
const PARTITION = /^[A-Za-z0-9][A-Za-z0-9_.,-]{0,199}$/;

/** `blocks`: of the sweep; a task without a block would have nothing to do. */
export function checkedSettings(settings: JobArraySettings, blocks: number): Answer<JobArraySettings> {
  const { tasks, threads } = settings;
  const [time, partition] = [settings.time.trim(), settings.partition.trim()];
  const most = Math.min(MOST_TASKS, blocks);
  if (!Number.isInteger(tasks) || tasks < 1 || tasks > most)
    return refuse('bad-setting', 'tasks', `${tasks} is no number of tasks for this sweep of ${blocks} blocks.`, `Choose 1 to ${most}.`);
  if (!Number.isInteger(threads) || threads < 1 || threads > MOST_THREADS)
    return refuse('bad-setting', 'threads', `${threads} is no number of threads.`, `Choose 1 to ${MOST_THREADS} threads per task.`);
  if (time !== '' && !TIME.test(time))
    return refuse(
      'bad-setting',
      'time',
      `“${printable(time)}” is no time limit of Slurm.`,
      'Write hours:minutes:seconds, such as 1:30:00, or days-hours.',
    );
  if (partition !== '' && !PARTITION.test(partition))
    return refuse('bad-setting', 'partition', `“${printable(partition)}” is no name of a partition.`, 'Use the names that `sinfo` lists.');
  return accept({ tasks, threads, time, partition });
}

/** On one line, without control characters. */
export function printable(text: string): string {
  return text
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim()
    .slice(0, 200);
}
