import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { driver } from '../../src-main/store/driver';
import { readHeader } from '../../src-main/store/header';
import { APPLICATION_ID } from '../../src-main/store/schema';
import { createStore } from '../../src-main/store/store';
import { codeOf, experiment, request, storeRun, temporaryFolder, valueOf } from './samples';
import { storeSweep } from './sweep-samples';

const folder = temporaryFolder();
/** The texts version 1 wrote. */
const VERSION_1 = readFileSync(join(import.meta.dirname, 'version-1.sql'), 'utf8');
const RUNS = { sort: 'id', descending: false, text: '', offset: 0, limit: 100 } as const;
const LIMITS = { length: 1e9, sqlLength: 1e6, attach: 1, likePatternLength: 100 };

/** A file as version 1 left it: its schema, and an experiment, an edit and two runs of real data. */
function version1(name: string): string {
  const source = join(folder, `${name}.source`);
  const store = createStore(() => undefined);
  valueOf(store.open({ ...request(folder, '', 'create'), path: source }));
  const id = valueOf(store.edit({ kind: 'create-experiment', name: 'E', experiment: experiment() }, 'New'));
  valueOf(store.edit({ kind: 'rename-experiment', id, name: 'F' }, 'Rename'));
  storeRun(store, 40_000, { experimentId: id });
  storeRun(store, 100, { title: 'short' });
  store.close();
  const database = driver.open(join(folder, name), {
    readOnly: false,
    timeout: 0,
    defensive: false,
    enableForeignKeyConstraints: false,
    limits: LIMITS,
  });
  database.exec(`PRAGMA page_size = 16384; PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = 1`);
  database.exec(VERSION_1);
  database.exec(`ATTACH '${source}' AS source`);
  for (const [, table] of VERSION_1.matchAll(/CREATE TABLE (\w+)/g)) database.exec(`INSERT INTO ${table} SELECT * FROM source.${table}`);
  database.exec(`UPDATE meta SET value = '1' WHERE key = 'min_reader'; DETACH source`);
  database.close();
  return join(folder, name);
}

/** Everything a project of version 1 shows. */
function shown(store: ReturnType<typeof createStore>) {
  const { experiments, undo, redo, uid, title } = store.project();
  const runs = store.runs(RUNS);
  const samples = runs.rows.map(({ id }) => ['x', 'loss'].map((name) => valueOf(store.samples(id, name, 0, 100_000))));
  return { experiments, undo, redo, uid, title, runs, samples };
}

describe('a project of version 1', () => {
  test('is brought to this version with everything in it, keeps a copy, and takes sweeps', () => {
    const path = version1('old.edgelab');
    const original = readFileSync(path);
    const reference = createStore(() => undefined);
    valueOf(reference.open({ ...request(folder, '', 'open'), path: `${path}.source` }));
    const truth = shown(reference);
    reference.close();

    const store = createStore(() => undefined);
    const project = valueOf(store.open(request(folder, 'old.edgelab', 'open')));
    expect(project.readOnly).toBeNull();
    expect(project.notice).toContain('brought to this version');
    expect(shown(store)).toEqual(truth);
    const backups = join(folder, 'data', 'backups', project.uid);
    const [copy] = readdirSync(backups);
    expect(readFileSync(join(backups, copy!)).equals(original)).toBe(true);
    expect(project.notice).toContain(copy);

    const sweep = storeSweep(store, 3);
    valueOf(store.undo());
    store.close();
    const header = valueOf(readHeader(path));
    expect(header.userVersion).toBe(2);
    const again = valueOf(store.open(request(folder, 'old.edgelab', 'open')));
    expect(again.notice).toBeNull();
    expect(store.sweeps()).toMatchObject([{ id: sweep, blocksDone: 3 }]);
    expect(readdirSync(backups)).toHaveLength(1);
    store.close();
  });

  test('is opened to read, unchanged, where no copy can be kept; Save As brings the copy to this version', () => {
    const path = version1('unkept.edgelab');
    const original = readFileSync(path);
    // A file stands where the folder of backups would be made.
    const dataFolder = join(folder, 'occupied');
    writeFileSync(dataFolder, '');
    const store = createStore(() => undefined);
    const project = valueOf(store.open({ ...request(folder, 'unkept.edgelab', 'open'), dataFolder }));
    expect(project.readOnly).toContain('older version');
    expect(store.sweeps()).toEqual([]);
    expect(codeOf(store.sweepWork(1))).toBe('no-such-sweep');
    const { total } = store.runs(RUNS);
    valueOf(store.saveAs(join(folder, 'saved.edgelab')));
    expect(store.runs(RUNS).total).toBe(total);
    storeSweep(store, 1);
    expect(store.sweeps()).toHaveLength(1);
    store.close();
    expect(readFileSync(path).equals(original)).toBe(true);
    expect(statSync(join(folder, 'saved.edgelab')).size).toBeGreaterThan(0);
  });

  test('with a table of ours that version 1 did not know is refused', () => {
    const path = version1('mixed.edgelab');
    const database = driver.open(path, {
      readOnly: false,
      timeout: 0,
      defensive: false,
      enableForeignKeyConstraints: false,
      limits: LIMITS,
    });
    database.exec('CREATE TABLE sweep(id INTEGER PRIMARY KEY)');
    database.close();
    expect(codeOf(createStore(() => undefined).open(request(folder, 'mixed.edgelab', 'open')))).toBe('foreign-schema');
  });
});
