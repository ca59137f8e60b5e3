/**
 * A sweep as a folder of shards that other machines compute: written here, looked at while it is computed, merged and brought into a
 * project. The folder holds the specification, a script, and one file per shard as they come.
 */
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accept, refuse, type Answer } from '../../src-shared/answer';
import type { JobArraySettings, JobArrayView } from '../../src-shared/contract';
import { fromExactJson, toExactJson } from '../../src-shared/exact-json';
import type { Versions } from '../../src-shared/spec';
import type { CheckedSweep } from '../../src-shared/sweep';
import { z } from '../../src-shared/zod';
import { writeAtomically } from './atomic-file';
import { arrayReadme, arrayScript, LOGS, NAME, SCRIPT, SPEC } from './job-array-script';
import { checkedSettings } from './job-array-settings';
import {
  blocksOfShard,
  definitionOf,
  definitionSchema,
  digestOf,
  shardFileName,
  WHOLE_SWEEP,
  type SweepDefinition,
} from './shards/definition';
import { intoProject, type SweepStore } from './shards/into-project';
import { fitTogether, mergedBlocks, type ShardSet } from './shards/merge';
import type { ShardHeader } from './shards/shard-format';
import { scanShard, type ShardContents } from './shards/shard-reader';
import { secondsOf } from './shards/times-file';

const MANIFEST = 'array.json';
/** Largest manifest that is read, in bytes. */
const LONGEST_MANIFEST = 256e6;

const manifestSchema = z.strictObject({
  format: z.literal('edgelab-job-array'),
  version: z.literal(1),
  title: z.string().max(1_000),
  settings: z.strictObject({ tasks: z.int().min(1), threads: z.int().min(1), time: z.string(), partition: z.string() }),
  versions: z.strictObject({ app: z.string(), engine: z.string(), runtime: z.string(), v8: z.string(), platform: z.string() }),
  definition: definitionSchema,
});

export interface JobArray {
  readonly title: string;
  readonly settings: JobArraySettings;
  readonly versions: Versions;
  readonly definition: SweepDefinition;
}

export interface NewJobArray {
  readonly title: string;
  readonly checked: CheckedSweep;
  readonly settings: JobArraySettings;
  readonly versions: Versions;
  /** How the command line is started on the machines. */
  readonly command: readonly string[];
}

/**
 * Writes the folder (made where missing; its parent must be there). The value is the path of the script. Refusals: `bad-setting`,
 * `folder-in-use` (another array or other files under these names), `not-written`. The same array again only renews its texts.
 */
export async function writeJobArray(folder: string, array: NewJobArray): Promise<Answer<string>> {
  const definition = definitionOf(array.checked);
  const settings = checkedSettings(array.settings, definition.blocks.length);
  if (!settings.ok) return settings;
  try {
    const objection = await objectionTo(folder, definition, array.versions.engine, settings.value);
    if (objection !== null) return objection;
    await makeFolder(folder);
    await makeFolder(join(folder, LOGS));
    const { title, versions, command } = array;
    const digest = digestOf(definition, versions.engine);
    const texts = { title, settings: settings.value, blocks: definition.blocks.length, digest, engine: versions.engine, command };
    const manifest = { format: 'edgelab-job-array', version: 1, title, settings: settings.value, versions, definition };
    await write(join(folder, SPEC), `${JSON.stringify(definition.spec, null, 2)}\n`);
    await write(join(folder, SCRIPT), arrayScript(texts));
    await chmod(join(folder, SCRIPT), 0o755);
    await write(join(folder, 'README.txt'), arrayReadme(texts));
    await write(join(folder, MANIFEST), `${toExactJson(manifest)}\n`);
    return accept(join(folder, SCRIPT));
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return refuse('not-written', folder, `The job array could not be written: ${what}`, 'Choose another folder.');
  }
}

/** The definition of the array in a folder. Refusals: `no-array`, `damaged`. */
export async function openJobArray(folder: string): Promise<Answer<JobArray>> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => null);
  if (text === null)
    return refuse('no-array', folder, 'There is no job array in this folder.', `Choose the folder that has ${MANIFEST} and ${SCRIPT}.`);
  const parsed = text.length > LONGEST_MANIFEST ? null : manifestSchema.safeParse(jsonOf(text));
  if (parsed?.success !== true)
    return refuse(
      'damaged',
      join(folder, MANIFEST),
      'The description of the job array is damaged.',
      'Write the array again into a new folder.',
    );
  const { title, settings, versions, definition } = parsed.data;
  return accept({ title, settings, versions, definition });
}

export interface ArrayShards {
  readonly array: JobArray;
  /** Files that could be read: the shards and what was merged of them before. */
  readonly shards: readonly ShardContents[];
  readonly set: Omit<ShardSet, 'header'> & { readonly header: ShardHeader | null };
  /** Tasks whose shard is not whole: blocks they lack, and what is wrong with the file (null: nothing). */
  readonly lacking: readonly { readonly task: number; readonly blocks: readonly number[]; readonly damage: string | null }[];
}

/** Everything the folder holds. Damaged blocks count as missing. Refusals as of `openJobArray` and `fitTogether`. */
export async function readShards(folder: string, depth: 'whole' | 'heads' = 'whole'): Promise<Answer<ArrayShards>> {
  const array = await openJobArray(folder);
  if (!array.ok) return array;
  const { settings, definition, versions } = array.value;
  const { tasks } = settings;
  const shards: ShardContents[] = [];
  const damage = new Map<number, string>();
  for (let task = 0; task <= tasks; task++) {
    const place = task === 0 ? WHOLE_SWEEP : { index: task, count: tasks };
    const path = join(folder, shardFileName(NAME, place));
    if (task > 0 && tasks === 1) break;
    const scanned = await scanShard(path, depth);
    if (!scanned.ok && scanned.refusal.code === 'not-a-shard') damage.set(task, scanned.refusal.what);
    if (!scanned.ok) continue;
    if (scanned.value.header.digest !== digestOf(definition, versions.engine)) return foreign(scanned.value, versions.engine);
    if (scanned.value.damage !== null) damage.set(task, scanned.value.damage);
    shards.push(scanned.value);
  }
  const set = fitTogether(shards);
  const nothing = { header: null, blocks: new Map(), missing: definition.blocks.map((_, index) => index), notes: [] };
  if (!set.ok && shards.length > 0) return set;
  const value = set.ok ? set.value : nothing;
  const missing = new Set(value.missing);
  const lacking = Array.from({ length: tasks }, (_, i) => ({
    task: i + 1,
    blocks: blocksOfShard(definition.blocks.length, { index: i + 1, count: tasks }).filter((block) => missing.has(block)),
    damage: damage.get(i + 1) ?? null,
  })).filter(({ blocks }) => blocks.length > 0);
  return accept({ array: array.value, shards, set: value, lacking });
}

/** A look at the folder: which blocks are there, not yet verified. */
export async function readJobArray(folder: string): Promise<Answer<JobArrayView>> {
  const read = await readShards(folder, 'heads');
  if (!read.ok) return read;
  const { array, set, lacking } = read.value;
  const { tasks } = array.settings;
  return accept({
    path: folder,
    title: array.title,
    spec: array.definition.spec,
    tasks,
    finished: tasks - lacking.length,
    blocksDone: set.blocks.size,
    blocks: array.definition.blocks.length,
  });
}

/**
 * Brings what is there into the open project; the value is the sweep's id. With blocks missing the sweep is `stopped` and can be resumed.
 * Refusals as of `readShards`, `no-shards` when no block is there, `not-stored`.
 */
export async function importJobArray(folder: string, store: SweepStore): Promise<Answer<number>> {
  const read = await readShards(folder);
  if (!read.ok) return read;
  const { array, shards, set } = read.value;
  if (set.header === null || set.blocks.size === 0)
    return refuse('no-shards', folder, 'No block of this sweep is there yet.', 'Wait until tasks have computed some.');
  try {
    const seconds = await secondsOf(shards.map(({ path }) => path));
    const complete = set.missing.length === 0;
    const { versions } = set.header;
    const sweep = { title: array.title, definition: array.definition, versions, seconds, blocks: mergedBlocks(set), complete };
    return accept(await intoProject(store, sweep));
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return refuse('not-stored', folder, `The sweep could not be brought in: ${what}`, 'Make room or save the project elsewhere.');
  }
}

async function objectionTo(
  folder: string,
  definition: SweepDefinition,
  engine: string,
  settings: JobArraySettings,
): Promise<Answer<never> | null> {
  const there = await openJobArray(folder);
  if (!there.ok) {
    const name = [SPEC, SCRIPT, MANIFEST].find((candidate) => existsSync(join(folder, candidate)));
    return name === undefined
      ? null
      : refuse('folder-in-use', join(folder, name), 'There is already such a file.', 'Choose another folder.');
  }
  const same = digestOf(there.value.definition, there.value.versions.engine) === digestOf(definition, engine);
  if (same && there.value.settings.tasks === settings.tasks) return null;
  const what = same ? `The folder holds this sweep in ${there.value.settings.tasks} tasks.` : 'The folder holds another job array.';
  return refuse('folder-in-use', folder, what, 'Choose another folder.');
}

function foreign({ path, header }: ShardContents, engine: string): Answer<never> {
  const other = header.versions.engine;
  const what =
    other === engine ? 'The file belongs to another sweep.' : `The file was computed by engine ${other}, the array is of engine ${engine}.`;
  return refuse(other === engine ? 'other-sweep' : 'other-engine', path, what, 'Move the file away; its task is submitted again then.');
}

function jsonOf(text: string): unknown {
  try {
    return fromExactJson(text);
  } catch {
    return null;
  }
}

async function write(path: string, text: string): Promise<void> {
  await writeAtomically(path, (file) => file.writeFile(text));
}

/** Not recursive: below /proc Node's recursive mkdir never ends. */
async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}
