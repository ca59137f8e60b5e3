/** The texts in the folder of a job array: the script that Slurm, GNU parallel or a person runs, and what to do with it. */
import type { JobArraySettings } from '../../src-shared/contract';
import { printable } from './job-array-settings';
import { shardFileName } from './shards/definition';

export const SCRIPT = 'run-array.sh';
export const SPEC = 'sweep.json';
export const LOGS = 'logs';
/** Name of the sweep in the names of its files. */
export const NAME = 'sweep';

export interface ArrayTexts {
  readonly title: string;
  /** Already checked. */
  readonly settings: JobArraySettings;
  readonly blocks: number;
  /** The sweep and engine the tasks have to agree with. */
  readonly digest: string;
  readonly engine: string;
  /** How the command is started on the machines: `edgelab`, or a program and its first words. */
  readonly command: readonly string[];
}

export function arrayScript({ title, settings: { tasks, threads, time, partition }, blocks, digest, engine, command }: ArrayTexts): string {
  const directives = [
    `--job-name=${jobName(title)}`,
    `--array=1-${tasks}`,
    '--nodes=1',
    '--ntasks=1',
    `--cpus-per-task=${threads}`,
    `--output=${LOGS}/%A_%a.txt`,
    '--open-mode=append',
    ...(time === '' ? [] : [`--time=${time}`]),
    ...(partition === '' ? [] : [`--partition=${partition}`]),
  ];
  const file = shardFileName(NAME, { index: 1, count: tasks }).replace('-1-', '-$shard-');
  return `#!/bin/sh
${directives.map((directive) => `#SBATCH ${directive}\n`).join('')}#
# ${printable(title) || 'A sweep'}
# A sweep of Edge Lab: ${blocks} blocks in ${tasks} shard${tasks === 1 ? '' : 's'}. A task computes one shard and may be killed at any moment:
# started again, it goes on at the blocks that are missing. Adapt the #SBATCH lines to your cluster as you like.
#
#   Slurm          sbatch ${SCRIPT}                  from this folder; one shard again: sbatch --array=${tasks} ${SCRIPT}
#   GNU parallel   parallel -j 2 sh ${SCRIPT} ::: $(seq ${tasks})
#   by hand        sh ${SCRIPT} ${tasks}
#
# Then, from anywhere that sees this folder:  edgelab collect FOLDER [--resubmit] [--into PROJECT.edgelab]

if [ $# -gt 0 ]; then
  shard=$1
  cd -- "$(dirname -- "$0")" || exit 1
else
  # Slurm runs a copy of this script: the folder is the one it was submitted from.
  shard=\${SLURM_ARRAY_TASK_ID:?'say which shard: sh ${SCRIPT} 1'}
  cd -- "$SLURM_SUBMIT_DIR" || exit 1
fi
if [ ! -f ${SPEC} ]; then
  echo "${SPEC} is not in $(pwd): submit this script from its own folder" >&2
  exit 1
fi

# The sweep must come out as it was written, by engine ${engine}: another version of Edge Lab refuses to compute it (--expect).
set -- sweep ${SPEC} --shard "$shard/${tasks}" --threads "\${SLURM_CPUS_PER_TASK:-${threads}}" \\
  --out "${file}" \\
  --expect ${digest}

# EDGELAB=/path/to/edgelab overrides where the command is.
if [ -n "\${EDGELAB-}" ]; then
  exec "$EDGELAB" "$@"
fi
exec ${command.map(quoted).join(' ')} "$@"
`;
}

export function arrayReadme({ title, settings: { tasks, threads }, blocks, engine }: ArrayTexts): string {
  return `${printable(title) || 'A sweep'}

A sweep of Edge Lab (engine ${engine}), ${blocks} blocks, laid out as a job array of ${tasks} task${tasks === 1 ? '' : 's'} with ${threads} thread${threads === 1 ? '' : 's'} each.

${SPEC}          what is computed
${SCRIPT}       the script of a task; its comments say how to start it with Slurm, GNU parallel or by hand
array.json          what the array consists of (read by edgelab collect)
jobs.txt            the Slurm jobs that were submitted, one a line: job, tasks
${LOGS}/               what the tasks printed
*.edgesweep         results: one file per shard, and the merged sweep; *.log beside them: when, where and how long

Submit       cd into this folder, then: sbatch ${SCRIPT}
Collect      edgelab collect FOLDER                              merges what is finished, says what is missing
             edgelab collect FOLDER --resubmit                   submits the missing shards again, and only those
             edgelab collect FOLDER --into PROJECT.edgelab       brings the finished sweep into a project

Every task needs the same version of Edge Lab and this folder under the same path. Results do not depend on the number of tasks, threads
or machines: the merged file is the one a single run writes.
`;
}

function jobName(title: string): string {
  const word = title
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  return word === '' ? 'edgelab-sweep' : `edgelab-${word}`;
}

/** One word of a POSIX shell. */
function quoted(word: string): string {
  return /^[A-Za-z0-9_./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
