import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { csvNumber, csvText } from '../../src-main/lab/csv';
import { documentText, orbitDocument } from '../../src-main/lab/run-document';
import type { RunFormat } from '../../src-shared/export/formats';
import { labIn, newFolder, ranTo, startRun, valueOf } from './bench';
import { QUARTIC, withEta } from './experiments';
import { bits, parquetFile, parquetRows } from './formats/readers';

describe('numbers in CSV', () => {
  test('every double comes back bit for bit from at most 17 significant digits', () => {
    fc.assert(
      fc.property(fc.double(), (value) => {
        const text = csvNumber(value);
        expect(Object.is(Number(text), value)).toBe(true);
        if (Number.isFinite(value)) expect(text.replace(/e.*|[-.]/g, '').replace(/^0+/, '').length).toBeLessThanOrEqual(17);
      }),
    );
  });

  test.each([
    [0.1, '0.10000000000000001'],
    [1, '1'],
    [-0, '-0'],
    [1e300, '1.0000000000000001e+300'],
    [Number.NaN, 'NaN'],
    [Infinity, 'Infinity'],
    [-Infinity, '-Infinity'],
  ])('%d is written %s', (value, text) => expect(csvNumber(value)).toBe(text));

  test('names with commas and quotes are quoted', () => {
    expect(csvText('a,b')).toBe('"a,b"');
    expect(csvText('say "x"')).toBe('"say ""x"""');
    expect(csvText('one-step')).toBe('one-step');
  });
});

describe('the document of a run', () => {
  test('points of one dimension are ascending numbers, a real multiplier a number, a complex one {re, im}', () => {
    const orbit = { period: 2, neutral: 0, stable: true, residual: 0, certified: false };
    expect(orbitDocument({ ...orbit, points: [[1.2], [0.8]], multipliers: [{ re: 0.5, im: 0 }] })).toMatchObject({
      points: [0.8, 1.2],
      multipliers: [0.5],
    });
    const plane = { ...orbit, points: [[2, 1], [1, 2]], multipliers: [{ re: 0.5, im: 1 }] }; // prettier-ignore
    expect(orbitDocument(plane)).toMatchObject({ points: [[1, 2], [2, 1]], multipliers: [{ re: 0.5, im: 1 }] }); // prettier-ignore
  });

  test('numbers JSON has no word for are spelled out', () => {
    expect(JSON.parse(documentText({ a: Number.NaN, b: Infinity, c: [-Infinity] }))).toEqual({ a: 'NaN', b: 'Infinity', c: ['-Infinity'] });
  });
});

describe('exports', () => {
  test('the CSV holds every recorded step of every series, and the iteration can be checked in it', async () => {
    const folder = await newFolder();
    const { lab } = await labIn(folder);
    const run = await ranTo(lab, await startRun(lab, withEta('1.1', 40_000)));
    const path = join(folder, 'run.csv');
    expect(valueOf(await lab.exportRun(run.id, 'csv', path))).toBe(path);
    const [head = '', ...lines] = (await readFile(path, 'utf8')).trimEnd().split('\n');
    const names = head.split(',');
    expect(names).toEqual(['step', ...run.series]);
    expect(lines).toHaveLength(40_001);
    const column = names.indexOf('x');
    const x = lines.map((line) => Number(line.split(',')[column]));
    // x − η (x² − 1) x, with the engine's order of operations allowed to differ in the last bits.
    for (let t = 0; t < 1_000; t++) expect(x[t + 1]).toBeCloseTo((x[t] ?? 0) - 1.1 * ((x[t] ?? 0) ** 2 - 1) * (x[t] ?? 0), 12);
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('every format holds the same doubles, and what is needed to compute them again', async () => {
    const folder = await newFolder();
    const { lab } = await labIn(folder);
    const run = await ranTo(lab, await startRun(lab, withEta('1.3', 20_000)));
    const file = async (format: RunFormat) => valueOf(await lab.exportRun(run.id, format, join(folder, `run.${format}`)));
    const lines = (await readFile(await file('jsonl'), 'utf8')).trimEnd().split('\n');
    const csv = (await readFile(await file('csv'), 'utf8')).trimEnd().split('\n').slice(1);
    const { rows, notes } = await parquetRows(await parquetFile(await file('parquet')));
    const npz = unzipSync(await readFile(await file('npz')));
    expect([lines.length, csv.length, rows.length]).toEqual([20_001, 20_001, 20_001]);
    for (const [column, name] of ['step', ...run.series].entries()) {
      const array = npz[`${name}.npy`]!;
      const cells = new DataView(array.buffer, array.byteOffset + array.length - 8 * rows.length);
      for (let k = 0; k < rows.length; k += 7) {
        const written = bits(Number(csv[k]!.split(',')[column]));
        expect(bits(Number(rows[k]![name]))).toBe(written);
        expect(bits(Number((JSON.parse(lines[k]!) as Record<string, unknown>)[name]))).toBe(written);
        expect(bits(name === 'step' ? Number(cells.getBigInt64(8 * k, true)) : cells.getFloat64(8 * k, true))).toBe(written);
      }
    }
    const about = JSON.parse(Buffer.from(npz['about.json']!).toString('utf8')) as Record<string, unknown>;
    expect(about).toMatchObject({ seed: run.experiment.seed, experiment: run.experiment, versions: run.versions });
    expect(JSON.parse(notes['experiment'] ?? '')).toEqual(run.experiment);
  });

  test('the JSON has the keys of the command line', async () => {
    const folder = await newFolder();
    const { lab } = await labIn(folder);
    const run = await ranTo(lab, await startRun(lab));
    const path = join(folder, 'run.json');
    valueOf(await lab.exportRun(run.id, 'json', path));
    const document = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
    expect(document).toMatchObject({ runId: run.id, status: 'finished', eta: 1.1, problem: QUARTIC.problem, minimum: { x: 1 } });
    for (const key of ['outcome', 'etaC', 'K', 'flip', 'orbits', 'lyapunov', 'metrics', 'versions']) expect(document).toHaveProperty(key);
  });

  test('an unknown run and a folder that is not there are refused', async () => {
    const folder = await newFolder();
    const { lab } = await labIn(folder);
    const runId = await startRun(lab);
    await lab.runEnded(runId);
    expect((await lab.exportRun(99, 'csv', join(folder, 'x.csv'))).ok).toBe(false);
    expect(await lab.exportRun(runId, 'csv', join(folder, 'nowhere', 'x.csv'))).toMatchObject({
      ok: false,
      refusal: { code: 'not-written' },
    });
    expect((await readdir(folder)).filter((name) => name.startsWith('x.csv'))).toEqual([]);
  });
});
