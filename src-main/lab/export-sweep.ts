/** A stored sweep's results as CSV, one row per cell (diagram: per cell with points in it; ensemble: per run and sampled step). */
import { accept, refuse, type Answer } from '../../src-shared/answer';
import { axisValue, CELL_CLASSES, ensembleSteps, type SweepBlock, type SweepSpec } from '../../src-shared/sweep';
import { writeAtomically } from './atomic-file';
import { csvNumber, csvRow } from './csv';
import type { StoreClient } from './store-client';

/** Blocks read at a time. */
const AT_ONCE = 4;
/** Characters gathered before they are written. */
const GATHERED = 1 << 20;

class Given extends Error {
  constructor(readonly answer: Answer<never>) {
    super('given up');
  }
}

/** The value is the path written. Refuses where a block cannot be read or the file not be written; nothing is left behind then. */
export async function exportSweep(store: StoreClient, sweepId: number, path: string): Promise<Answer<string>> {
  await store.flush();
  const work = await store.sweepWork(sweepId);
  if (!work.ok) return work;
  const { spec, blocks } = work.value.checked;
  try {
    await writeAtomically(path, async (file) => {
      let text = csvRow(headOf(spec));
      for (let from = 0; from < blocks.length; from += AT_ONCE) {
        const read = await store.sweepBlocks(sweepId, from, from + AT_ONCE);
        if (!read.ok) throw new Given(read);
        for (const block of read.value) {
          for (const row of rowsOf(spec, blocks[block.index]!.from, block)) {
            text += csvRow(row);
            if (text.length < GATHERED) continue;
            await file.appendFile(text);
            text = '';
          }
        }
      }
      await file.appendFile(text);
    });
    return accept(path);
  } catch (error) {
    if (error instanceof Given) return error.answer;
    const what = error instanceof Error ? error.message : String(error);
    return refuse('not-written', path, `The file could not be written: ${what}`, 'Choose another place.');
  }
}

function headOf({ shape }: SweepSpec): readonly string[] {
  switch (shape.kind) {
    case 'orbit-diagram':
      return [shape.axis.quantity, 'x', 'count', 'diverged', ...(shape.lyapunov ? ['lyapunov'] : [])];
    case 'outcome-map':
      return [shape.x.quantity, shape.y.quantity, 'class', 'period', 'steps', 'anchor0', 'anchor1'];
    case 'ensemble':
      return ['run', 'seed', 'class', 'period', 'step', 'loss', 'one-step', 'two-step'];
  }
}

/** `first`: the block's first column, row or run. */
function* rowsOf(spec: SweepSpec, first: number, { columns }: SweepBlock): Generator<readonly string[]> {
  const at = (name: string, i: number) => csvNumber(columns[name]?.[i] ?? Number.NaN);
  const { shape, experiment } = spec;
  if (shape.kind === 'orbit-diagram') {
    const [low, high] = shape.range ?? [Number.NaN, Number.NaN];
    const counts = columns['counts'] ?? new Uint32Array(0);
    for (let i = 0; i < counts.length; i++) {
      const column = Math.floor(i / shape.rows);
      // A column with no point in view keeps one row, so that its exponent is not lost.
      if (counts[i] === 0 && i % shape.rows !== 0) continue;
      const x = low + ((high - low) * ((i % shape.rows) + 0.5)) / shape.rows;
      const strip = shape.lyapunov ? [at('lyapunov', column)] : [];
      const value = axisValue(shape.axis, first + column, shape.columns);
      yield [csvNumber(value), csvNumber(x), at('counts', i), at('diverged', column), ...strip];
    }
  } else if (shape.kind === 'outcome-map') {
    const classes = columns['class'] ?? new Uint8Array(0);
    for (let i = 0; i < classes.length; i++) {
      const x = axisValue(shape.x, i % shape.columns, shape.columns);
      const y = axisValue(shape.y, first + Math.floor(i / shape.columns), shape.rows);
      const found = [at('period', i), at('steps', i), at('anchor0', i), at('anchor1', i)];
      yield [csvNumber(x), csvNumber(y), CELL_CLASSES[classes[i]!] ?? '', ...found];
    }
  } else {
    const steps = ensembleSteps(shape, experiment.steps);
    const runs = columns['class'] ?? new Uint8Array(0);
    for (let run = 0; run < runs.length; run++)
      for (const [k, step] of steps.entries()) {
        const i = run * steps.length + k;
        const who = [
          String(first + run),
          String((experiment.seed + first + run) % 2 ** 32),
          CELL_CLASSES[runs[run]!] ?? '',
          at('period', run),
        ];
        yield [...who, csvNumber(step), at('loss', i), at('one-step', i), at('two-step', i)];
      }
  }
}
