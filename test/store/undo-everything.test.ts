import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Edit, StoreCalls } from '../../src-shared/store-contract';
import { createStore } from '../../src-main/store/store';
import { experiment, request, storeRun, temporaryFolder, valueOf } from './samples';
import { storeSweep } from './sweep-samples';

const RUNS = 3;
const run = fc.integer({ min: 1, max: RUNS });
const runs = fc.uniqueArray(run, { minLength: 1 });
const word = fc.constantFrom('a', 'b', 'Ü', 'paper', '');
const tags = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 2 });
const zoom = fc.option(
  fc.record({ of: fc.constantFrom('1', '1,2'), x: fc.constantFrom([0, 10] as const, [2.5, 3] as const, null), y: fc.constant(null) }),
  { nil: null },
);

/** Every kind of edit there is. */
const edits: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constant('create-experiment' as const), name: word, experiment: fc.constant(experiment(2)) }),
  fc.record({ kind: fc.constant('edit-experiment' as const), id: run, experiment: fc.integer({ min: 1, max: 4 }).map(experiment) }),
  fc.record({ kind: fc.constant('rename-experiment' as const), id: run, name: word }),
  fc.record({ kind: fc.constant('delete-experiment' as const), id: run }),
  fc.record({ kind: fc.constant('rename-run' as const), id: run, title: word }),
  fc.record({ kind: fc.constant('note-run' as const), id: run, note: word }),
  fc.record({ kind: fc.constant('star-run' as const), id: run, starred: fc.boolean() }),
  fc.record({ kind: fc.constant('delete-run' as const), id: run }),
  fc.record({ kind: fc.constantFrom('delete-runs' as const, 'restore-runs' as const), ids: runs }),
  fc.record({ kind: fc.constant('tag-runs' as const), ids: runs, add: tags, remove: tags }),
  fc.record({ kind: fc.constant('pin-runs' as const), ids: runs, pinned: fc.boolean() }),
  fc.record({ kind: fc.constant('set-baseline' as const), id: fc.option(run, { nil: null }) }),
  fc.record({ kind: fc.constant('history-view' as const), json: fc.constantFrom('{}', '{"columns":["K"]}') }),
  fc.record({ kind: fc.constant('rename-sweep' as const), id: fc.constant(1), title: word }),
  fc.record({ kind: fc.constant('delete-sweep' as const), id: fc.constant(1) }),
  fc.record({ kind: fc.constant('arrange-charts' as const), layout: fc.constantFrom('{"a":1}', '{"b":2}') }),
  fc.record({ kind: fc.constant('zoom-chart' as const), chart: fc.constantFrom('loss', 'edge'), zoom }),
);
const step = fc.oneof(
  { weight: 6, arbitrary: edits.map((edit) => ({ edit })) },
  { weight: 3, arbitrary: fc.constant('undo' as const) },
  { weight: 2, arbitrary: fc.constant('redo' as const) },
  { weight: 1, arbitrary: fc.constant('reopen' as const) },
);

/** Each kind once, in an order in which each of them changes something. */
const EACH: readonly Edit[] = [
  { kind: 'create-experiment', name: 'E', experiment: experiment() },
  { kind: 'edit-experiment', id: 1, experiment: experiment(3) },
  { kind: 'rename-experiment', id: 1, name: 'F' },
  { kind: 'delete-experiment', id: 1 },
  { kind: 'rename-run', id: 1, title: 'R' },
  { kind: 'note-run', id: 1, note: 'N' },
  { kind: 'star-run', id: 1, starred: true },
  { kind: 'delete-run', id: 3 },
  { kind: 'delete-runs', ids: [2] },
  { kind: 'restore-runs', ids: [2, 3] },
  { kind: 'tag-runs', ids: [1, 2], add: ['a'], remove: [] },
  { kind: 'pin-runs', ids: [1, 2], pinned: true },
  { kind: 'set-baseline', id: 1 },
  { kind: 'history-view', json: '{}' },
  { kind: 'rename-sweep', id: 1, title: 'S' },
  { kind: 'delete-sweep', id: 1 },
  { kind: 'arrange-charts', layout: '1' },
  { kind: 'zoom-chart', chart: 'loss', zoom: { of: '1', x: [0, 1], y: null } },
];

/** A zoom while it could be done again is no step, and still the way back leads to it. */
const ZOOM = { edit: { kind: 'zoom-chart', chart: 'loss', zoom: { of: '1', x: [0, 10], y: null } } } as const;

/** Everything an edit can change, as the window sees it. */
function shown(store: StoreCalls): string {
  const { experiments, runCount, layout, zooms, baseline, historyView } = store.project();
  const rows = [false, true].map((trash) => store.runs({ sort: [], filter: '', trash, offset: 0, limit: 100 }).rows);
  const notes = Array.from({ length: RUNS }, (_, k) => store.run(k + 1)).map((view) => (view.ok ? view.value.note : null));
  return JSON.stringify({ experiments, runCount, layout, zooms, baseline, historyView, rows, notes, sweeps: store.sweeps() });
}

describe('undo of everything', () => {
  test('any edits, undone and done again in any order and across openings: back to the first state, and forth to the last', () => {
    const folder = temporaryFolder();
    let now = 1_000_000;
    let count = 0;
    const steps = new Map<string, number>();
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 20 }), (all) => {
        const name = `undo-${++count}.edgelab`;
        const store = createStore(
          () => undefined,
          () => now,
        );
        const open = (mode: 'create' | 'open') =>
          valueOf(store.open({ ...request(folder, name, mode), dataFolder: join(folder, `data-${count}`) }));
        open('create');
        for (let k = 0; k < RUNS; k++) storeRun(store, 10);
        storeSweep(store, 2);
        const states = [shown(store)];
        let at = 0;
        for (const one of all) {
          now += 5_000;
          if (one === 'reopen') {
            store.close();
            open('open');
          } else if (one === 'undo') {
            if (at > 0) expect(valueOf(store.undo())).toBeNull();
            at = Math.max(0, at - 1);
          } else if (one === 'redo') {
            if (at < states.length - 1) expect(valueOf(store.redo())).toBeNull();
            at = Math.min(states.length - 1, at + 1);
          } else {
            const before = store.project();
            if (!store.edit(one.edit, one.edit.kind).ok) continue;
            const after = store.project();
            steps.set(one.edit.kind, (steps.get(one.edit.kind) ?? 0) + 1);
            // A zoom while there is something to redo is no step, and one after a zoom goes on with it.
            if (one.edit.kind === 'zoom-chart' && (before.redo !== null || before.undo === 'zoom-chart')) {
              if (before.redo !== null) expect(after.redo).toBe(before.redo);
              while (store.undo().ok);
              at = 0;
              // What such a zoom left in force is part of the states from here on.
              states.length = 1;
              states[0] = shown(store);
              while (store.redo().ok) states.push(shown(store));
              at = states.length - 1;
              continue;
            }
            if (shown(store) === states[at]) continue;
            states.length = ++at;
            states.push(shown(store));
          }
          expect(shown(store)).toBe(states[at]);
        }
        while (at > 0) {
          valueOf(store.undo());
          expect(shown(store)).toBe(states[--at]);
        }
        expect(store.project().undo).toBeNull();
        store.close();
        open('open');
        while (at < states.length - 1) {
          valueOf(store.redo());
          expect(shown(store)).toBe(states[++at]);
        }
        expect(store.project().redo).toBeNull();
        store.close();
      }),
      { numRuns: Number(process.env['EDGELAB_UNDOS'] ?? 15), examples: [[EACH.map((edit) => ({ edit }))], [[ZOOM, 'undo', ZOOM, 'redo']]] },
    );
    // Every kind was tried.
    expect(steps.size).toBe(EACH.length);
  });

  test('zooms of one chart are one step; arranging within a moment is one; neither costs what could be redone', () => {
    const folder = temporaryFolder();
    let now = 1_000_000;
    const store = createStore(
      () => undefined,
      () => now,
    );
    valueOf(store.open(request(folder, 'views.edgelab', 'create')));
    const show = (chart: string, x: readonly [number, number]) => {
      now += 60_000;
      valueOf(store.edit({ kind: 'zoom-chart', chart, zoom: { of: '1', x, y: null } }, `Zoom ${chart}`));
    };
    valueOf(store.edit({ kind: 'create-experiment', name: 'E', experiment: experiment() }, 'New'));
    for (const x of [1, 2, 3]) show('loss', [0, x]);
    show('edge', [5, 6]);
    expect(store.project()).toMatchObject({ undo: 'Zoom edge', zooms: { loss: { x: [0, 3] }, edge: { x: [5, 6] } } });
    valueOf(store.undo());
    expect(store.project()).toMatchObject({ undo: 'Zoom loss', redo: 'Zoom edge', zooms: { loss: { x: [0, 3] } } });
    valueOf(store.undo());
    expect(store.project()).toMatchObject({ undo: 'New', zooms: {} });
    // Looking while something can be redone.
    show('loss', [7, 8]);
    expect(store.project()).toMatchObject({ undo: 'New', redo: 'Zoom loss', zooms: { loss: { x: [7, 8] } } });
    valueOf(store.edit({ kind: 'arrange-charts', layout: '1' }, 'Arrange'));
    now += 500;
    valueOf(store.edit({ kind: 'arrange-charts', layout: '2' }, 'Arrange'));
    expect(store.project()).toMatchObject({ layout: '2', undo: 'Arrange', redo: null });
    valueOf(store.undo());
    expect(store.project()).toMatchObject({ layout: '', undo: 'New', redo: 'Arrange' });
    store.close();
  });
});
