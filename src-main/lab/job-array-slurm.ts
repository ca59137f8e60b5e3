/** Speaks to Slurm: submits the script of a job array, and asks which of its tasks are still waiting or running. */
import { execFile } from 'node:child_process';
import { appendFile, readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { accept, refuse, type Answer } from '../../src-shared/answer';
import { SCRIPT } from './job-array-script';

const JOBS = 'jobs.txt';
/** A scheduler under load may take its time; milliseconds. */
const PATIENCE = 60_000;

/** Submits all tasks, or the ones named; the value is the job's number. Refusals: `no-slurm`, `not-submitted`. */
export async function submitArray(folder: string, tasks: number, only: readonly number[] | null): Promise<Answer<string>> {
  const range = only === null ? `1-${tasks}` : rangesOf(only);
  const run = await program(folder, 'sbatch', ['--parsable', `--array=${range}`, SCRIPT]);
  if (run.missing)
    return refuse(
      'no-slurm',
      folder,
      'Slurm is not installed on this machine: there is no sbatch.',
      `Run it where Slurm is, or by hand: ${SCRIPT} says how.`,
    );
  // With several clusters: number;cluster.
  const [job = ''] = run.out.trim().split(';');
  if (run.failure !== null || !/^\d+$/.test(job))
    return refuse(
      'not-submitted',
      folder,
      `Slurm did not take the job: ${run.failure ?? run.out.trim()}.`,
      `Adapt ${SCRIPT} to your cluster and submit it from its folder.`,
    );
  await appendFile(join(folder, JOBS), `${job} ${range}\n`);
  return accept(job);
}

/** Tasks of the folder's submitted jobs that wait or run, with Slurm's word for it; null when Slurm cannot be asked. */
export async function tasksUnderWay(folder: string): Promise<ReadonlyMap<number, string> | null> {
  const jobs = (await readFile(join(folder, JOBS), 'utf8').catch(() => '')).split('\n').map((line) => line.split(' ')[0] ?? '');
  const known = new Set(jobs.filter((job) => /^\d+$/.test(job)));
  if (known.size === 0) return new Map();
  const run = await program(folder, 'squeue', ['-h', '-r', '-u', userInfo().username, '-o', '%F %K %T']);
  if (run.missing || run.failure !== null) return null;
  const tasks = new Map<number, string>();
  for (const line of run.out.split('\n')) {
    const [job = '', task, state = ''] = line.trim().split(/\s+/);
    if (known.has(job)) tasks.set(Number(task), state.toLowerCase());
  }
  return tasks;
}

/** `1-3,7`, as --array reads it. */
export function rangesOf(tasks: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const task of [...tasks].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && task === last[1] + 1) last[1] = task;
    else ranges.push([task, task]);
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(',');
}

interface Ran {
  readonly out: string;
  readonly missing: boolean;
  /** What it said when it failed. */
  readonly failure: string | null;
}

/** No shell: the words reach the program as they are. */
function program(folder: string, name: string, words: readonly string[]): Promise<Ran> {
  return new Promise((done) => {
    execFile(name, words, { cwd: folder, timeout: PATIENCE, maxBuffer: 64e6 }, (error, out, err) => {
      const missing = (error as NodeJS.ErrnoException | null)?.code === 'ENOENT';
      done({ out, missing, failure: error === null ? null : err.trim().replaceAll('\n', '; ') || error.message });
    });
  });
}
