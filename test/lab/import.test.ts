/** Trajectories from elsewhere: what other programs write is read bit for bit, what is damaged is refused by name, nothing half stored. */
import { spawnSync } from 'node:child_process';
import { copyFile, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { writeParquet, readParquet, Compression, WriterPropertiesBuilder } from 'parquet-wasm';
import { describe, expect, test } from 'vitest';
import { isExternal } from '../../src-shared/external-run';
import { hears, labIn, newFolder, ranTo, startRun, valueOf } from './bench';
import { withEta } from './experiments';
import { bits, notRun, pythonWith } from './formats/readers';

const QUERY = { sort: [], filter: '', trash: false, offset: 0, limit: 10 } as const;

async function opened() {
  const folder = await newFolder();
  const { lab } = await labIn(folder);
  return { folder, lab };
}

describe('a trajectory comes in bit for bit', () => {
  test('from every format this program writes; undo takes the import back', async () => {
    const { folder, lab } = await opened();
    const run = await ranTo(lab, await startRun(lab, withEta('1.3', 20_000)));
    const request = { series: ['x', 'loss'], fromStep: 19_000, toStep: null, pixels: 5_000 };
    const own = valueOf(await lab.view({ ...request, runId: run.id }));
    for (const format of ['csv', 'npz', 'parquet'] as const) {
      const path = join(folder, `from.${format}`);
      valueOf(await lab.exportRun(run.id, format, path));
      const id = valueOf(await lab.importRun(1, path));
      const external = valueOf(await lab.run(id));
      expect(external).toMatchObject({ status: 'finished', outcome: null, analysis: null, title: `from.${format}`, samples: 20_001 });
      expect(isExternal(external)).toBe(true);
      expect(valueOf(await lab.view({ ...request, runId: id }))).toEqual(own);
    }
    expect((await lab.runs(QUERY)).total).toBe(4);
    expect((await lab.project()).undo).toBe('Import from.parquet');
    valueOf(await lab.undo());
    expect((await lab.runs(QUERY)).total).toBe(3);
    valueOf(await lab.redo());
    expect((await lab.runs(QUERY)).total).toBe(4);
  });

  test('Parquet written by the implementation in Rust, with Snappy and GZIP', async () => {
    const { folder, lab } = await opened();
    const run = await ranTo(lab, await startRun(lab, withEta('1.1', 3_000)));
    const path = join(folder, 'own.parquet');
    valueOf(await lab.exportRun(run.id, 'parquet', path));
    const file = await readFile(path);
    for (const compression of [Compression.SNAPPY, Compression.GZIP]) {
      const again = writeParquet(readParquet(new Uint8Array(file)), new WriterPropertiesBuilder().setCompression(compression).build());
      await writeFile(join(folder, 'rust.parquet'), again);
      const id = valueOf(await lab.importRun(1, join(folder, 'rust.parquet')));
      const request = { series: ['x'], fromStep: null, toStep: null, pixels: 5_000 };
      expect(valueOf(await lab.view({ ...request, runId: id }))).toEqual(valueOf(await lab.view({ ...request, runId: run.id })));
    }
  });

  const numpy = pythonWith('numpy');
  if (!numpy) notRun('NPZ written by NumPy', 'numpy');
  test.skipIf(!numpy)('NPZ written by NumPy, compressed and not, single precision and whole numbers', async () => {
    const { folder, lab } = await opened();
    for (const save of ['savez', 'savez_compressed']) {
      const path = join(folder, `${save}.npz`);
      const script =
        'import sys, numpy as np\nx = np.array([0.1, -0.0, np.nan, np.inf, 5e-324])\n' +
        `np.${save}(sys.argv[1], step=np.arange(0, 50, 10), loss=x, single=x.astype("f4"), k=np.array([1, 2, 3, 4, 2**40]))`;
      expect(spawnSync('python3', ['-c', script, path]).status).toBe(0);
      const run = valueOf(await lab.run(valueOf(await lab.importRun(1, path))));
      expect([...run.series].sort()).toEqual(['k', 'loss', 'single']);
      const [loss, single, k] = valueOf(
        await lab.view({ runId: run.id, series: ['loss', 'single', 'k'], fromStep: null, toStep: null, pixels: 100 }),
      );
      expect([...loss!.step]).toEqual([0, 10, 20, 30, 40]);
      const values = (view: typeof loss) => (view?.kind === 'samples' ? [...view.value] : []);
      expect(values(loss).map(bits)).toEqual([0.1, -0, Number.NaN, Infinity, 5e-324].map(bits));
      expect(values(single)[0]).toBe(Math.fround(0.1));
      expect(values(k).at(-1)).toBe(2 ** 40);
    }
  });

  test('uneven steps are kept as a series of their own; a file without steps counts its rows', async () => {
    const { folder, lab } = await opened();
    await writeFile(join(folder, 'uneven.csv'), 'iteration;loss\r\n5;1e-3\r\n6;NaN\r\n9;-inf\r\n');
    const uneven = valueOf(await lab.run(valueOf(await lab.importRun(1, join(folder, 'uneven.csv')))));
    expect(uneven).toMatchObject({ series: ['iteration', 'loss'], samples: 3, metrics: { steps: 9 } });
    await writeFile(join(folder, 'plain.csv'), '"x","y"\n1,2\n3,4\n');
    const plain = valueOf(await lab.run(valueOf(await lab.importRun(1, join(folder, 'plain.csv')))));
    expect(plain).toMatchObject({ series: ['x', 'y'], samples: 2, metrics: { steps: 1 } });
  });
});

describe('what cannot be read is refused with what and where, and nothing is stored', () => {
  test.each([
    ['unsorted', 'step,x\n0,1\n2,1\n1,1\n', /row 3/, /after step 2/],
    ['a word', 'step,x\n0,1\n1,one\n', /line 3, column x/, /no number/],
    ['ragged', 'step,x\n0,1\n1\n', /line 3/, /1 cells where the header has 2/],
    ['half a step', 'step,x\n0,1\n0.5,1\n', /row 2/, /whole number/],
    ['no header', '0,1\n1,2\n', /line 1/, /does not name/],
    ['no rows', 'step,x\n', /a\.csv/, /no row/],
    ['empty', '', /line 1/, /does not name/],
    ['only steps', 'step\n0\n1\n', /a\.csv/, /besides the steps/],
    ['twice the name', 'x,x\n0,1\n', /column 2/, /two columns/],
    ['many columns', `${Array.from({ length: 70 }, (_, k) => `c${k}`).join()}\n`, /a\.csv/, /70 columns/],
  ])('CSV: %s', async (_, text, where, what) => {
    const { folder, lab } = await opened();
    await writeFile(join(folder, 'a.csv'), text);
    const answer = await lab.importRun(1, join(folder, 'a.csv'));
    if (answer.ok) throw new Error('imported');
    expect(answer.refusal.where).toMatch(where);
    expect(answer.refusal.what).toMatch(what);
    expect(answer.refusal.advice).not.toBe('');
    expect((await lab.runs(QUERY)).total).toBe(0);
    expect((await lab.runs({ ...QUERY, trash: true })).total).toBe(0);
  });

  test('stopped in the middle, and nothing is left, not in the trash either; a later import goes on', async () => {
    const folder = await newFolder();
    const { lab, heard } = await labIn(folder);
    const path = join(folder, 'long.csv');
    const rows = 400_000;
    await writeFile(path, `step,x,loss\n${Array.from({ length: rows }, (_, k) => `${k},${k / 7},${1 / (k + 1)}`).join('\n')}\n`);
    for (const storing of [false, true]) {
      heard.length = 0;
      const importing = lab.importRun(7, path);
      await hears(heard, ({ event, payload }) => event === 'importProgress' && 'importId' in payload && payload.total > 0 === storing);
      await lab.stopImport(7);
      expect(await importing).toMatchObject({ ok: false, refusal: { code: 'stopped' } });
      for (const trash of [false, true]) expect((await lab.runs({ ...QUERY, trash })).total).toBe(0);
    }
    const run = valueOf(await lab.run(valueOf(await lab.importRun(8, path))));
    expect(run).toMatchObject({ samples: rows, metrics: { finalLoss: 1 / rows } });
    expect(heard.filter(({ event }) => event === 'importProgress').length).toBeGreaterThan(1);
  });

  test('cut off anywhere, NPZ and Parquet are refused', async () => {
    const { folder, lab } = await opened();
    const run = await ranTo(lab, await startRun(lab, withEta('1.1', 500)));
    for (const format of ['npz', 'parquet'] as const) {
      const path = join(folder, `whole.${format}`);
      valueOf(await lab.exportRun(run.id, format, path));
      const { length } = await readFile(path);
      for (const share of [0, 0.3, 0.9, 0.999]) {
        const cut = join(folder, `cut.${format}`);
        await copyFile(path, cut);
        await truncate(cut, Math.floor(length * share));
        expect(await lab.importRun(1, cut), `${format} ${share}`).toMatchObject({ ok: false, refusal: { code: 'cannot-import' } });
      }
    }
    expect((await lab.runs(QUERY)).total).toBe(1);
  });

  test('archives that lie about their size, arrays of other shapes and types, unknown files', async () => {
    const { folder, lab } = await opened();
    const path = join(folder, 'a.npz');
    const refusedWith = async (bytes: Uint8Array, what: RegExp) => {
      await writeFile(path, bytes);
      const answer = await lab.importRun(1, path);
      if (answer.ok) throw new Error('imported');
      expect(answer.refusal.what).toMatch(what);
    };
    const array = (head: string, cells: number) =>
      Buffer.concat([Buffer.from(`\x93NUMPY\x01\x00v\x00${head.padEnd(117)}\n`, 'latin1'), Buffer.alloc(cells)]);
    const flat = "{'descr': '<f8', 'fortran_order': False, 'shape': (4,), }";
    await refusedWith(zipSync({ 'x.npy': array(flat.replace('(4,)', '(2, 2)'), 32) }), /one-dimensional/);
    await refusedWith(zipSync({ 'x.npy': array(flat.replace('<f8', '<c16'), 64) }), /<c16 is no number/);
    await refusedWith(zipSync({ 'x.npy': array(flat, 24) }), /length/);
    await refusedWith(zipSync({ 'readme.txt': Buffer.from('hello') }), /no array/);
    // 50 MB of zeros that say they are 4 kB: unpacking stops there.
    const bomb = Buffer.from(zipSync({ 'x.npy': Buffer.alloc(50_000_000) }));
    const entry = bomb.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    bomb.writeUInt32LE(4_096, entry + 24);
    await refusedWith(bomb, /more than it says/);
    // And one that says it is larger than anything this takes.
    bomb.writeUInt32LE(0xfffffff0, entry + 24);
    await refusedWith(bomb, /more than 2 GB/);
    await writeFile(join(folder, 'a.doc'), 'x');
    expect(await lab.importRun(1, join(folder, 'a.doc'))).toMatchObject({ refusal: { code: 'cannot-import' } });
    expect(await lab.importRun(1, join(folder, 'none.csv'))).toMatchObject({ refusal: { code: 'cannot-import' } });
  });
});
