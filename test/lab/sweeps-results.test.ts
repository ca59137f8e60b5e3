import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { CELL_CLASSES, axisValue, ensembleSteps, OUTCOME_OF_CLASS, type SweepBlock, type SweepSpec } from '../../src-shared/sweep';
import { cellExperiment } from '../../src-shared/sweep-cell';
import { runJob } from '../../src-worker/jobs';
import { host } from '../jobs/experiments';
import { axis, diagram, experimentOf, map } from '../sweeps/specs';
import { labIn, newFolder, valueOf } from './bench';
import { parquetFile, parquetRows } from './formats/readers';
import { blocksHere, ENSEMBLE, LONGER_MAP, reached, rowOf, saved, SMALL_MAP } from './sweep-truth';

const QUARTIC = experimentOf('quartic', { mu: 1 }, { steps: 2_000 });
const DIAGRAM = diagram({ lyapunov: true, columns: 60, perColumn: 2, transient: 300, axis: axis('K', 0.8, 4) }, QUARTIC);

async function csvOf(path: string): Promise<{ head: string; rows: string[][] }> {
  const [head = '', ...rows] = (await readFile(path, 'utf8')).trimEnd().split('\n');
  return { head, rows: rows.map((row) => row.split(',')) };
}

/** Reads a number as any program does; NaN and −0 included. */
const number = (text: string | undefined) => Number(text);

/** The first cell in which a file's numbers are not those of the blocks, bit for bit; null when all are. */
function firstDifference(rows: readonly (readonly string[])[], truth: readonly (readonly (number | string)[])[]): string | null {
  if (rows.length !== truth.length) return `${rows.length} rows instead of ${truth.length}`;
  for (const [i, row] of rows.entries())
    for (const [k, value] of truth[i]!.entries())
      if (typeof value === 'string' ? row[k] !== value : !Object.is(number(row[k]), value)) return `row ${i}: ${row[k]} is not ${value}`;
  return null;
}

/** Blocks in a row per cell: the layout of the file, from the contract. */
function* mapRows(spec: typeof SMALL_MAP, blocks: readonly SweepBlock[], ranges: readonly { from: number }[]) {
  const { shape } = spec;
  for (const { index, columns } of blocks)
    for (const [i, kind] of columns['class']!.entries()) {
      const place = [
        axisValue(shape.x, i % shape.columns, shape.columns),
        axisValue(shape.y, ranges[index]!.from + Math.floor(i / shape.columns), shape.rows),
      ];
      yield [...place, CELL_CLASSES[kind]!, ...['period', 'steps', 'anchor0', 'anchor1'].map((name) => columns[name]![i]!)];
    }
}

describe('the CSV of a sweep', () => {
  test('of a map gives every cell back, bit for bit; of half a map the cells that are there', async () => {
    const { folder, lab, heard } = await saved(2);
    const id = valueOf(await lab.startSweep('map', SMALL_MAP, null));
    await lab.sweepEnded(id);
    const path = valueOf(await lab.exportSweep(1, id, 'csv', join(folder, 'map.csv')));
    const { head, rows } = await csvOf(path);
    expect(head).toBe('K,start:0,class,period,steps,anchor0,anchor1');
    const { blocks } = valueOf(runJob('sweepCheck', SMALL_MAP, host()));
    expect(firstDifference(rows, [...mapRows(SMALL_MAP, blocksHere(SMALL_MAP), blocks)])).toBeNull();

    // The other formats hold the same cells: read by libraries that had no part in the writing.
    const map = await parquetRows(await parquetFile(valueOf(await lab.exportSweep(1, id, 'parquet', join(folder, 'map.parquet')))));
    expect(JSON.parse(map.notes['spec'] ?? '')).toEqual(SMALL_MAP);
    const truthRows = [...mapRows(SMALL_MAP, blocksHere(SMALL_MAP), blocks)];
    expect(map.rows.map((row) => Object.values(row))).toEqual(truthRows);
    const arrays = unzipSync(await readFile(valueOf(await lab.exportSweep(1, id, 'npz', join(folder, 'map.npz')))));
    const K = arrays['K.npy']!;
    const cells = new DataView(K.buffer, K.byteOffset + K.length - 8 * truthRows.length);
    expect(truthRows.map((_, row) => cells.getFloat64(8 * row, true))).toEqual(truthRows.map(([value]) => value));

    const half = valueOf(await lab.startSweep('half', LONGER_MAP, 1));
    await reached(heard, half, 4);
    await lab.stopSweep(half);
    await lab.sweepEnded(half);
    const { blocksDone } = await rowOf(lab, half);
    const part = await csvOf(valueOf(await lab.exportSweep(1, half, 'csv', join(folder, 'half.csv'))));
    const checked = valueOf(runJob('sweepCheck', LONGER_MAP, host()));
    const truth = [...mapRows(LONGER_MAP, blocksHere(LONGER_MAP), checked.blocks)];
    const places = new Set(part.rows.map(([x, y]) => `${x},${y}`));
    expect(places.size).toBe(part.rows.length);
    const there = truth.filter(([x, y]) => places.has(`${x},${y}`));
    // The texts of places are the shortest or the 17-digit ones: compared as numbers.
    const found = truth.filter(([x, y]) => part.rows.some((row) => number(row[0]) === x && number(row[1]) === y));
    expect(found.length).toBe(part.rows.length);
    expect(there.length).toBeLessThanOrEqual(found.length);
    expect(firstDifference(part.rows, found)).toBeNull();
    expect(blocksDone).toBeGreaterThanOrEqual(4);
  });

  test('of a diagram gives every count, exponent and number of diverged values back', async () => {
    const { folder, lab } = await saved(2);
    const id = valueOf(await lab.startSweep('diagram', DIAGRAM, null));
    await lab.sweepEnded(id);
    const { head, rows } = await csvOf(valueOf(await lab.exportSweep(1, id, 'csv', join(folder, 'diagram.csv'))));
    expect(head).toBe('K,x,count,diverged,lyapunov');
    const { rows: height, columns: width, axis: along } = DIAGRAM.shape;
    const counts = new Uint32Array(width * height);
    const diverged = new Float64Array(width).fill(Number.NaN);
    const lyapunov = new Float64Array(width).fill(Number.POSITIVE_INFINITY);
    for (const [K, x, count, gone, exponent] of rows) {
      const column = Array.from({ length: width }, (_, i) => axisValue(along, i, width)).indexOf(number(K));
      const row = Math.round(((number(x) + 2) / 4) * height - 0.5);
      expect(number(x)).toBe(-2 + (4 * (row + 0.5)) / height);
      counts[column * height + row] = number(count);
      diverged[column] = number(gone);
      lyapunov[column] = number(exponent);
    }
    const blocks = blocksHere(DIAGRAM);
    const whole = (name: string) => blocks.flatMap(({ columns }) => Array.from(columns[name]!));
    expect([...counts]).toEqual(whole('counts'));
    expect([...diverged]).toEqual(whole('diverged'));
    expect([...lyapunov]).toEqual(whole('lyapunov'));
    expect(Math.max(...diverged), 'some of them diverged, or the test says little').toBeGreaterThan(0);
  });

  test('of an ensemble gives every sample of every run back, with the seeds', async () => {
    const { folder, lab } = await saved(2);
    const id = valueOf(await lab.startSweep('ensemble', ENSEMBLE, null));
    await lab.sweepEnded(id);
    const { head, rows } = await csvOf(valueOf(await lab.exportSweep(1, id, 'csv', join(folder, 'ensemble.csv'))));
    expect(head).toBe('run,seed,class,period,step,loss,one-step,two-step');
    if (ENSEMBLE.shape.kind !== 'ensemble') throw new Error('not an ensemble');
    const steps = ensembleSteps(ENSEMBLE.shape, ENSEMBLE.experiment.steps);
    const truth: (number | string)[][] = [];
    for (const { columns } of blocksHere(ENSEMBLE))
      for (const [i, kind] of columns['class']!.entries()) {
        const run = truth.length / steps.length;
        const { seed } = cellExperiment(ENSEMBLE, run, 0);
        for (const [k, step] of steps.entries())
          truth.push([
            ...[run, seed, CELL_CLASSES[kind]!, columns['period']![i]!, step],
            ...['loss', 'one-step', 'two-step'].map((name) => columns[name]![i * steps.length + k]!),
          ]);
      }
    expect(firstDifference(rows, truth)).toBeNull();
    expect(rows[3 * steps.length]?.[1], 'seeds begin again at 0').toBe('0');
  });

  test('is not begun where it cannot be written, and leaves an older file alone', async () => {
    const { folder, lab } = await saved();
    const id = valueOf(await lab.startSweep('map', SMALL_MAP, null));
    await lab.sweepEnded(id);
    const path = valueOf(await lab.exportSweep(1, id, 'csv', join(folder, 'map.csv')));
    const { size } = await stat(path);
    expect(await lab.exportSweep(1, id + 9, 'csv', path)).toMatchObject({ ok: false, refusal: { code: 'no-such-sweep' } });
    expect(await lab.exportSweep(1, id, 'csv', join(folder, 'nowhere', 'map.csv'))).toMatchObject({
      ok: false,
      refusal: { code: 'not-written' },
    });
    expect((await stat(path)).size).toBe(size);
    expect((await readdir(folder)).filter((name) => name.includes('csv'))).toEqual(['map.csv']);
  });
});

describe('cells opened as runs', () => {
  const cells: readonly (readonly [number, number])[] = [[0, 0], [20, 3], [44, 31], [59, 59]]; // prettier-ignore

  test.each<[string, SweepSpec, readonly (readonly [number, number])[]]>([
    ['of a map', SMALL_MAP, cells],
    ['of a map over a parameter and η', map(axis('eta', 0.1, 1), axis('param:mu', 0.5, 2, 'log'), QUARTIC), [[3, 17], [29, 0]]], // prettier-ignore
    ['of a diagram', DIAGRAM, [[0, 0], [33, 0]]], // prettier-ignore
    ['of an ensemble', ENSEMBLE, [[0, 0], [5, 0]]], // prettier-ignore
  ])('%s are experiments of their own, run as they are stored', async (_name, spec, places) => {
    const { lab } = await labIn(await newFolder(), { threads: 2 });
    const before = (await lab.project()).experiments.length;
    const runs = valueOf(await lab.promoteCells(spec, places, 'Opened'));
    expect(runs).toHaveLength(places.length);
    const { experiments } = await lab.project();
    expect(experiments).toHaveLength(before + places.length);
    for (const [k, runId] of runs.entries()) {
      await lab.runEnded(runId);
      const run = valueOf(await lab.run(runId));
      const wanted = cellExperiment(spec, ...places[k]!);
      expect(run.experiment).toEqual(wanted);
      expect(run.title).toMatch(/^Opened · /);
      expect(experiments.find(({ id }) => id === run.experimentId)?.experiment).toEqual(wanted);
      expect(['finished', 'stopped']).toContain(run.status);
      if (spec.shape.kind !== 'outcome-map') continue;
      const cell = valueOf(await lab.sweepCell(spec, ...places[k]!));
      expect(run.analysis?.outcome).toEqual(cell.outcome);
      expect(cell.outcome.kind).toBe(OUTCOME_OF_CLASS[cell.class]);
    }
  });

  test('end at the first refusal, with what began before it announced', async () => {
    const { lab, heard } = await labIn(await newFolder());
    await lab.project();
    heard.length = 0;
    // A negative learning rate is refused by its check.
    const spec = map(axis('eta', 0.5, -0.5), axis('start:0', 0.2, 0.9), QUARTIC, { columns: 2, rows: 1 });
    const answer = await lab.promoteCells(spec, [[0, 0], [1, 0]], 'Opened'); // prettier-ignore
    expect(answer.ok).toBe(false);
    const announced = heard.flatMap(({ event, payload }) => (event === 'project' && 'experiments' in payload ? [payload] : [])).at(-1);
    expect(announced).toEqual(await lab.project());
  });

  test('more than a thousand, and places outside the sweep, are refused', async () => {
    const { lab } = await labIn(await newFolder());
    const many = Array.from({ length: 1_001 }, (_, i) => [i % 60, Math.floor(i / 60)] as const);
    expect((await lab.promoteCells(SMALL_MAP, many, 'many')).ok).toBe(false);
    for (const place of [
      [60, 0],
      [0, 60],
      [-1, 0],
      [0.5, 0],
      [Number.NaN, 0],
    ] as const)
      // prettier-ignore
      expect((await lab.promoteCells(SMALL_MAP, [place], 'outside')).ok, String(place)).toBe(false);
    expect((await lab.project()).experiments).toHaveLength(1);
    expect(valueOf(await lab.promoteCells(SMALL_MAP, [], 'none'))).toEqual([]);
  });
});
