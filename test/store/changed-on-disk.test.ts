import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ChangeOnDisk } from '../../src-shared/versions';
import { createStore } from '../../src-main/store/store';
import { block, codeOf, experiment, newRun, request, sampleAt, storeRun, temporaryFolder, valueOf } from './samples';

/** A project with a run, open in a store of its own, and what that store said of the disk. */
function opened() {
  const folder = temporaryFolder();
  const path = join(folder, 'mine.edgelab');
  const changes: ChangeOnDisk[] = [];
  const store = createStore((event) => event.type === 'changedOnDisk' && changes.push(event.change));
  valueOf(store.open(request(folder, 'mine.edgelab', 'create')));
  valueOf(store.edit({ kind: 'create-experiment', name: 'Mine', experiment: experiment() }, 'New'));
  storeRun(store, 3000);
  const names = () => store.project().experiments.map(({ name }) => name);
  return { folder, path, store, changes, names };
}

/** The same project as it was changed on another machine. */
function elsewhere(folder: string, path: string): string {
  const other = join(folder, 'other', 'mine.edgelab');
  mkdirSync(join(folder, 'other'), { recursive: true });
  copyFileSync(path, other);
  const store = createStore(() => undefined);
  const project = valueOf(store.open({ ...request(folder, '', 'open'), path: other }));
  // Held by this process: on the other machine it is not.
  expect(project.readOnly).toContain('open in another Edge Lab');
  store.close();
  return other;
}

test('another file in its place: own edits go on in a conflict copy, and the file that came is left exactly as it is', () => {
  const { folder, path, store, changes, names } = opened();
  const other = elsewhere(folder, path);
  const theirs = readFileSync(other);
  const { uid } = store.project();
  // A run is being recorded when it happens.
  const id = store.addRun(newRun({ title: 'Going on' }));
  store.setRunStatus(id, 'running');
  store.appendSamples(id, block(['x', 'loss'], 0, 500));
  renameSync(other, path);
  valueOf(store.edit({ kind: 'rename-experiment', id: 1, name: 'After' }, 'Rename'));
  store.appendSamples(id, block(['x', 'loss'], 500, 500));
  store.finishRun(id, { status: 'finished', analysis: null, metrics: {}, error: null, seconds: 1 });
  expect(changes).toMatchObject([{ kind: 'replaced', path }]);
  const { now } = changes[0]!;
  expect(now).toContain(`mine (conflict ${hostname()} `);
  expect(store.project()).toMatchObject({ path: now, readOnly: null, runCount: 2 });
  expect(store.project().uid).not.toBe(uid);
  expect(names()).toEqual(['After']);
  const samples = valueOf(store.samples(id, 'x', 0, 1000));
  expect([...samples]).toEqual(Array.from({ length: 1000 }, (_, i) => sampleAt(0, i)));
  expect(readFileSync(path).equals(theirs)).toBe(true);
  valueOf(store.undo());
  expect(names()).toEqual(['Mine']);
  store.close();
  expect(readFileSync(path).equals(theirs)).toBe(true);
  expect(changes).toHaveLength(1);
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('moved away or removed: everything acknowledged goes on in a copy; renamed in its folder: it is followed', () => {
  for (const away of [(path: string) => rmSync(path), (path: string) => renameSync(path, `${path}.old`)]) {
    const { path, store, changes, names } = opened();
    away(path);
    valueOf(store.edit({ kind: 'rename-experiment', id: 1, name: 'Later' }, 'Rename'));
    expect(changes).toMatchObject([{ kind: 'gone', path }]);
    expect(names()).toEqual(['Later']);
    expect(existsSync(path)).toBe(false);
    store.close();
    const again = createStore(() => undefined);
    expect(valueOf(again.open({ ...request('/', '', 'open'), path: changes[0]!.now, dataFolder: join(path, '..', 'data') }))).toMatchObject(
      {
        runCount: 1,
        readOnly: null,
        experiments: [{ name: 'Later' }],
      },
    );
    again.close();
  }
  const { folder, path, store, changes } = opened();
  const { uid } = store.project();
  const now = join(folder, 'renamed.edgelab');
  renameSync(path, now);
  valueOf(store.edit({ kind: 'rename-experiment', id: 1, name: 'Followed' }, 'Rename'));
  expect(changes).toEqual([{ kind: 'renamed', path, now }]);
  expect(store.project()).toMatchObject({ path: now, uid, title: 'renamed', readOnly: null });
  store.close();
  expect(readdirSync(folder).filter((name) => name.endsWith('.edgelab'))).toEqual(['renamed.edgelab']);
});

test('written or cut off by another program: nothing more is written; it can be opened again as it is then', () => {
  {
    const { folder, path, store, changes } = opened();
    const before = readFileSync(path);
    valueOf(store.edit({ kind: 'rename-experiment', id: 1, name: 'Later' }, 'Rename'));
    writeFileSync(path, before);
    expect(codeOf(store.edit({ kind: 'rename-experiment', id: 1, name: 'Lost' }, 'Rename'))).toBe('read-only');
    expect(changes).toEqual([{ kind: 'written', path, now: path }]);
    expect(readFileSync(path).equals(before)).toBe(true);
    const again = valueOf(store.open(request(folder, 'mine.edgelab', 'open')));
    expect(again).toMatchObject({ readOnly: null, experiments: [{ name: 'Mine' }] });
    valueOf(store.edit({ kind: 'rename-experiment', id: 1, name: 'New' }, 'Rename'));
    store.close();
  }
  const { path, store, changes } = opened();
  truncateSync(path, 3 * 16_384);
  const cut = readFileSync(path);
  expect(store.edit({ kind: 'rename-experiment', id: 1, name: 'Lost' }, 'Rename').ok).toBe(false);
  expect(changes).toMatchObject([{ kind: 'written' }]);
  store.close();
  expect(readFileSync(path).equals(cut)).toBe(true);
});
