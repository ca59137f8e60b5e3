import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { driver } from '../../src-main/store/driver';
import { readHeader } from '../../src-main/store/header';
import { APPLICATION_ID, MIGRATIONS, SCHEMA_VERSION } from '../../src-main/store/schema';
import { createStore } from '../../src-main/store/store';
import { codeOf, experiment, request, storeRun, temporaryFolder, valueOf } from './samples';
import { cellsOf, storeSweep } from './sweep-samples';

const folder = temporaryFolder();
const VERSION_1 = readFileSync(join(import.meta.dirname, 'version-1.sql'), 'utf8');
const RUNS = { sort: [], filter: '', trash: false, offset: 0, limit: 100 };
const OPTIONS = {
  readOnly: false,
  timeout: 0,
  defensive: false,
  enableForeignKeyConstraints: false,
  limits: { length: 1e9, sqlLength: 1e6, attach: 1, likePatternLength: 100 },
} as const;

/** A file of version 1 with an experiment and a run. */
function version1(name: string): string {
  const source = join(folder, `${name}.source`);
  const store = createStore(() => undefined);
  valueOf(store.open({ ...request(folder, '', 'create'), path: source }));
  const id = valueOf(store.edit({ kind: 'create-experiment', name: 'E', experiment: experiment() }, 'New'));
  storeRun(store, 5_000, { experimentId: id });
  store.close();
  const database = driver.open(join(folder, name), OPTIONS);
  database.exec(`PRAGMA page_size = 16384; PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = 1`);
  database.exec(VERSION_1);
  database.exec(`ATTACH '${source}' AS source`);
  for (const [, table] of VERSION_1.matchAll(/CREATE TABLE (\w+)/g)) database.exec(`INSERT INTO ${table} SELECT * FROM source.${table}`);
  database.exec(`UPDATE meta SET value = '1' WHERE key = 'min_reader'; DETACH source`);
  database.close();
  return join(folder, name);
}

describe('a migration from version 1', () => {
  test('cut short when every page was written but the journal not yet removed is rolled back and done again', () => {
    const path = version1('cut.edgelab');
    const reference = createStore(() => undefined);
    valueOf(reference.open({ ...request(folder, '', 'open'), path: `${path}.source` }));
    const truth = [reference.project().experiments, reference.runs(RUNS), reference.samples(1, 'loss', 0, 10_000)];
    reference.close();
    // Unsynced, the journal states no number of pages and is whole at any time: kept here, it is what a crash at the end leaves.
    const database = driver.open(path, OPTIONS);
    database.exec('PRAGMA journal_mode = DELETE; PRAGMA synchronous = OFF; BEGIN IMMEDIATE');
    for (const statement of MIGRATIONS[1]!) database.exec(statement);
    database.exec(`UPDATE meta SET value = '2' WHERE key = 'min_reader'; PRAGMA user_version = 2`);
    copyFileSync(`${path}-journal`, `${path}-kept`);
    database.exec('COMMIT');
    database.close();
    copyFileSync(`${path}-kept`, `${path}-journal`);
    expect(valueOf(readHeader(path)).userVersion, 'the file says it is new').toBe(2);

    const store = createStore(() => undefined);
    const project = valueOf(store.open(request(folder, 'cut.edgelab', 'open')));
    expect(project.readOnly).toBeNull();
    expect(project.notice).toContain('brought to this version');
    expect([store.project().experiments, store.runs(RUNS), store.samples(1, 'loss', 0, 10_000)]).toEqual(truth);
    const sweep = storeSweep(store, 2);
    expect(valueOf(store.sweepBlocks(sweep, 0, 2))).toEqual([0, 1].map(cellsOf));
    store.close();
    const copies = readdirSync(join(folder, 'data', 'backups', project.uid)).filter((name) => name.includes(' version 1 '));
    expect(copies).toHaveLength(1);
    expect(valueOf(readHeader(join(folder, 'data', 'backups', project.uid, copies[0]!))).userVersion).toBe(1);
  });

  test('of a file another Edge Lab has open is left to it: read as it is, unchanged', () => {
    const path = version1('busy.edgelab');
    const database = driver.open(path, OPTIONS);
    const lease = { token: 'other', host: 'elsewhere', pid: 1, born: '', time: Date.now() };
    database.exec(`INSERT OR REPLACE INTO meta(key, value) VALUES ('lease', '${JSON.stringify(lease)}')`);
    database.close();
    const before = readFileSync(path);
    const store = createStore(() => undefined);
    const project = valueOf(store.open(request(folder, 'busy.edgelab', 'open')));
    expect(project.readOnly).toContain('open in another');
    expect(store.sweeps()).toEqual([]);
    for (const answer of [store.sweepWork(1), store.sweepParts(1), store.sweepAttractors(1), store.sweepBlocks(1, 0, 9)])
      expect(codeOf(answer)).toBe('no-such-sweep');
    expect(store.runs(RUNS).total).toBe(1);
    expect(valueOf(store.samples(1, 'loss', 0, 10_000))).toHaveLength(5_000);
    store.close();
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(existsSync(`${path}-journal`)).toBe(false);
  });
});

describe('a project of a newer version', () => {
  /** A file with a sweep that says it is of the next version, with changes of that version. */
  function newer(name: string, ...statements: string[]): string {
    const store = createStore(() => undefined);
    valueOf(store.open(request(folder, name, 'create')));
    storeSweep(store, 2);
    store.close();
    const database = driver.open(join(folder, name), OPTIONS);
    for (const statement of [...statements, `PRAGMA user_version = ${SCHEMA_VERSION + 1}`]) database.exec(statement);
    database.close();
    return join(folder, name);
  }

  test('is read where it holds what we know, and refused where it does not; untouched either way', () => {
    for (const [name, statement, reads] of [
      ['more.edgelab', 'CREATE TABLE later(x ANY) STRICT', true],
      ['changed.edgelab', 'ALTER TABLE sweep ADD COLUMN later TEXT', false],
      ['without.edgelab', 'DROP TABLE sweep_column', false],
    ] as const) {
      const path = newer(name, statement);
      const before = readFileSync(path);
      const store = createStore(() => undefined);
      const opened = store.open(request(folder, name, 'open'));
      if (reads) {
        expect(valueOf(opened).readOnly).toContain('newer version');
        expect(valueOf(store.sweepBlocks(1, 0, 2))).toEqual([0, 1].map(cellsOf));
        expect(() => storeSweep(store, 2)).toThrow('newer version');
        expect(codeOf(store.edit({ kind: 'delete-sweep', id: 1 }, 'Delete'))).toBe('read-only');
        store.close();
      } else expect(codeOf(opened)).toBe('too-new');
      expect(readFileSync(path).equals(before), name).toBe(true);
    }
  });
});
