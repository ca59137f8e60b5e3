/** Tags, pins, stars, notes, names, trash, baseline, columns and saved filters: what was acknowledged of them outlives the process. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { createStore } from '../../src-main/store/store';
import { bundled } from '../bundle';
import { storeRun, valueOf } from '../store/samples';
import { killed } from './killed';

const KILLS = 6;
const EDITS = 6_000;
/** The runs 1 to 5 are written on, the last one goes into the trash and comes back. */
const RUNS = 6;

type Call =
  | readonly ['tagRuns', readonly number[], readonly string[], readonly string[]]
  | readonly ['pinRuns' | 'starRuns', readonly number[], boolean]
  | readonly ['noteRun' | 'renameRun', number, string]
  | readonly ['deleteRuns' | 'restoreRuns', readonly number[]]
  | readonly ['setBaseline', number]
  | readonly ['setHistoryView', string];

function callAt(k: number): Call {
  const run = 1 + (k % (RUNS - 1));
  const pair = [run, 1 + ((k + 2) % (RUNS - 1))];
  switch (k % 9) {
    case 0:
      return ['tagRuns', pair, [`tag ${k % 5}`], [`tag ${(k + 3) % 5}`]];
    case 1:
      return ['pinRuns', pair, k % 2 === 0];
    case 2:
      return ['starRuns', pair, k % 4 < 2];
    case 3:
      return ['noteRun', run, `Note ${k}`];
    case 4:
      return ['renameRun', run, `Run of edit ${k}`];
    case 5:
      return ['deleteRuns', [RUNS]];
    case 6:
      return ['restoreRuns', [RUNS]];
    case 7:
      return ['setBaseline', run];
    default:
      return ['setHistoryView', JSON.stringify({ saved: [{ name: `Filter ${k}`, filter: 'K>1' }] })];
  }
}

const untouched = () => ({
  tags: Array.from({ length: RUNS }, (): readonly string[] => []),
  pinned: Array<boolean>(RUNS).fill(false),
  starred: Array<boolean>(RUNS).fill(false),
  notes: Array<string>(RUNS).fill(''),
  titles: Array<string>(RUNS).fill(''),
  deleted: false,
  baseline: null as number | null,
  view: '',
});

/** The history after the first `done` calls. */
function after(calls: readonly Call[], done: number) {
  const state = untouched();
  for (const call of calls.slice(0, done)) {
    const at = (call[0] === 'noteRun' || call[0] === 'renameRun' ? call[1] : 0) - 1;
    if (call[0] === 'tagRuns')
      for (const id of call[1])
        state.tags[id - 1] = [...new Set([...state.tags[id - 1]!, ...call[2]])].filter((tag) => !call[3].includes(tag)).sort();
    else if (call[0] === 'pinRuns') for (const id of call[1]) state.pinned[id - 1] = call[2];
    else if (call[0] === 'starRuns') for (const id of call[1]) state.starred[id - 1] = call[2];
    else if (call[0] === 'noteRun') state.notes[at] = call[2];
    else if (call[0] === 'renameRun') state.titles[at] = call[2];
    else if (call[0] === 'setBaseline') state.baseline = call[1];
    else if (call[0] === 'setHistoryView') state.view = call[1];
    else state.deleted = call[0] === 'deleteRuns';
  }
  return state;
}

const open = (path: string) => ({ path, title: '', unsaved: false, dataFolder: join(path, '..', 'data') });

/** The history as the file has it. */
function stored(path: string): ReturnType<typeof after> {
  const store = createStore(() => undefined);
  const project = valueOf(store.open({ ...open(path), mode: 'open' }));
  const ids = Array.from({ length: RUNS }, (_, k) => k + 1);
  const rows = store.runRows(ids);
  const deleted = store.runs({ sort: [], filter: '', trash: true, offset: 0, limit: 10 }).total === 1;
  const notes = ids.map((id) => (id === RUNS ? '' : valueOf(store.run(id)).note));
  const found = {
    tags: rows.map((row) => row.tags),
    pinned: rows.map((row) => row.pinned),
    starred: rows.map((row) => row.starred),
    titles: rows.map((row) => row.title),
    ...{ notes, deleted, baseline: project.baseline, view: project.historyView },
  };
  store.close();
  return found;
}

test(`no acknowledged edit of the history is lost or half done when the process is killed at ${KILLS} moments`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'edgelab-edits-'));
  const path = join(folder, 'edits.edgelab');
  const store = createStore(() => undefined);
  valueOf(store.open({ ...open(path), mode: 'create' }));
  for (let k = 0; k < RUNS; k++) storeRun(store, 5, { title: '' });
  store.close();
  const calls = Array.from({ length: EDITS }, (_, k) => callAt(k));
  const list = join(folder, 'edits.json');
  writeFileSync(list, JSON.stringify(calls));
  const scripts = await Promise.all((['lab', 'simulation', 'store'] as const).map(bundled));
  let done = 0;
  for (let k = 0; k < KILLS; k++) {
    const last = await killed('editor.mjs', [...scripts, path, list, String(done)], (k * 53) % 170);
    const acknowledged = Number(last.replace('done ', '')) + 1;
    expect(acknowledged).toBeGreaterThan(done);
    const found = stored(path);
    // The call under way may have been kept, and was not said.
    const kept = [acknowledged, acknowledged + 1];
    expect(kept.map((n) => after(calls, n))).toContainEqual(found);
    done = kept.findLast((n) => isDeepStrictEqual(after(calls, n), found)) ?? acknowledged;
  }
  rmSync(folder, { recursive: true, force: true });
  expect(done).toBeGreaterThan(KILLS * 3);
});
