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
/** The texts earlier versions wrote; version 2 those of version 1 and some of its own. */
const textOf = (version: number) => readFileSync(join(import.meta.dirname, `version-${version}.sql`), 'utf8');
const WRITTEN: Readonly<Record<number, string>> = { 1: textOf(1), 2: textOf(1) + textOf(2) };
const RUNS = { sort: [], filter: '', trash: false, offset: 0, limit: 100 };
const LIMITS = { length: 1e9, sqlLength: 1e6, attach: 1, likePatternLength: 100 };

/** A file as an earlier version left it: its schema, and an experiment, an edit and two runs of real data. */
function fileOf(version: number, name: string): string {
  const written = WRITTEN[version] ?? '';
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
  database.exec(`PRAGMA page_size = 16384; PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${version}`);
  database.exec(written);
  database.exec(`ATTACH '${source}' AS source`);
  for (const [, table] of written.matchAll(/CREATE TABLE (\w+)/g)) database.exec(`INSERT INTO ${table} SELECT * FROM source.${table}`);
  database.exec(`UPDATE meta SET value = '${version}' WHERE key = 'min_reader'; DETACH source`);
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

describe.each([1, 2])('a project of version %i', (version) => {
  test('is brought to this version with everything in it, keeps a copy, and takes sweeps', () => {
    const path = fileOf(version, `old-${version}.edgelab`);
    const original = readFileSync(path);
    const reference = createStore(() => undefined);
    valueOf(reference.open({ ...request(folder, '', 'open'), path: `${path}.source` }));
    const truth = shown(reference);
    reference.close();

    const store = createStore(() => undefined);
    const project = valueOf(store.open(request(folder, `old-${version}.edgelab`, 'open')));
    expect(project.readOnly).toBeNull();
    expect(project.notice).toContain('brought to this version');
    expect(shown(store)).toEqual(truth);
    const backups = join(folder, 'data', 'backups', project.uid);
    const copy = readdirSync(backups).find((name) => name.includes(` version ${version} `));
    expect(readFileSync(join(backups, copy!)).equals(original)).toBe(true);
    expect(project.notice).toContain(copy);

    const sweep = storeSweep(store, 3);
    valueOf(store.undo());
    store.close();
    const header = valueOf(readHeader(path));
    expect(header.userVersion).toBe(3);
    const again = valueOf(store.open(request(folder, `old-${version}.edgelab`, 'open')));
    expect(again.notice).toBeNull();
    expect(store.sweeps()).toMatchObject([{ id: sweep, blocksDone: 3 }]);
    expect(readdirSync(backups).filter((name) => name.includes(` version ${version} `))).toHaveLength(1);
    store.close();
  });

  test('is opened to read, unchanged, where no copy can be kept; Save As brings the copy to this version', () => {
    const path = fileOf(version, `unkept-${version}.edgelab`);
    const original = readFileSync(path);
    // A file stands where the folder of backups would be made.
    const dataFolder = join(folder, `occupied-${version}`);
    writeFileSync(dataFolder, '');
    const store = createStore(() => undefined);
    const project = valueOf(store.open({ ...request(folder, `unkept-${version}.edgelab`, 'open'), dataFolder }));
    expect(project.readOnly).toContain('older version');
    expect(store.sweeps()).toEqual([]);
    expect(codeOf(store.sweepWork(1))).toBe('no-such-sweep');
    const { total } = store.runs(RUNS);
    valueOf(store.saveAs(join(folder, `saved-${version}.edgelab`)));
    expect(store.runs(RUNS).total).toBe(total);
    storeSweep(store, 1);
    expect(store.sweeps()).toHaveLength(1);
    store.close();
    expect(readFileSync(path).equals(original)).toBe(true);
    expect(statSync(join(folder, `saved-${version}.edgelab`)).size).toBeGreaterThan(0);
  });

  test('with a table of ours that it did not know is refused', () => {
    const path = fileOf(version, `mixed-${version}.edgelab`);
    const database = driver.open(path, {
      readOnly: false,
      timeout: 0,
      defensive: false,
      enableForeignKeyConstraints: false,
      limits: LIMITS,
    });
    database.exec('CREATE TABLE run_listing(id INTEGER PRIMARY KEY)');
    database.close();
    expect(codeOf(createStore(() => undefined).open(request(folder, `mixed-${version}.edgelab`, 'open')))).toBe('foreign-schema');
  });
});
