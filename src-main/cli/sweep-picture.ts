/** `--picture`: a computed sweep as a PNG, the chart of the window. */
import { accept, refuse, type Answer } from '../../src-shared/answer';
import { renderSweep } from '../figure/render-sweep';
import { writeAtomically } from '../lab/atomic-file';
import { blocksOf, type ShardContents } from '../lab/shards/shard-reader';

const SIZE = { width: 1_000, height: 700, dpi: 144, theme: 'light' } as const;

/** The value is the path. */
export async function writeSweepPicture(file: ShardContents, path: string): Promise<Answer<string>> {
  const { definition } = file.header;
  if (definition.spec.shape.kind === 'ensemble')
    return refuse(
      'no-picture',
      '--picture',
      'An ensemble has bands, no picture of cells.',
      'Bring it into a project with --into and look at its bands there.',
    );
  try {
    const png = await renderSweep(definition, blocksOf(file), SIZE);
    await writeAtomically(path, (handle) => handle.writeFile(png));
    return accept(path);
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return refuse('not-written', path, `The picture could not be written: ${what}.`, 'Choose another place.');
  }
}
