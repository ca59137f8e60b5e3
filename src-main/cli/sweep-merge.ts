/** `edgelab merge`: the shards of one sweep, computed anywhere, become the file of a single run. */
import { resolve } from 'node:path';
import { accept, refuse } from '../../src-shared/answer';
import { documentText } from '../lab/run-document';
import { indexText } from '../lab/shards/definition';
import { fitTogether, mergedBlocks, scanShards, writeMerged } from '../lab/shards/merge';
import { intoProject } from '../lab/shards/into-project';
import { blocksOf, scanShard } from '../lab/shards/shard-reader';
import { summaryOf } from '../lab/shards/summary';
import { secondsOf } from '../lab/shards/times-file';
import { EXIT, refused, type Host } from './host';
import { intoProjectFile } from './sweep-project';
import { writeSweepPicture } from './sweep-picture';
import { sweepDocument, sweepReport } from './sweep-report';

export interface MergeOptions {
  readonly out: string;
  readonly into?: string;
  readonly picture?: string;
  readonly json?: boolean;
}

export async function mergeCommand(host: Host, files: readonly string[], options: MergeOptions): Promise<number> {
  const { json } = options;
  const paths = files.map((file) => resolve(host.cwd, file));
  const shards = await scanShards(paths);
  if (!shards.ok) return refused(host, shards.refusal, EXIT.badInput, json);
  const set = fitTogether(shards.value);
  if (!set.ok) return refused(host, set.refusal, EXIT.badInput, json);
  const { header, missing, notes } = set.value;
  for (const note of notes) host.err(`${note}\n`);
  if (missing.length > 0) {
    const what = `Of ${header.definition.blocks.length} blocks ${missing.length} are missing: ${indexText(missing)}.`;
    return refused(
      host,
      refuse('incomplete', '', what, 'Compute the missing shards, or run theirs again: they go on.').refusal,
      EXIT.badInput,
      json,
    );
  }
  const path = resolve(host.cwd, options.out);
  try {
    await writeMerged(path, set.value);
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return refused(
      host,
      refuse('not-written', path, `The file could not be written: ${what}.`, 'Choose another place with --out.').refusal,
      EXIT.failed,
      json,
    );
  }
  const { definition, versions } = header;
  const title = options.out.replace(/^.*[/\\]/, '').replace(/\.edgesweep$/, '');
  let sweepId: number | null = null;
  if (options.into !== undefined) {
    const sweep = { title, definition, versions, seconds: await secondsOf(paths), blocks: mergedBlocks(set.value), complete: true };
    const brought = await intoProjectFile(host, options.into, async (store) => accept(await intoProject(store, sweep)));
    if (!brought.ok) return refused(host, brought.refusal, EXIT.failed, json);
    sweepId = brought.value;
  }
  const file = await scanShard(path);
  if (!file.ok) return refused(host, file.refusal, EXIT.failed, json);
  const summary = await summaryOf(definition, blocksOf(file.value));
  const result = { title, file: file.value, summary, seconds: null, computed: 0, sweepId };
  host.out(json ? `${documentText(sweepDocument(result))}\n` : sweepReport(result));
  if (options.picture === undefined) return EXIT.done;
  const drawn = await writeSweepPicture(host, file.value, resolve(host.cwd, options.picture));
  return drawn.ok ? EXIT.done : refused(host, drawn.refusal, EXIT.failed);
}
