import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { toExactJson } from '../../src-shared/exact-json';
import type { StoreCalls } from '../../src-shared/store-contract';
import type { Salvaged } from '../../src-shared/versions';
import { createStore } from '../../src-main/store/store';
import { codeOf, experiment, request, sampleAt, storeRun, temporaryFolder, valueOf } from './samples';
import { storeSweep } from './sweep-samples';

const folder = temporaryFolder();
const PAGE = 16_384;
const RUNS = 12;
const countOf = (id: number) => (id === 3 ? 70_000 : 400 * id);
const REPORT = JSON.stringify({ version: 1, title: 'A year', author: '', language: 'en', blocks: [] });
const HISTORY = JSON.stringify({ saved: [{ name: 'Period 2', filter: 'outcome:period-2' }] });
let whole: Buffer;
let truth: ReadonlyMap<string, string>;
let sweepBlocks = 0;

beforeAll(() => {
  const store = createStore(() => undefined);
  valueOf(store.open(request(folder, 'source.edgelab', 'create')));
  for (const mu of [1, 2]) valueOf(store.edit({ kind: 'create-experiment', name: `E${mu}`, experiment: experiment(mu) }, 'New'));
  for (let id = 1; id <= RUNS; id++) {
    const metrics = { eta: 1 + id / 7, K: 1.1, steps: 1000 };
    storeRun(store, countOf(id), { experimentId: 1 + (id % 2), experiment: experiment(id), metrics, title: `Run number ${id}` });
  }
  valueOf(store.edit({ kind: 'note-run', id: 5, note: 'The fifth.' }, 'Note'));
  valueOf(store.edit({ kind: 'report', json: REPORT }, 'Report'));
  valueOf(store.edit({ kind: 'history-view', json: HISTORY }, 'Columns'));
  valueOf(store.edit({ kind: 'arrange-charts', layout: '{"grid":1}' }, 'Arrange'));
  valueOf(store.edit({ kind: 'set-baseline', id: 4 }, 'Baseline'));
  storeSweep(store, 20);
  storeSweep(store, 6);
  store.close();
  whole = readFileSync(join(folder, 'source.edgelab'));
  const open = createStore(() => undefined);
  valueOf(open.open(request(folder, 'source.edgelab', 'open')));
  truth = vouchedIn(open);
  sweepBlocks = [...truth.keys()].filter((key) => key.startsWith('block')).length;
  open.close();
});

/** Everything that is stored under a checksum, by its place in the project. */
function vouchedIn(store: StoreCalls): Map<string, string> {
  const found = new Map<string, string>();
  for (let id = 1; id <= RUNS; id++) {
    const run = store.run(id);
    if (!run.ok) continue;
    found.set(`config ${id}`, JSON.stringify(run.value.experiment));
    found.set(`analysis ${id}`, toExactJson(run.value.analysis));
    found.set(`recording ${id}`, JSON.stringify(run.value.recording));
    for (const [key, value] of Object.entries(run.value.metrics)) found.set(`metric ${id} ${key}`, String(value));
  }
  for (const { id } of store.sweeps()) {
    const work = valueOf(store.sweepWork(id));
    found.set(`sweep ${id}`, toExactJson(work.checked));
    for (const block of valueOf(store.sweepBlocks(id, 0, 1000)))
      for (const [name, column] of Object.entries(block.columns))
        found.set(
          `block ${id} ${block.index} ${name}`,
          createHash('sha256')
            .update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength))
            .digest('hex'),
        );
  }
  return found;
}

interface Outcome {
  readonly refused: string | null;
  readonly salvaged: Salvaged | null;
  /** Places whose content is not what was stored there. */
  readonly wrong: readonly string[];
  /** Samples that are there and are what was stored. */
  readonly right: number;
  /** Report, columns, arrangement, baseline. */
  readonly views?: readonly unknown[];
}

let made = 0;
function salvaged(bytes: Buffer): Outcome {
  const [source, target] = [join(folder, `damaged-${++made}.edgelab`), join(folder, `new-${made}.edgelab`)];
  writeFileSync(source, bytes);
  const store = createStore(() => undefined);
  const answer = store.salvage(source, target);
  expect(readFileSync(source).equals(bytes), 'the damaged file is as it was').toBe(true);
  if (!answer.ok) {
    expect(existsSync(target)).toBe(false);
    rmSync(source);
    return { refused: answer.refusal.code, salvaged: null, wrong: [], right: 0 };
  }
  const project = valueOf(store.open({ ...request(folder, '', 'open'), path: target }));
  expect(project.readOnly, 'the new project is sound').toBe(null);
  expect(project.runCount).toBe(answer.value.found.runs.recovered);
  expect(project.experiments).toHaveLength(answer.value.found.experiments.recovered);
  const wrong: string[] = [];
  for (const [key, value] of vouchedIn(store)) if (truth.get(key) !== value) wrong.push(key);
  let right = 0;
  for (let id = 1; id <= RUNS; id++) {
    const run = store.run(id);
    if (!run.ok) continue;
    for (const [column, name] of ['x', 'loss'].entries()) {
      if (!run.value.series.includes(name)) continue;
      const samples = valueOf(store.samples(id, name, 0, run.value.samples));
      for (const [i, value] of samples.entries()) {
        if (value === sampleAt(column, i) && i < countOf(id)) right++;
        else if (!Number.isNaN(value)) wrong.push(`sample ${id} ${name} ${i}`);
      }
    }
  }
  store.close();
  rmSync(source);
  rmSync(target);
  const views = [project.report, project.historyView, project.layout, project.baseline];
  return { refused: null, salvaged: answer.value, wrong, right, views };
}

const ALL_SAMPLES = 2 * Array.from({ length: RUNS }, (_, k) => countOf(k + 1)).reduce((a, b) => a + b, 0);

/** One way of damaging a file; numbers are shares of what there is. */
const place = fc.nat(999_999).map((k) => k / 1e6);
const damaged = (kind: string, least: number, most: number) =>
  fc.record({ kind: fc.constant(kind), places: fc.array(place, { minLength: least, maxLength: most }), seed: fc.nat(255) });
const damage = fc.oneof(
  damaged('bits', 1, 60),
  damaged('page zeroed', 1, 3),
  damaged('page of noise', 1, 2),
  damaged('page header', 1, 6),
  damaged('pages swapped', 2, 2),
  damaged('truncated', 1, 1),
  damaged('header', 1, 20),
);

function apply(bytes: Buffer, kind: string, places: readonly number[], seed: number): Buffer {
  const pages = bytes.length / PAGE;
  const page = (place: number) => PAGE * Math.floor(place * pages);
  const at = (place: number) => Math.floor(place * bytes.length);
  if (kind === 'truncated') return bytes.subarray(0, at(0.3 + 0.7 * places[0]!));
  if (kind === 'pages swapped') {
    const [a, b] = [page(places[0]!), page(places[1]!)];
    const kept = Buffer.from(bytes.subarray(a, a + PAGE));
    bytes.copyWithin(a, b, b + PAGE);
    kept.copy(bytes, b);
    return bytes;
  }
  for (const [k, place] of places.entries()) {
    if (kind === 'bits') bytes[at(place)]! ^= 1 << ((seed + k) % 8);
    if (kind === 'header') bytes[Math.floor(place * 100)] = (seed * (k + 1)) & 255;
    if (kind === 'page zeroed') bytes.fill(0, page(place), page(place) + PAGE);
    if (kind === 'page header') bytes[page(place) + (place < 1 / pages ? 100 : 0) + (k % 12)]! ^= seed | 1;
    if (kind === 'page of noise') for (let i = 0; i < PAGE; i++) bytes[page(place) + i] = (i * (2 * seed + 1) + (i >> 3)) & 255;
  }
  return bytes;
}

describe('salvage', () => {
  test('a whole file comes back whole', () => {
    const { salvaged: found, wrong, right, views } = salvaged(whole);
    expect(wrong).toEqual([]);
    expect(views).toEqual([REPORT, HISTORY, '{"grid":1}', 4]);
    expect(right).toBe(ALL_SAMPLES);
    expect(found?.found).toEqual({
      runs: { recovered: RUNS, lost: 0 },
      samples: { recovered: ALL_SAMPLES, lost: 0 },
      experiments: { recovered: 2, lost: 0 },
      sweeps: { recovered: 2, lost: 0 },
      notes: { recovered: 1, lost: 0 },
    });
  });

  test('what is taken is what was stored, for any damage; what is counted is what is there', () => {
    const kinds = new Map<string, { files: number; refused: number; runs: number; samples: number }>();
    fc.assert(
      fc.property(damage, ({ kind, places, seed }) => {
        const { refused, salvaged: found, wrong, right } = salvaged(apply(Buffer.from(whole), kind, places, seed));
        expect(wrong).toEqual([]);
        const count = kinds.get(kind) ?? { files: 0, refused: 0, runs: 0, samples: 0 };
        kinds.set(kind, count);
        count.files++;
        if (refused !== null) {
          expect(refused).toBe('nothing-left');
          count.refused++;
          return;
        }
        count.runs += found!.found.runs.recovered / RUNS;
        count.samples += right / ALL_SAMPLES;
        expect(found!.found.samples.recovered).toBe(right);
        expect(found!.found.runs.recovered).toBeLessThanOrEqual(RUNS);
      }),
      { numRuns: Number(process.env['EDGELAB_SALVAGES'] ?? 40), seed: 20_261_124 },
    );
    const percent = (part: number, all: number) => `${((100 * part) / Math.max(1, all)).toFixed(1)} %`;
    const rows = [...kinds].map(
      ([kind, c]) => `| ${kind} | ${c.files} | ${c.refused} | ${percent(c.runs, c.files)} | ${percent(c.samples, c.files)} |`,
    );
    console.log(['| damage | files | nothing left | runs | samples |', '|---|---|---|---|---|', ...rows].join('\n'));
  });

  test('every page zeroed in turn: one page takes no more than what lies on it', () => {
    const shares: number[] = [];
    for (let page = 0; page < whole.length / PAGE; page += page < 24 ? 1 : 11) {
      const { refused, wrong, right } = salvaged(apply(Buffer.from(whole), 'page zeroed', [(page + 0.5) / (whole.length / PAGE)], 0));
      expect({ page, refused, wrong }).toEqual({ page, refused: null, wrong: [] });
      shares.push(right / ALL_SAMPLES);
    }
    const mean = shares.reduce((a, b) => a + b, 0) / shares.length;
    console.log(
      `${shares.length} pages: ${(100 * mean).toFixed(1)} % of the samples on average, ${(100 * Math.min(...shares)).toFixed(1)} % at worst`,
    );
    expect(mean).toBeGreaterThan(0.75);
  });

  test('a lost header and a cut end', () => {
    const headless = Buffer.from(whole).fill(0, 0, 100);
    expect(salvaged(headless)).toMatchObject({ refused: null, wrong: [], right: ALL_SAMPLES });
    const cut = salvaged(Buffer.from(whole.subarray(0, Math.floor(0.8 * whole.length))));
    expect(cut).toMatchObject({ refused: null, wrong: [] });
    expect(cut.salvaged!.found.samples.lost).toBeGreaterThan(0);
    expect(cut.salvaged!.found.samples.recovered + cut.salvaged!.found.samples.lost).toBe(ALL_SAMPLES);
  });

  test('a file of something else, an empty one and a place that is taken are refused, and nothing is left behind', () => {
    const store = createStore(() => undefined);
    const [text, empty, target] = ['text.edgelab', 'empty.edgelab', 'taken.edgelab'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    writeFileSync(text, 'dear diary '.repeat(10_000));
    writeFileSync(empty, '');
    expect(codeOf(store.salvage(text, target))).toBe('nothing-left');
    expect(codeOf(store.salvage(empty, target))).toBe('nothing-left');
    expect(codeOf(store.salvage(join(folder, 'gone.edgelab'), target))).toBe('missing');
    writeFileSync(target, 'mine');
    expect(codeOf(store.salvage(join(folder, 'source.edgelab'), target))).toBe('exists');
    expect(readFileSync(target, 'utf8')).toBe('mine');
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp') || name.includes('.tmp'))).toEqual([]);
    expect(sweepBlocks).toBeGreaterThan(0);
  });
});
