/** `edgelab sweep --slurm`: the sweep as a folder with a job-array script, submitted with sbatch. */
import { realpathSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { documentText } from '../lab/run-document';
import { writeJobArray } from '../lab/job-array';
import { submitArray } from '../lab/job-array-slurm';
import { EXIT, refused, type Host } from './host';
import { estimateText } from './sweep-report';
import type { NamedSweep } from './sweep-source';
import { withThreads } from './sweep-threads';

export interface SlurmOptions {
  readonly json?: boolean;
  readonly slurm?: boolean;
  readonly array?: string;
  readonly time?: string;
  readonly partition?: string;
  readonly folder?: string;
  /** False: `--no-submit`. */
  readonly submit?: boolean;
  /** Given on the command line; without it a task has one thread. */
  readonly threads?: string;
}

const DEFAULT_TASKS = 8;

export function slurmCommand(host: Host, sweep: NamedSweep, threads: number, options: SlurmOptions): Promise<number> {
  const { json } = options;
  return withThreads(host, 1, async ({ check, versions }) => {
    const checked = await check(sweep.spec);
    if (!checked.ok) return refused(host, checked.refusal, checked.refusal.code === 'thread-failed' ? EXIT.failed : EXIT.badInput, json);
    const folder = resolve(host.cwd, options.folder ?? `${sweep.name}-array`);
    const perTask = options.threads === undefined ? 1 : threads;
    const tasks = options.array === undefined ? Math.min(DEFAULT_TASKS, checked.value.blocks.length) : Number(options.array);
    const settings = { tasks, threads: perTask, time: options.time ?? '', partition: options.partition ?? '' };
    const array = { title: sweep.title, checked: checked.value, settings, versions, command: commandHere() };
    const written = await writeJobArray(folder, array);
    if (!written.ok) return refused(host, written.refusal, written.refusal.code === 'not-written' ? EXIT.failed : EXIT.badInput, json);
    host.err(estimateText(checked.value, tasks * perTask, checked.value.blocks.length));
    const submitted = options.submit === false ? null : await submitArray(folder, tasks, null);
    const job = submitted?.ok ? submitted.value : null;
    if (json)
      host.out(`${documentText({ folder, script: written.value, tasks, threads: perTask, blocks: checked.value.blocks.length, job })}\n`);
    else host.out(`${written.value}\n${job === null ? '' : `Submitted as job ${job}. `}Collect with: edgelab collect ${folder}\n`);
    return submitted?.ok === false ? refused(host, submitted.refusal, EXIT.failed) : EXIT.done;
  });
}

/** How this very command is started: the checkout's launcher by its path, the installed one by its name. */
function commandHere(): readonly string[] {
  try {
    const launcher = realpathSync(process.argv[1] ?? '');
    return basename(launcher) === 'edgelab.mjs' ? [process.execPath, launcher] : ['edgelab'];
  } catch {
    return ['edgelab'];
  }
}
