import { afterAll, beforeAll } from 'vitest';
import { createStore } from '../../src-main/store/store';
import type { RunAnalysis } from '../../src-shared/analysis';
import { OUTCOME_KINDS, type OutcomeKind, type Status } from '../../src-shared/spec';
import type { StoreCalls } from '../../src-shared/store-contract';
import type { RunRow } from '../../src-shared/views';
import { experiment, newRun, request, temporaryFolder, valueOf } from './samples';

export const RUNS = 160;
const TAGS = ['paper', 'Draft', 'figure 3'];

/** A run as the history knows it, with its note. */
export type Known = RunRow & { readonly note: string };

/** A project of runs of many kinds, made before the tests of the file; `all`: its runs, pinned ones first, by id. */
export function queriedProject(): { readonly store: StoreCalls; readonly all: () => readonly Known[] } {
  const folder = temporaryFolder();
  const store = createStore(() => undefined);
  const notes = new Map<number, string>();
  const note = (id: number, text: string) => {
    notes.set(id, text);
    valueOf(store.edit({ kind: 'note-run', id, note: text }, 'Note'));
  };
  beforeAll(() => fill(), 120_000);
  afterAll(() => void store.close());
  const fill = () => {
    valueOf(store.open(request(folder, 'query.edgelab', 'create')));
    const pick = <T>(items: readonly T[], k: number) => items[k % items.length]!;
    for (let k = 0; k < RUNS; k++) {
      const outcome = pick(OUTCOME_KINDS, k * 7) as OutcomeKind;
      const period = outcome === 'period-p' ? pick([2, 4, 3], k) : outcome === 'converged' ? 1 : null;
      const run = newRun({
        title: pick(['', `Run ${k}`, 'K_5% off', 'wider', 'ABC'], k),
        experiment: { ...experiment((k % 5) / 2), start: [k % 4 === 0 ? 1 / 3 : k % 7], seed: k % 11, problem: pick(problems(k), k) },
        created: new Date(Date.UTC(2026, k % 12, 1 + (k % 28), k % 24, (k * 7) % 60)).toISOString(),
        metrics: { eta: (k % 9) / 8, K: ((k * 31) % 97) / 40, ...(k % 3 === 0 ? {} : { twoStepRate: ((k * 17) % 101) / 100 }) },
      });
      const id = store.addRun(run);
      const status = pick<Status>(['finished', 'finished', 'stopped', 'failed'], k);
      const analysis = { outcome: { kind: outcome, period, evidence: { code: '', values: {}, robust: null } } } as unknown as RunAnalysis;
      const metrics = { finalLoss: 10 ** -(k % 13), ...(k % 2 === 0 ? { gap: k % 6 } : {}) };
      store.finishRun(id, { status, analysis: status === 'failed' ? null : analysis, metrics, error: null, seconds: (k % 10) / 4 });
      if (k % 6 === 0) note(id, pick(['Two\nlines with flip', '50% done_', 'A "quoted" remark'], k / 6));
      if (k % 5 === 0) valueOf(store.edit({ kind: 'star-run', id, starred: true }, 'Star'));
    }
    for (const [k, tag] of TAGS.entries())
      valueOf(store.edit({ kind: 'tag-runs', ids: ids((id) => id % (k + 3) === 0), add: [tag], remove: [] }, 'Tag'));
    valueOf(store.edit({ kind: 'pin-runs', ids: [7, 100, 101], pinned: true }, 'Pin'));
  };
  const all = () =>
    store
      .runs({ sort: [{ key: 'id', descending: false }], filter: '', trash: false, offset: 0, limit: RUNS })
      .rows.map((row) => ({ ...row, note: notes.get(row.id) ?? '' }));
  return { store, all };
}

const ids = (wanted: (id: number) => boolean) => Array.from({ length: RUNS }, (_, k) => k + 1).filter(wanted);

/** Parameters of different kinds under one name. */
function problems(k: number) {
  return [
    { id: 'quartic', params: { mu: (k % 5) / 2 } },
    { id: 'squared-loss', params: { model: k % 2 === 0 ? 'tanh' : 'exp', mu: k % 4 === 0 ? 'large' : 2 } },
    { id: 'xy', params: {} },
  ];
}
