/** `edgelab collect`: what a job array has finished, merged; what is missing, submitted again; the whole, brought into a project. */
import { join, resolve } from 'node:path';
import { refuse } from '../../src-shared/answer';
import { count } from '../../src-shared/figures';
import { importJobArray, readShards, type ArrayShards } from '../lab/job-array';
import { NAME, SCRIPT } from '../lab/job-array-script';
import { rangesOf, submitArray, tasksUnderWay } from '../lab/job-array-slurm';
import { documentText } from '../lab/run-document';
import { indexText, shardFileName, WHOLE_SWEEP } from '../lab/shards/definition';
import { writeMerged } from '../lab/shards/merge';
import { EXIT, refused, type Host } from './host';
import { intoProjectFile } from './sweep-project';
import { textTable } from './text-table';

export interface CollectOptions {
  readonly resubmit?: boolean;
  readonly into?: string;
  readonly json?: boolean;
}

interface Collected {
  readonly title: string;
  readonly folder: string;
  /** The merged file, null while no block is there. */
  readonly merged: string | null;
  readonly tasks: number;
  readonly blocks: number;
  readonly blocksDone: number;
  readonly missing: readonly MissingTask[];
  /** Number of the Slurm job that was submitted, and its tasks. */
  readonly job: string | null;
  readonly resubmitted: readonly number[];
  readonly sweepId: number | null;
}

interface MissingTask {
  readonly task: number;
  readonly blocks: readonly number[];
  readonly damage: string | null;
  /** Slurm's word while it waits or runs; null when it does not, or Slurm cannot be asked. */
  readonly state: string | null;
}

/** Exit codes: 0 everything is there, 2 something is missing (also when it was submitted again). */
export async function collectCommand(host: Host, place: string, options: CollectOptions): Promise<number> {
  const { json } = options;
  const folder = resolve(host.cwd, place);
  const read = await readShards(folder);
  if (!read.ok) return refused(host, read.refusal, EXIT.badInput, json);
  const { array, set, lacking } = read.value;
  for (const note of set.notes) host.err(`${note}\n`);
  const merged = await merge(folder, read.value);
  if (!merged.ok) return refused(host, merged.refusal, EXIT.failed, json);
  const states = await tasksUnderWay(folder);
  const missing = lacking.map((task) => ({ ...task, state: states?.get(task.task) ?? null }));
  const again = options.resubmit ? missing.filter(({ state }) => state === null).map(({ task }) => task) : [];
  const submitted = again.length === 0 ? null : await submitArray(folder, array.settings.tasks, again);
  if (submitted?.ok === false) host.err(`edgelab: ${submitted.refusal.what} ${submitted.refusal.advice}\n`);
  const brought =
    options.into === undefined || missing.length > 0
      ? null
      : await intoProjectFile(host, options.into, (store) => importJobArray(folder, store));
  if (brought?.ok === false) return refused(host, brought.refusal, EXIT.failed, json);
  const result: Collected = {
    title: array.title,
    folder,
    merged: merged.value,
    tasks: array.settings.tasks,
    blocks: array.definition.blocks.length,
    blocksDone: set.blocks.size,
    missing,
    job: submitted?.ok ? submitted.value : null,
    resubmitted: submitted?.ok ? again : [],
    sweepId: brought?.value ?? null,
  };
  host.out(json ? `${documentText(result)}\n` : reportOf(result, options));
  if (submitted?.ok === false) return EXIT.failed;
  return missing.length > 0 ? EXIT.badInput : EXIT.done;
}

/** Not written again when it holds the same already. */
async function merge(folder: string, { set, shards }: ArrayShards) {
  const path = join(folder, shardFileName(NAME, WHOLE_SWEEP));
  const there = shards.find((shard) => shard.path === path);
  if (set.header === null || set.blocks.size === 0) return { ok: true, value: null } as const;
  if (there?.blocks.size === set.blocks.size && there.damage === null) return { ok: true, value: path } as const;
  try {
    await writeMerged(path, { ...set, header: set.header });
    return { ok: true, value: path } as const;
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return refuse('not-written', path, `The merged file could not be written: ${what}.`, 'Make room in the folder.');
  }
}

function reportOf(
  { title, tasks, blocks, blocksDone, missing, job, resubmitted, merged, sweepId, folder }: Collected,
  options: CollectOptions,
): string {
  const lines = [
    `${title}: ${tasks - missing.length} of ${tasks} tasks are finished, ${count(blocksDone)} of ${count(blocks)} blocks are there.`,
  ];
  if (merged !== null) lines.push(`Merged: ${merged}`);
  if (sweepId !== null) lines.push(`In the project: sweep ${sweepId}`);
  let text = lines.map((line) => `${line}\n`).join('');
  if (missing.length === 0) return text;
  const cells = missing.map(({ task, blocks: lacks, state, damage }) => [
    String(task),
    resubmitted.includes(task) ? 'submitted again' : (state ?? 'not running'),
    String(lacks.length),
    `${indexText(lacks, 4)}${damage === null ? '' : ` (${damage})`}`,
  ]);
  text += textTable([['missing task', 'state', 'blocks', 'which'], ...cells], ['right', 'left', 'right']);
  if (job !== null) text += `Submitted as job ${job}, tasks ${rangesOf(resubmitted)}.\n`;
  else if (!options.resubmit && missing.some(({ state }) => state === null))
    text += `Submit what is missing again: edgelab collect ${folder} --resubmit, or by hand as ${SCRIPT} says.\n`;
  if (options.into !== undefined) text += 'Nothing was brought into the project: it takes the sweep when all blocks are there.\n';
  return text;
}
