import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { afterAll, expect, test } from 'vitest';
import { createStore } from '../../src-main/store/store';
import { codeOf, experiment, request, storeRun, valueOf } from '../store/samples';
import { storeSweep } from '../store/sweep-samples';

const folder = mkdtempSync(join(tmpdir(), 'edgelab-damage-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PAGE = 16_384;
const digest = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

/** Everything a reader of the project gets to see, or the code of the refusal that came instead. */
function seen(path: string): { readonly refused: string | null; readonly all: string } {
  const store = createStore(() => undefined);
  const opened = store.open({ ...request(folder, '', 'open'), path });
  if (!opened.ok) return { refused: opened.refusal.code, all: '' };
  try {
    const found: unknown[] = [
      opened.value.experiments,
      store.runs({ sort: [{ key: 'eta', descending: true }], filter: '', trash: false, offset: 0, limit: 100 }),
    ];
    for (const id of [1, 2, 3]) {
      const run = store.run(id);
      found.push(run);
      for (const series of ['x', 'loss']) {
        const samples = store.samples(id, series, 0, 1e6);
        const view = store.view({ runId: id, series: [series], fromStep: null, toStep: null, pixels: 300 });
        if (!samples.ok) return { refused: samples.refusal.code, all: '' };
        if (!view.ok) return { refused: view.refusal.code, all: '' };
        found.push(
          digestOf(samples.value),
          view.value.map((item) => (item.kind === 'envelope' ? digestOf(item.evenMax) : 0)),
        );
      }
      if (!run.ok) return { refused: run.refusal.code, all: '' };
    }
    const sweeps = store.sweeps();
    found.push(sweeps);
    for (const { id } of sweeps) {
      const answers = [store.sweepWork(id), store.sweepParts(id), store.sweepBlocks(id, 0, 100)];
      for (const answer of answers) {
        if (!answer.ok) return { refused: answer.refusal.code, all: '' };
        found.push(createHash('sha256').update(serialize(answer.value)).digest('hex'));
      }
    }
    return { refused: null, all: JSON.stringify(found) };
  } catch (problem) {
    return { refused: String(problem), all: '' };
  } finally {
    store.close();
  }
}

const digestOf = (values: Float64Array) => createHash('sha256').update(new Uint8Array(values.buffer)).digest('hex');

/** Mulberry32 with a fixed seed: the same damage every time. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

test('of 240 damaged files none gives another answer in silence, and a refused file is left untouched', () => {
  const path = join(folder, 'whole.edgelab');
  const store = createStore(() => undefined);
  valueOf(store.open({ ...request(folder, '', 'create'), path }));
  valueOf(store.edit({ kind: 'create-experiment', name: 'E', experiment: experiment() }, 'New'));
  for (const count of [40_000, 3000, 20_000]) storeRun(store, count, { experimentId: 1, metrics: { eta: count / 7, K: 1.1 } });
  storeSweep(store, 20);
  store.close();
  const whole = readFileSync(path);
  const truth = seen(path).all;
  const random = randomNumbers(20_261_124);
  const place = (size: number) => Math.floor(random() * size);
  const damage: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
    'bit flipped': (bytes) => {
      bytes[place(bytes.length)]! ^= 1 << place(8);
      return bytes;
    },
    'forty bytes flipped': (bytes) => {
      for (let k = 0; k < 40; k++) bytes[place(bytes.length)] = place(256);
      return bytes;
    },
    'page zeroed': (bytes) => {
      const page = place(bytes.length / PAGE);
      return bytes.fill(0, PAGE * page, PAGE * (page + 1));
    },
    'pages swapped': (bytes) => {
      const [a, b] = [PAGE * place(bytes.length / PAGE), PAGE * place(bytes.length / PAGE)];
      const kept = Buffer.from(bytes.subarray(a, a + PAGE));
      bytes.copyWithin(a, b, b + PAGE);
      kept.copy(bytes, b);
      return bytes;
    },
    'header edited': (bytes) => {
      bytes[place(100)] = place(256);
      return bytes;
    },
    'page header edited': (bytes) => {
      bytes[PAGE * (1 + place(bytes.length / PAGE - 1)) + place(12)] = place(256);
      return bytes;
    },
  };
  const rows: string[] = [];
  const silent: string[] = [];
  let touched = 0;
  for (const [kind, change] of Object.entries(damage)) {
    const count = { untouched: 0, unchanged: 0 };
    for (let k = 0; k < 40; k++) {
      const file = join(folder, 'damaged.edgelab');
      writeFileSync(file, change(Buffer.from(whole)));
      const before = digest(file);
      const found = seen(file);
      if (found.refused === null && found.all !== truth) silent.push(`${kind} ${k}`);
      else if (found.refused === null) count.unchanged++;
      else if (digest(file) === before) count.untouched++;
      else touched++;
      rmSync(file);
    }
    rows.push(`| ${kind} | ${count.untouched} | ${count.unchanged} |`);
  }
  console.log(['| damage | refused as a whole or in part, file untouched | unchanged answers |', '|---|---|---|', ...rows].join('\n'));
  expect(silent).toEqual([]);
  expect(touched).toBe(0);
});

test('one flipped bit in a series: the project opens to be read, the other runs are shown, the file stays as it is', () => {
  const store = createStore(() => undefined);
  valueOf(store.open(request(folder, 'full.edgelab', 'create')));
  const runs = [storeRun(store, 1000), storeRun(store, 1000)];
  // Compacted, so that the samples are found in use and not in a page that was freed.
  const { path } = valueOf(store.saveAs(join(folder, 'flipped.edgelab')));
  const start = Buffer.from(valueOf(store.samples(runs[0]!, 'loss', 0, 4)).buffer);
  store.close();
  const bytes = readFileSync(path);
  bytes[bytes.indexOf(start) + 3]! ^= 4;
  writeFileSync(path, bytes);
  const project = valueOf(store.open(request(folder, 'flipped.edgelab', 'open')));
  expect(project.readOnly).toMatch(/damaged.*series loss of run/);
  const codes = runs.map((id) => codeOf(store.samples(id, 'loss', 0, 10)));
  expect(codes.sort()).toEqual(['accepted', 'damaged']);
  for (const id of runs) expect(valueOf(store.samples(id, 'x', 0, 10))).toHaveLength(10);
  expect(store.runs({ sort: [], filter: '', trash: false, offset: 0, limit: 10 }).total).toBe(2);
  store.close();
  expect(readFileSync(path)).toEqual(bytes);
});
