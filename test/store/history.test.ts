import { describe, expect, test } from 'vitest';
import { insertRun, updateEnd } from '../../src-main/store/runs';
import { listRuns } from '../../src-main/store/run-list';
import { openSession } from '../../src-main/store/open-session';
import { transaction } from '../../src-main/store/session';
import { letGo } from '../../src-main/store/take-over';
import { createStore } from '../../src-main/store/store';
import { SORT_KEYS, type RunQuery, type SortKey } from '../../src-shared/views';
import { experiment, newRun, request, storeRun, temporaryFolder, valueOf } from './samples';

const folder = temporaryFolder();
const query = (changes: Partial<RunQuery> = {}): RunQuery => ({
  sort: [],
  filter: '',
  trash: false,
  offset: 0,
  limit: 1000,
  ...changes,
});

function filled(name: string, count: number) {
  const asked = request(folder, name, 'create');
  const session = valueOf(openSession(asked, null, Date.now));
  const { connection } = session;
  transaction(connection, () => {
    for (let k = 0; k < count; k++) {
      const run = newRun({
        title: `run ${(k * 7919) % count}`,
        experiment: experiment(k),
        // Every third run knows no rate.
        metrics: { eta: (k * 31) % 97, K: k / 7, steps: k, ...(k % 3 === 0 ? {} : { twoStepRate: (k * 17) % 1009 }) },
        created: new Date(Date.UTC(2026, 0, 1) + ((k * 7) % count) * 1000).toISOString(),
      });
      const id = insertRun(connection, run);
      updateEnd(
        connection,
        id,
        { status: 'finished', analysis: null, metrics: { finalLoss: 1 / (k + 1) }, error: null, seconds: k },
        run.created,
      );
    }
  });
  return { asked, session, connection };
}

describe('the run history', () => {
  test('sorts by every key in both directions, unknown values last', () => {
    const { connection, session } = filled('sorted.edgelab', 300);
    const all = listRuns(connection, query()).rows;
    const metric = (key: string) => (id: number) => all[id - 1]?.metrics[key] ?? null;
    const field = (key: 'created' | 'title' | 'status' | 'outcome' | 'problem' | 'id') => (id: number) => all[id - 1]?.[key] ?? null;
    for (const sort of SORT_KEYS) {
      const value =
        all[0]?.metrics[sort] !== undefined || sort === 'twoStepRate' || sort === 'lyapunov' ? metric(sort) : field(sort as 'id');
      for (const descending of [false, true]) {
        const rows = listRuns(connection, query({ sort: [{ key: sort satisfies SortKey, descending }] })).rows;
        expect(rows).toHaveLength(300);
        for (const [k, row] of rows.slice(1).entries()) {
          const [a, b] = [value(rows[k]!.id), value(row.id)];
          if (a === null) expect(b).toBe(null);
          else if (b !== null) expect(descending ? a >= b : a <= b, `${sort}: ${a} before ${b}`).toBe(true);
        }
      }
    }
    letGo(session);
  });

  test('finds text in title, note, problem and outcome, without regard to case, and takes wildcards as they are', () => {
    const store = createStore(() => undefined);
    valueOf(store.open(request(folder, 'found.edgelab', 'create')));
    const percent = storeRun(store, 10, { title: '100% of Two_Step' });
    const other = storeRun(store, 10, { title: 'plain' });
    valueOf(store.edit({ kind: 'note-run', id: other, note: 'remember the\nFLIP' }, 'Note'));
    const found = (text: string) => store.runs(query({ filter: text })).rows.map((row) => row.id);
    expect(found('two_step')).toEqual([percent]);
    expect(found('0%')).toEqual([percent]);
    expect(found('%n%')).toEqual([]);
    expect(found('flip')).toEqual([other]);
    expect(found('QUARTIC')).toEqual([percent, other]);
    expect(found('"\'; DROP TABLE run; --"')).toEqual([]);
    expect(store.runs(query({ filter: 'finished' })).total).toBe(2);
    store.close();
  });

  test('ids and rows are those of the pages, and the bytes of the series add up to the run', () => {
    const store = createStore(() => undefined);
    valueOf(store.open(request(folder, 'rows.edgelab', 'create')));
    const ids = [3, 70_000, 900].map((samples, k) => storeRun(store, samples, { title: `run ${k}`, metrics: { eta: 2 - k } }));
    valueOf(store.edit({ kind: 'pin-runs', ids: [ids[1]!], pinned: true }, 'Pin'));
    const asked = query({ sort: [{ key: 'eta', descending: false }], limit: 1000 });
    expect(store.runIds({ ...asked, offset: 3, limit: 1 })).toEqual(store.runs(asked).rows.map((row) => row.id));
    expect(store.runRows([...ids].reverse().concat(999))).toEqual(
      [...ids].reverse().map((id) => store.runs(query({ filter: `id:${id}` })).rows[0]),
    );
    for (const id of ids) {
      const bytes = store.seriesBytes(id);
      expect(Object.keys(bytes)).toEqual([...valueOf(store.run(id)).series]);
      expect(Object.values(bytes).reduce((sum, own) => sum + own, 0)).toBe(valueOf(store.run(id)).bytes);
    }
    store.close();
  });

  test('pages 10 000 runs, each once, and reopens them', () => {
    const { connection, session, asked } = filled('many.edgelab', 10_000);
    const page = query({ sort: [{ key: 'twoStepRate', descending: true }], offset: 300, limit: 200 });
    expect(listRuns(connection, page)).toMatchObject({ total: 10_000 });
    const whole = listRuns(connection, query({ limit: 10_000 }));
    expect(new Set(whole.rows.map((row) => row.id)).size).toBe(10_000);
    letGo(session);
    const store = createStore(() => undefined);
    expect(valueOf(store.open({ ...asked, mode: 'open' })).runCount).toBe(10_000);
    store.close();
  });
});
