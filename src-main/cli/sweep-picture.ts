/** `--picture`: a computed sweep as a PNG, the chart of the window. */
import { accept, refuse, type Answer } from '../../src-shared/answer';
import type { SweepBlock } from '../../src-shared/sweep';
import { renderEnsemble, renderSweep } from '../figure/render-sweep';
import { writeAtomically } from '../lab/atomic-file';
import { answerOf } from '../lab/desk';
import { blocksOf, type ShardContents } from '../lab/shards/shard-reader';
import type { Host } from './host';
import { withThreads } from './sweep-threads';

const SIZE = { width: 1_000, height: 700, dpi: 144, theme: 'light' } as const;

/** The value is the path. An ensemble is drawn as the bands of its distances. */
export async function writeSweepPicture(host: Host, file: ShardContents, path: string): Promise<Answer<string>> {
  try {
    const png = await drawn(host, file);
    if (!png.ok) return png;
    await writeAtomically(path, (handle) => handle.writeFile(png.value));
    return accept(path);
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return refuse('not-written', path, `The picture could not be written: ${what}.`, 'Choose another place.');
  }
}

async function drawn(host: Host, file: ShardContents): Promise<Answer<Buffer>> {
  const { definition } = file.header;
  const { spec } = definition;
  if (spec.shape.kind !== 'ensemble') return accept(await renderSweep(definition, blocksOf(file), SIZE));
  const blocks: SweepBlock[] = [];
  for await (const block of blocksOf(file)) blocks.push(block);
  const job = await withThreads(host, 1, ({ pool }) => pool.run({ kind: 'sweepBands', input: { spec, blocks }, priority: 'run' }).end);
  const bands = answerOf(job);
  return bands.ok ? accept(renderEnsemble(bands.value, spec.experiment.problem.id, SIZE)) : bands;
}
