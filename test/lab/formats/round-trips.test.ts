/** Every format, bit for bit, through readers that are not ours. */
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { FORMATS } from '../../../src-main/lab/formats';
import { distinctNames, type Block, type Table } from '../../../src-main/lab/formats/table';
import { writeTable } from '../../../src-main/lab/formats/write-table';
import type { DataFormat } from '../../../src-shared/export/formats';
import { newFolder, valueOf } from '../bench';
import { bits, NUMPY_COLUMNS, notRun, parquetFile, parquetRows, python, pythonWith, throughRust, type NumpyColumns } from './readers';

/** What formats lose: signs of zero, NaN, infinities, the smallest and largest doubles, all 53 digits. */
const HARD = [
  0,
  -0,
  0.1,
  -1 / 3,
  Number.NaN,
  Infinity,
  -Infinity,
  5e-324,
  -2.2250738585072014e-308,
  Number.MAX_VALUE,
  2 ** 53 + 2,
  1e22,
  1e-7,
];
const TEXTS = ['', 'plain', 'with, comma', 'with "quotes"', 'two\nlines', 'η ≥ η_c · 𝔼', 'tab\there', '|pipe|', '0.5', 'null'];

function hardTable(): { readonly table: Table; readonly block: Block } {
  const count = HARD.length;
  const columns = [
    { name: 'step', type: 'integer', missing: false },
    { name: 'x', type: 'number', missing: false },
    { name: 'seed', type: 'integer', missing: true },
    { name: 'one-step', type: 'number', missing: true },
    { name: 'title', type: 'text', missing: true, width: 20 },
    { name: 'starred', type: 'flag', missing: false },
  ] as const;
  const cells = [
    Float64Array.from(HARD, (_, k) => (k === 0 ? 0 : 2 ** (4 * k))),
    Float64Array.from(HARD),
    HARD.map((_, k) => (k % 3 === 1 ? null : 2 ** 32 - 1 - k)),
    HARD.map((value, k) => (k % 4 === 2 ? null : value)),
    HARD.map((_, k) => (k === 1 ? null : TEXTS[k % TEXTS.length]!)),
    HARD.map((_, k) => k % 2 === 0),
  ];
  return {
    table: {
      columns,
      rows: count,
      notes: { seed: 7, title: 'a run', nested: { K: [1.1, 2] } },
    },
    block: { count, cells },
  };
}

/** The rows in blocks cut at `cuts`. */
async function* cut({ count, cells }: Block, cuts: readonly number[]): AsyncGenerator<Block> {
  const edges = [...new Set([0, ...cuts.filter((at) => at > 0 && at < count), count])].sort((a, b) => a - b);
  for (const [k, from] of edges.slice(0, -1).entries()) {
    const to = edges[k + 1]!;
    yield {
      count: to - from,
      cells: cells.map((column) => column.slice(from, to)),
    };
  }
}

async function written(format: DataFormat, cuts: readonly number[] = [5, 6]): Promise<string> {
  const { table, block } = hardTable();
  return valueOf(await writeTable(join(await newFolder(), `table.${format}`), FORMATS[format], table, cut(block, cuts)));
}

/** A plain reader of RFC 4180, written for this test: no reader of ours. */
function csvRows(text: string): string[][] {
  const rows: string[][] = [];
  for (const [whole, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n)/g)) {
    if (rows.length === 0 || rows.at(-1)!.at(-1) === '\n') {
      rows.at(-1)?.pop();
      rows.push([]);
    }
    rows.at(-1)!.push(whole.startsWith('"') ? quoted!.replaceAll('""', '"') : bare!);
    if (end === '\n') rows.at(-1)!.push('\n');
  }
  rows.at(-1)?.pop();
  return rows;
}

describe('a table comes back bit for bit', () => {
  const { table, block } = hardTable();
  const cell = (column: number, row: number) => block.cells[column]![row] ?? null;

  test('from CSV', async () => {
    const [head, ...rows] = csvRows(await readFile(await written('csv'), 'utf8'));
    expect(head).toEqual(table.columns.map(({ name }) => name));
    expect(rows).toHaveLength(block.count);
    for (const [k, row] of rows.entries())
      for (const [c, { type }] of table.columns.entries()) {
        const value = cell(c, k);
        if (value === null) expect(row[c]).toBe('');
        else if (type === 'text' || type === 'flag') expect(row[c]).toBe(String(value));
        else expect(bits(Number(row[c]))).toBe(bits(Number(value)));
      }
  });

  test('from JSON Lines, with NaN and the infinities as words', async () => {
    const rows = (await readFile(await written('jsonl'), 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(rows).toHaveLength(block.count);
    for (const [k, row] of rows.entries())
      for (const [c, { name, type }] of table.columns.entries()) {
        const value = cell(c, k);
        if (value === null || type === 'text' || type === 'flag') expect(row[name]).toBe(value);
        else expect(bits(Number(row[name]))).toBe(bits(Number(value)));
      }
  });

  const numpy = pythonWith('numpy');
  if (!numpy) notRun('NPZ through NumPy', 'numpy');
  test.skipIf(!numpy)('from NPZ, through NumPy', async () => {
    const { columns, types, about } = python(NUMPY_COLUMNS, await written('npz')) as NumpyColumns;
    expect(about).toEqual(table.notes);
    expect(types).toEqual({
      step: '<i8',
      x: '<f8',
      seed: '<f8',
      'one-step': '<f8',
      title: '<U20',
      starred: '|b1',
    });
    for (let k = 0; k < block.count; k++) {
      expect(columns['step']![k]).toBe(BigInt(Number(cell(0, k))).toString());
      expect(columns['x']![k]).toBe(bits(Number(cell(1, k))));
      for (const [c, name] of [[2, 'seed'], [3, 'one-step']] as const) expect(columns[name]![k]).toBe(cell(c, k) === null ? 'nan' : bits(Number(cell(c, k)))); // prettier-ignore
      expect(columns['title']![k]).toBe(cell(4, k) ?? '');
      expect(columns['starred']![k]).toBe(cell(5, k));
    }
  });

  test('an NPZ is a ZIP that another library opens, checksums right, arrays at multiples of 64 inside their entries', async () => {
    const entries = unzipSync(await readFile(await written('npz')));
    expect(Object.keys(entries)).toEqual(['step.npy', 'x.npy', 'seed.npy', 'one-step.npy', 'title.npy', 'starred.npy', 'about.json']);
    const x = entries['x.npy']!;
    const start = x.length - 8 * block.count;
    expect(start % 64).toBe(0);
    const view = new DataView(x.buffer, x.byteOffset + start);
    for (let k = 0; k < block.count; k++) expect(bits(view.getFloat64(8 * k, true))).toBe(bits(HARD[k]!));
  });

  const expectRows = (rows: readonly Record<string, unknown>[]) => {
    expect(rows).toHaveLength(block.count);
    for (const [k, row] of rows.entries())
      for (const [c, { name, type }] of table.columns.entries()) {
        const value = cell(c, k);
        if (value === null || type === 'text' || type === 'flag') expect(row[name] ?? null).toBe(value);
        else if (type === 'integer') expect(row[name]).toBe(BigInt(Number(value)));
        else expect(bits(Number(row[name]))).toBe(bits(Number(value)));
      }
  };

  test('from Parquet, through a reader in JavaScript', async () => {
    const { rows, notes, schema } = await parquetRows(await parquetFile(await written('parquet')));
    expectRows(rows);
    expect(notes).toEqual({
      seed: '7',
      title: 'a run',
      nested: '{"K":[1.1,2]}',
    });
    expect(schema.slice(1).map(({ type, repetition_type }) => `${repetition_type} ${type}`)).toEqual([
      'REQUIRED INT64',
      'REQUIRED DOUBLE',
      'OPTIONAL INT64',
      'OPTIONAL DOUBLE',
      'OPTIONAL BYTE_ARRAY',
      'REQUIRED BOOLEAN',
    ]);
  });

  test('from Parquet, read and written anew by the implementation in Rust', async () => {
    expectRows((await parquetRows(throughRust(await parquetFile(await written('parquet'))))).rows);
  });

  for (const [name, modules, script] of [
    ['pyarrow', ['pyarrow'], 'import pyarrow.parquet as q\nrows = q.read_table(sys.argv[1]).to_pylist()'],
    [
      'DuckDB',
      ['duckdb'],
      'import duckdb\nc = duckdb.sql(f"select * from \'{sys.argv[1]}\'")\nrows = [dict(zip(c.columns, r)) for r in c.fetchall()]',
    ],
  ] as const) {
    const there = pythonWith(...modules);
    if (!there) notRun(`Parquet through ${name}`, modules.join(', '));
    test.skipIf(!there)(`from Parquet, through ${name}`, async () => {
      const print = "print(json.dumps([struct.pack('>d', r['x']).hex() if r['x'] == r['x'] else 'nan' for r in rows]))";
      expect(python(`import json, struct, sys\n${script}\n${print}`, await written('parquet'))).toEqual(HARD.map(bits));
    });
  }
});

describe('how a table is cut into blocks does not matter', () => {
  test.each(['csv', 'jsonl', 'npz'] as const)('%s: the same bytes', async (format) => {
    const whole = await readFile(await written(format, []));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: HARD.length - 1 }), {
          maxLength: 5,
        }),
        async (cuts) => {
          expect((await readFile(await written(format, cuts))).equals(whole)).toBe(true);
        },
      ),
      { numRuns: 15 },
    );
  });
});

test('columns of one name get numbers, so that none is lost', () => {
  const columns = ['step', 'x', 'step', 'step'].map((name) => ({ name, type: 'number', missing: false }) as const);
  expect(distinctNames(columns).map(({ name }) => name)).toEqual(['step', 'x', 'step (2)', 'step (3)']);
});

test('an export that is stopped between two blocks leaves no file behind', async () => {
  const { table, block } = hardTable();
  const path = join(await newFolder(), 'table.npz');
  const stopping = new AbortController();
  const heard: number[] = [];
  const watch = {
    signal: stopping.signal,
    onRows(rows: number) {
      heard.push(rows);
      stopping.abort();
    },
  };
  expect(await writeTable(path, FORMATS.npz, table, cut(block, [4, 8]), watch)).toMatchObject({
    ok: false,
    refusal: { code: 'stopped' },
  });
  expect(heard).toEqual([4]);
  expect(await readdir(dirname(path))).toEqual([]);
});
