import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { createStore } from '../../src-main/store/store';
import type { Edit } from '../../src-shared/store-contract';
import { codeOf, experiment, newRun, request, storeRun, temporaryFolder, valueOf } from './samples';

const folder = temporaryFolder();
let files = 0;

function open() {
  let time = Date.UTC(2026, 0, 1);
  const store = createStore(
    () => undefined,
    () => time,
  );
  const asked = request(folder, `edits-${++files}.edgelab`, 'create');
  valueOf(store.open(asked));
  return { store, asked, wait: (ms: number) => void (time += ms) };
}

const ALL = { sort: [], filter: '', trash: false, offset: 0, limit: 100 };

describe('edits', () => {
  test('every kind is taken back and done again, also after reopening', () => {
    const { store, asked } = open();
    const id = valueOf(store.edit({ kind: 'create-experiment', name: 'One', experiment: experiment(1) }, 'New experiment'));
    const runId = storeRun(store, 10, { experimentId: id });
    const other = storeRun(store, 10, { experimentId: id, title: 'Other' });
    const edits: readonly Exclude<Edit, { kind: 'create-experiment' }>[] = [
      { kind: 'rename-experiment', id, name: 'Two' },
      { kind: 'edit-experiment', id, experiment: experiment(2) },
      { kind: 'rename-run', id: runId, title: 'Renamed' },
      { kind: 'note-run', id: runId, note: 'Seen twice.' },
      { kind: 'star-run', id: runId, starred: true },
      { kind: 'tag-runs', ids: [runId, other], add: ['paper', ' draft '], remove: [] },
      { kind: 'tag-runs', ids: [other], add: ['late'], remove: ['paper'] },
      { kind: 'pin-runs', ids: [other], pinned: true },
      { kind: 'set-baseline', id: runId },
      { kind: 'history-view', json: '{"columns":["K"]}' },
      { kind: 'report', json: '{"title":"One"}' },
      { kind: 'report', json: '{"title":"Two"}' },
      { kind: 'delete-runs', ids: [runId, other] },
      { kind: 'restore-runs', ids: [other] },
      { kind: 'restore-runs', ids: [runId] },
      { kind: 'set-baseline', id: null },
      { kind: 'pin-runs', ids: [other, runId], pinned: false },
      { kind: 'delete-run', id: runId },
      { kind: 'delete-run', id: other },
      { kind: 'delete-experiment', id },
    ];
    const seen = () => {
      const project = store.project();
      const run = store.run(runId);
      const { experiments, runCount, baseline, historyView, report } = project;
      const trash = store.runs({ ...ALL, trash: true });
      const note = run.ok ? run.value.note : null;
      return { experiments, runCount, baseline, historyView, report, trash, rows: store.runs(ALL), note };
    };
    const states = [seen()];
    for (const edit of edits) {
      valueOf(store.edit(edit, edit.kind));
      expect(seen()).not.toEqual(states.at(-1));
      states.push(seen());
    }
    expect(store.project()).toMatchObject({ undo: 'delete-experiment', redo: null, experiments: [], runCount: 0 });
    expect(codeOf(store.run(runId))).toBe('no-such-run');
    store.close();
    valueOf(store.open({ ...asked, mode: 'open' }));
    for (let k = edits.length - 1; k >= 0; k--) {
      valueOf(store.undo());
      expect(seen()).toEqual(states[k]);
    }
    valueOf(store.undo());
    expect(store.project()).toMatchObject({ experiments: [], undo: null, redo: 'New experiment' });
    expect(codeOf(store.undo())).toBe('nothing-to-undo');
    valueOf(store.redo());
    for (let k = 1; k <= edits.length; k++) {
      valueOf(store.redo());
      expect(seen()).toEqual(states[k]);
    }
    expect(codeOf(store.redo())).toBe('nothing-to-redo');
    store.close();
  });

  test('changes of one kind to one experiment within two seconds are one step', () => {
    const { store, wait } = open();
    const id = valueOf(store.edit({ kind: 'create-experiment', name: 'One', experiment: experiment(1) }, 'New experiment'));
    for (const mu of [2, 3, 4]) {
      wait(1500);
      valueOf(store.edit({ kind: 'edit-experiment', id, experiment: experiment(mu) }, 'Change μ'));
    }
    wait(2500);
    valueOf(store.edit({ kind: 'edit-experiment', id, experiment: experiment(5) }, 'Change μ'));
    const mu = () => store.project().experiments[0]?.experiment.problem.params['mu'];
    valueOf(store.undo());
    expect(mu()).toBe(4);
    valueOf(store.undo());
    expect(mu()).toBe(1);
    valueOf(store.redo());
    expect(mu()).toBe(4);
    valueOf(store.edit({ kind: 'edit-experiment', id, experiment: experiment(9) }, 'Change μ'));
    expect(store.project().redo).toBe(null);
    valueOf(store.undo());
    expect(mu()).toBe(4);
    store.close();
  });

  test('any walk of edits, undo and redo ends where a list of states says', () => {
    const { store, wait } = open();
    const id = valueOf(store.edit({ kind: 'create-experiment', name: '0', experiment: experiment() }, 'New'));
    let past: string[] = ['0'];
    let future: string[] = [];
    const name = () => store.project().experiments[0]?.name;
    fc.assert(
      fc.property(fc.array(fc.constantFrom('edit', 'undo', 'redo'), { maxLength: 30 }), fc.nat(), (walk, salt) => {
        for (const [k, what] of walk.entries()) {
          wait(10);
          if (what === 'edit') {
            const next = `${salt}.${k}.${past.length}`;
            valueOf(store.edit({ kind: 'rename-experiment', id, name: next }, 'Rename'));
            if (next !== past.at(-1)) [past, future] = [[...past, next], []];
          } else if (what === 'undo' && past.length > 1) {
            valueOf(store.undo());
            future = [past.pop()!, ...future];
          } else if (what === 'redo' && future.length > 0) {
            valueOf(store.redo());
            past.push(future.shift()!);
          }
          expect(name()).toBe(past.at(-1));
        }
      }),
      { numRuns: 20 },
    );
    store.close();
  });

  test('refuses what does not exist and a run that has not ended; text loses U+0000', () => {
    const { store } = open();
    expect(codeOf(store.edit({ kind: 'rename-run', id: 5, title: 'x' }, 'Rename'))).toBe('no-such-object');
    const id = store.addRun(newRun());
    expect(codeOf(store.edit({ kind: 'delete-run', id }, 'Delete'))).toBe('run-active');
    valueOf(store.edit({ kind: 'note-run', id, note: 'a\0b' }, 'Note'));
    expect(valueOf(store.run(id)).note).toBe('ab');
    expect(valueOf(store.edit({ kind: 'note-run', id, note: 'ab' }, 'Same note'))).toBe(id);
    expect(store.project().undo).toBe('Note');
    store.close();
  });

  test('the log keeps a thousand edits; a deleted run stays in the trash until it is purged, and its number is not given again', () => {
    const { store, asked } = open();
    const runId = storeRun(store, 40_000);
    valueOf(store.edit({ kind: 'delete-run', id: runId }, 'Delete'));
    const id = valueOf(store.edit({ kind: 'create-experiment', name: 'E', experiment: experiment() }, 'New'));
    for (let k = 0; k < 1000; k++) valueOf(store.edit({ kind: 'rename-experiment', id, name: `n${k}` }, 'Rename'));
    store.close();
    valueOf(store.open({ ...asked, mode: 'open' }));
    let steps = 0;
    while (store.undo().ok) steps++;
    expect(steps).toBe(1000);
    expect(store.runs({ ...ALL, trash: true }).rows.map((row) => row.id)).toEqual([runId]);
    expect(valueOf(store.purgeRuns(null))).toMatchObject({ runs: 1 });
    expect(codeOf(store.samples(runId, 'x', 0, 1))).toBe('no-such-run');
    expect(store.runs({ ...ALL, trash: true }).total).toBe(0);
    expect(storeRun(store, 1)).toBeGreaterThan(runId);
    store.close();
  });
});
