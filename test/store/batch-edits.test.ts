import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createStore } from '../../src-main/store/store';
import type { Edit } from '../../src-shared/store-contract';
import { codeOf, experiment, newRun, request, storeRun, temporaryFolder, valueOf } from './samples';

const folder = temporaryFolder();
let files = 0;
const LIST = { sort: [], filter: '', limit: 1000, offset: 0 };

function opened(runs: number, samples = 10) {
  const store = createStore(() => undefined);
  const asked = request(folder, `batch-${++files}.edgelab`, 'create');
  valueOf(store.open(asked));
  for (let k = 0; k < runs; k++) storeRun(store, samples, { title: `run ${k}`, experiment: experiment(k % 3) });
  const ids = (trash = false) => store.runs({ ...LIST, trash }).rows.map((row) => row.id);
  return { store, asked, ids };
}

/** What a user did to the runs, kept in plain JavaScript. */
interface Model {
  readonly tags: Readonly<Record<number, readonly string[]>>;
  readonly pinned: readonly number[];
  readonly starred: readonly number[];
  readonly deleted: readonly number[];
  readonly baseline: number | null;
}

const RUNS = 6;
const EMPTY: Model = { tags: {}, pinned: [], starred: [], deleted: [], baseline: null };

function after(model: Model, edit: Edit): Model {
  switch (edit.kind) {
    case 'tag-runs': {
      const tags = { ...model.tags };
      for (const id of edit.ids)
        tags[id] = [...new Set([...(tags[id] ?? []), ...edit.add])].filter((tag) => !edit.remove.includes(tag)).sort();
      return { ...model, tags };
    }
    case 'pin-runs': {
      const others = model.pinned.filter((id) => !edit.ids.includes(id));
      return { ...model, pinned: (edit.pinned ? [...others, ...new Set(edit.ids)] : others).sort((a, b) => a - b) };
    }
    case 'star-runs': {
      const others = model.starred.filter((id) => !edit.ids.includes(id));
      return { ...model, starred: (edit.starred ? [...others, ...new Set(edit.ids)] : others).sort((a, b) => a - b) };
    }
    case 'delete-runs':
      return { ...model, deleted: [...new Set([...model.deleted, ...edit.ids])].sort((a, b) => a - b) };
    case 'restore-runs':
      return { ...model, deleted: model.deleted.filter((id) => !edit.ids.includes(id)) };
    case 'set-baseline':
      return { ...model, baseline: edit.id };
    default:
      return model;
  }
}

describe('edits of many runs', () => {
  test('any walk of tags, pins, trash and baseline, undone and redone, ends where plain JavaScript says, also reopened', () => {
    const ids = fc.array(fc.integer({ min: 1, max: RUNS }), { minLength: 1, maxLength: 4 });
    const tags = fc.array(fc.constantFrom('a', 'b', 'c d'), { maxLength: 2 });
    const step = fc.oneof(
      fc.record({ kind: fc.constant('tag-runs' as const), ids, add: tags, remove: tags }),
      fc.record({ kind: fc.constant('pin-runs' as const), ids, pinned: fc.boolean() }),
      fc.record({ kind: fc.constant('star-runs' as const), ids, starred: fc.boolean() }),
      fc.record({ kind: fc.constant('delete-runs' as const), ids }),
      fc.record({ kind: fc.constant('restore-runs' as const), ids }),
      fc.record({ kind: fc.constant('set-baseline' as const), id: fc.option(fc.integer({ min: 1, max: RUNS })) }),
      fc.constantFrom('undo' as const, 'undo' as const, 'redo' as const),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (walk) => {
        const { store, asked } = opened(RUNS, 1);
        let past: Model[] = [EMPTY];
        let future: Model[] = [];
        const seen = (): Model => {
          const listed = store.runs({ ...LIST, trash: false }).rows;
          const trash = store.runs({ ...LIST, trash: true }).rows;
          const rows = [...listed, ...trash].sort((a, b) => a.id - b.id);
          expect(rows).toHaveLength(RUNS);
          return {
            tags: Object.fromEntries(rows.filter((row) => row.tags.length > 0).map((row) => [row.id, row.tags])),
            pinned: rows.filter((row) => row.pinned).map((row) => row.id),
            starred: rows.filter((row) => row.starred).map((row) => row.id),
            deleted: trash.map((row) => row.id).sort((a, b) => a - b),
            baseline: store.project().baseline,
          };
        };
        const tidy = (model: Model) => ({
          ...model,
          tags: Object.fromEntries(Object.entries(model.tags).filter(([, own]) => own.length > 0)),
        });
        // A baseline in the trash is none while it is there.
        const shown = (model: Model) => ({ ...tidy(model), baseline: model.deleted.includes(model.baseline ?? 0) ? null : model.baseline });
        for (const what of walk) {
          const now = past.at(-1)!;
          if (what === 'undo') {
            expect(store.undo().ok).toBe(past.length > 1);
            if (past.length > 1) future = [past.pop()!, ...future];
          } else if (what === 'redo') {
            expect(store.redo().ok).toBe(future.length > 0);
            if (future.length > 0) past.push(future.shift()!);
          } else {
            const named = what.kind === 'set-baseline' ? (what.id === null ? [] : [what.id]) : what.ids;
            const allowed = named.every((id) => now.deleted.includes(id) === (what.kind === 'restore-runs'));
            expect(store.edit(what, what.kind).ok).toBe(allowed);
            const next = allowed ? after(now, what) : now;
            if (JSON.stringify(tidy(next)) !== JSON.stringify(tidy(now))) [past, future] = [[...past, next], []];
          }
          expect(seen()).toEqual(shown(past.at(-1)!));
        }
        store.close();
        valueOf(store.open({ ...asked, mode: 'open' }));
        expect(seen()).toEqual(shown(past.at(-1)!));
        store.close();
      }),
      { numRuns: 15 },
    );
  }, 120_000);

  test('one unknown or computing run refuses the whole edit, and nothing of it is done', () => {
    const { store, ids } = opened(2);
    const computing = store.addRun(newRun());
    expect(codeOf(store.edit({ kind: 'delete-runs', ids: [1, computing, 2] }, 'Delete'))).toBe('run-active');
    expect(codeOf(store.edit({ kind: 'tag-runs', ids: [1, 99], add: ['x'], remove: [] }, 'Tag'))).toBe('no-such-run');
    expect(codeOf(store.edit({ kind: 'restore-runs', ids: [1] }, 'Restore'))).toBe('no-such-run');
    expect(ids()).toEqual([1, 2, computing]);
    expect(store.runs({ ...LIST, trash: false, filter: 'tag:x' }).total).toBe(0);
    expect(store.project().undo).toBeNull();
    store.close();
  });
});

describe('the trash', () => {
  test('purging removes runs for good, says how many bytes, and leaves no step of undo that does nothing', () => {
    const { store, ids } = opened(4, 1000);
    const bytes = store.runs({ ...LIST, trash: false }).rows[0]!.bytes;
    // Two series of 1 000 doubles with their pyramids, a sixteenth and a bit more.
    expect(bytes).toBeGreaterThan(2 * 8 * 1000);
    expect(bytes).toBeLessThan(2 * 8 * 1000 * 1.1);
    valueOf(store.edit({ kind: 'tag-runs', ids: [1, 2], add: ['gone'], remove: [] }, 'Tag'));
    valueOf(store.edit({ kind: 'tag-runs', ids: [2, 3], add: ['stays'], remove: [] }, 'Tag more'));
    valueOf(store.edit({ kind: 'delete-runs', ids: [1, 2] }, 'Delete'));
    expect(valueOf(store.purgeRuns([3]))).toEqual({ runs: 0, bytes: 0 });
    expect(valueOf(store.purgeRuns([1, 2]))).toEqual({ runs: 2, bytes: 2 * bytes });
    expect([ids(), ids(true)]).toEqual([[3, 4], []]);
    expect(codeOf(store.run(1))).toBe('no-such-run');
    // What is left to take back concerns run 3.
    expect(store.project().undo).toBe('Tag more');
    valueOf(store.undo());
    expect(codeOf(store.undo())).toBe('nothing-to-undo');
    valueOf(store.redo());
    expect(store.runs({ ...LIST, trash: false, filter: 'tag:stays' }).rows.map((row) => row.id)).toEqual([3]);
    store.close();
  });

  test('a baseline that is purged is none', () => {
    const { store } = opened(2);
    valueOf(store.edit({ kind: 'set-baseline', id: 1 }, 'Set baseline'));
    valueOf(store.edit({ kind: 'delete-runs', ids: [1] }, 'Delete'));
    valueOf(store.purgeRuns(null));
    expect(store.project().baseline).toBeNull();
    store.close();
  });
});

test('runs of the same experiment know each other, whatever the order of its keys; runs in the trash are left out', () => {
  const { store } = opened(0);
  const base = experiment(1);
  const turned = Object.fromEntries(Object.entries(base).reverse()) as typeof base;
  for (const changed of [base, turned, { ...base, seed: base.seed + 1 }, base, { ...base, start: [0.8000000000000002] }])
    storeRun(store, 1, { experiment: changed, title: String(Math.floor(changed.seed)) });
  expect(store.sameSpecification(1)).toEqual([2, 4]);
  expect(store.sameSpecification(4)).toEqual([1, 2]);
  expect(store.sameSpecification(3)).toEqual([]);
  expect(store.sameSpecification(5)).toEqual([]);
  expect(store.sameSpecification(99)).toEqual([]);
  valueOf(store.edit({ kind: 'delete-runs', ids: [2] }, 'Delete'));
  expect(store.sameSpecification(1)).toEqual([4]);
  store.close();
});
