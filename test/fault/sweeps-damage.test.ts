import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { driver } from '../../src-main/store/driver';
import { createStore } from '../../src-main/store/store';
import { request, storeRun, valueOf } from '../store/samples';
import { storeSweep, sweep } from '../store/sweep-samples';

const folder = mkdtempSync(join(tmpdir(), 'edgelab-sweep-damage-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PAGE = 16_384;
const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const text = (value: unknown) =>
  JSON.stringify(value, (_key, item: unknown) =>
    ArrayBuffer.isView(item) ? digest(new Uint8Array(item.buffer, item.byteOffset, item.byteLength)) : item,
  );

/** Everything that is shown of the sweeps, each answer by itself: its digest, or the code it was refused with. */
function seen(path: string): readonly string[] {
  const store = createStore(() => undefined);
  const answered = (work: () => unknown): string => {
    try {
      const answer = work();
      if (typeof answer !== 'object' || answer === null || !('ok' in answer)) return text(answer);
      return answer.ok === true ? text(answer) : 'refused';
    } catch (problem) {
      if (!(problem instanceof Error) || !/damaged|file|disk/i.test(problem.message)) throw problem;
      return 'refused';
    }
  };
  try {
    const opened = store.open({ ...request(folder, '', 'open'), path });
    if (!opened.ok) return ['refused'];
    return [
      // Titles, times and sizes have no checksum of their own, like those of runs.
      answered(() => store.sweeps().map(({ id, spec, status, blocks, blocksDone }) => ({ id, spec, status, blocks, blocksDone }))),
      ...[1, 2, 3].flatMap((id) => [
        answered(() => store.sweepWork(id)),
        answered(() => store.sweepParts(id)),
        answered(() => store.sweepAttractors(id)),
        answered(() => store.sweepBlocks(id, 0, 100)),
      ]),
    ];
  } finally {
    store.close();
  }
}

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

/** Three sweeps (one of them half done) and a run, compacted. */
function whole(): { readonly path: string; readonly bytes: Buffer; readonly truth: readonly string[] } {
  const path = join(folder, 'whole.edgelab');
  const store = createStore(() => undefined);
  valueOf(store.open({ ...request(folder, '', 'create'), path: `${path}.source` }));
  storeSweep(store, 12);
  storeRun(store, 3_000);
  storeSweep(store, 5, { title: 'Another' });
  const half = store.addSweep(sweep(7));
  store.finishSweep(half.id, { status: 'stopped', seconds: 1, error: null });
  valueOf(store.saveAs(path));
  store.close();
  return { path, bytes: readFileSync(path), truth: seen(path) };
}
const { path: original, bytes: good, truth } = whole();

/** Answers of the damaged file that are neither the right ones nor refusals. */
function silentAnswers(bytes: Buffer): { silent: readonly number[]; refused: number; touched: boolean } {
  const path = join(folder, 'damaged.edgelab');
  writeFileSync(path, bytes);
  const found = seen(path);
  const touched = found.includes('refused') && digest(readFileSync(path)) !== digest(bytes);
  rmSync(path);
  if (found.length === 1) return { silent: [], refused: 1, touched };
  const silent = found.flatMap((answer, i) => (answer === truth[i] || answer === 'refused' ? [] : [i]));
  return { silent, refused: found.filter((answer) => answer === 'refused').length, touched };
}

test('of damaged files with sweeps none gives another answer in silence, and what is refused is left untouched', () => {
  expect(truth).toHaveLength(13);
  expect(truth).not.toContain('refused');
  const random = randomNumbers(20_261_125);
  const place = (size: number) => Math.floor(random() * size);
  const damage: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
    'bit flipped': (bytes) => {
      bytes[place(bytes.length)]! ^= 1 << place(8);
      return bytes;
    },
    'forty bytes changed': (bytes) => {
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
  };
  const rows: string[] = [];
  const silent: string[] = [];
  for (const [kind, change] of Object.entries(damage)) {
    const count = { refused: 0, unchanged: 0 };
    for (let k = 0; k < 60; k++) {
      const found = silentAnswers(change(Buffer.from(good)));
      if (found.silent.length > 0) silent.push(`${kind} ${k}: answers ${found.silent.join(' ')}`);
      if (found.touched) silent.push(`${kind} ${k}: the file was changed`);
      if (found.refused > 0) count.refused++;
      else count.unchanged++;
    }
    rows.push(`| ${kind} | ${count.refused} | ${count.unchanged} |`);
  }
  console.log(['| damage | refused as a whole or in part | unchanged answers |', '|---|---|---|', ...rows].join('\n'));
  expect(silent).toEqual([]);
});

test('each stored value that is changed behind the checks of pages is noticed', () => {
  const OPTIONS = {
    readOnly: false,
    timeout: 0,
    defensive: false,
    enableForeignKeyConstraints: false,
    limits: { length: 1e9, sqlLength: 1e6, attach: 1, likePatternLength: 100 },
  } as const;
  /** Written by SQLite itself, so that pages and indices agree with them. */
  const changes: readonly string[] = [
    'UPDATE sweep_column SET data = zeroblob(length(data)) WHERE block_id = 3 AND name = $class$',
    'UPDATE sweep_column SET data = zeroblob(length(data) - 8) WHERE block_id = 3 AND name = $anchor1$',
    'UPDATE sweep_column SET n = n - 1 WHERE block_id = 2 AND name = $period$',
    'UPDATE sweep_column SET codec = 1 - codec WHERE block_id = 2 AND name = $steps$',
    'UPDATE sweep_column SET type = $u4$ WHERE block_id = 2 AND name = $period$',
    'UPDATE sweep_column SET crc = crc + 1 WHERE block_id = 4 AND name = $class$',
    'UPDATE sweep_column SET name = $klass$ WHERE block_id = 4 AND name = $class$',
    'DELETE FROM sweep_column WHERE block_id = 5 AND name = $steps$',
    'UPDATE sweep_column SET block_id = CASE block_id WHEN 1 THEN 1002 ELSE 1001 END WHERE block_id IN (1, 2)',
    'UPDATE sweep_block SET columns = columns - 1 WHERE id = 6',
    'UPDATE sweep_block SET idx = 100 WHERE id = 12',
    'UPDATE sweep_block SET idx = idx + 50 WHERE sweep_id = 2',
    'UPDATE sweep_config SET json = replace(json, $1.1$, $1.2$) WHERE sweep_id = 1',
    'UPDATE sweep_config SET crc = crc - 1 WHERE sweep_id = 2',
    'UPDATE sweep_config SET json = $null$ WHERE sweep_id = 3',
    'UPDATE sweep SET blocks = blocks + 1 WHERE id = 2',
    'UPDATE sweep SET blocks = 0 WHERE id = 1',
    'DELETE FROM sweep_config WHERE sweep_id = 2',
  ];
  const missed: string[] = [];
  for (const change of changes) {
    const path = join(folder, 'changed.edgelab');
    writeFileSync(path, readFileSync(original));
    const database = driver.open(path, OPTIONS);
    database.exec(change.replaceAll('$', `'`));
    if (change.includes('1002')) database.exec('UPDATE sweep_column SET block_id = block_id - 1000 WHERE block_id > 1000');
    database.close();
    const bytes = readFileSync(path);
    expect(digest(bytes), change).not.toBe(digest(good));
    const { silent, refused, touched } = silentAnswers(bytes);
    if (silent.length > 0 || refused === 0 || touched) missed.push(`${change}: ${refused} refused, silent ${silent.join(' ')} ${touched}`);
  }
  expect(missed).toEqual([]);
});
