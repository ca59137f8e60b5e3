import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { connect } from '../../src-main/store/connection';
import { driver } from '../../src-main/store/driver';
import { SCHEMA_VERSION } from '../../src-main/store/schema';
import { createStore } from '../../src-main/store/store';
import { codeOf, experiment, request, storeRun, temporaryFolder, valueOf } from './samples';

const folder = temporaryFolder();
const sound = join(folder, 'sound.edgelab');

beforeAll(() => {
  const store = createStore(() => undefined);
  valueOf(store.open(request(folder, 'sound.edgelab', 'create')));
  valueOf(store.edit({ kind: 'create-experiment', name: 'E', experiment: experiment() }, 'New'));
  storeRun(store, 100_000);
  store.close();
});

/** Digest of the file and of everything beside it whose name begins with its name. */
function digest(name: string): string {
  const hash = createHash('sha256');
  const names = readdirSync(folder).filter((item) => item.startsWith(name));
  for (const item of names.sort())
    hash.update(item).update(existsSync(join(folder, item, '.')) ? 'folder' : readFileSync(join(folder, item)));
  return hash.digest('hex');
}

function refusedUntouched(name: string) {
  const before = digest(name);
  const answer = createStore(() => undefined).open(request(folder, name, 'open'));
  expect(digest(name)).toBe(before);
  if (answer.ok) throw new Error(`${name} was opened`);
  const { code, where, what, advice } = answer.refusal;
  expect([where.includes(name), what.endsWith('.') || what.endsWith(')'), advice.endsWith('.')]).toEqual([true, true, true]);
  return code;
}

function made(name: string, change: (bytes: Buffer) => Buffer): string {
  writeFileSync(join(folder, name), change(readFileSync(sound)));
  return name;
}

/** A project with a statement run in it by someone who does not use Edge Lab. */
function crafted(name: string, ...statements: string[]): string {
  copyFileSync(sound, join(folder, name));
  const database = driver.open(join(folder, name), {
    readOnly: false,
    timeout: 0,
    defensive: false,
    enableForeignKeyConstraints: false,
    limits: { length: 1e9, sqlLength: 1e6, attach: 1, likePatternLength: 100 },
  });
  for (const statement of statements) database.exec(statement);
  database.close();
  return name;
}

describe('files that are not projects are refused and left untouched', () => {
  test.each<readonly [string, string, () => void]>([
    ['text.edgelab', 'not-a-project', () => writeFileSync(join(folder, 'text.edgelab'), 'x,y\n1,2\n'.repeat(1000))],
    ['short.edgelab', 'not-a-project', () => writeFileSync(join(folder, 'short.edgelab'), 'SQLite format 3\0')],
    [
      'image.edgelab',
      'not-a-project',
      () => writeFileSync(join(folder, 'image.edgelab'), Buffer.from('89504e470d0a1a0a'.padEnd(600, '0'), 'hex')),
    ],
    ['empty.edgelab', 'not-a-project', () => writeFileSync(join(folder, 'empty.edgelab'), '')],
    ['folder.edgelab', 'not-a-project', () => mkdirSync(join(folder, 'folder.edgelab'))],
    ['other.edgelab', 'not-a-project', () => crafted('other.edgelab', 'PRAGMA application_id = 0', 'VACUUM')],
  ])('%s: %s', (name, code, make) => {
    make();
    expect(refusedUntouched(name)).toBe(code);
  });

  test('a header of a write-ahead mode, of another page size, of no version', () => {
    const at =
      (offset: number, ...values: number[]) =>
      (bytes: Buffer) => {
        bytes.set(values, offset);
        return bytes;
      };
    expect(refusedUntouched(made('wal.edgelab', at(18, 2, 2)))).toBe('damaged');
    expect(refusedUntouched(made('page.edgelab', at(16, 0x10, 0)))).toBe('damaged');
    expect(refusedUntouched(made('utf16.edgelab', at(56, 0, 0, 0, 2)))).toBe('damaged');
    expect(refusedUntouched(made('version.edgelab', at(60, 0, 0, 0, 0)))).toBe('damaged');
  });

  test('a project cut off anywhere', () => {
    const size = readFileSync(sound).length;
    for (const part of [0.999, 0.7, 0.5, 0.1])
      expect(refusedUntouched(made('cut.edgelab', (bytes) => bytes.subarray(0, Math.floor(size * part))))).toBe('damaged');
    expect(refusedUntouched(made('stub.edgelab', (bytes) => bytes.subarray(0, 50)))).toBe('not-a-project');
  });
});

describe('crafted projects are refused before anything in them runs', () => {
  const bomb = 'WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 1000000000) SELECT count(*) AS id FROM c';
  test.each([
    ['view', ['DROP TABLE asset', `CREATE VIEW asset AS ${bomb}`]],
    ['trigger', ['CREATE TRIGGER t AFTER UPDATE ON run BEGIN DELETE FROM run; END']],
    ['generated', ['DROP TABLE run_tag', 'CREATE TABLE run_tag(run_id INTEGER, tag BLOB AS (zeroblob(400000000)) STORED)']],
    ['virtual', ['CREATE VIRTUAL TABLE found USING fts5(text)']],
    ['extra', ['CREATE TABLE extra(x)']],
    ['missing', ['DROP INDEX run_created']],
  ])('%s', (kind, statements) => {
    expect(refusedUntouched(crafted(`${kind}.edgelab`, ...statements))).toBe('foreign-schema');
  });

  test('an experiment that is none', () => {
    expect(refusedUntouched(crafted('experiment.edgelab', `UPDATE experiment SET def = '{"version":1}'`))).toBe('damaged');
  });

  test('sidecars: a super-journal name, a link, a log, a folder', () => {
    const victim = join(folder, 'victim.txt');
    writeFileSync(victim, 'precious');
    const journal = (name: string) => {
      copyFileSync(sound, join(folder, name));
      return join(folder, `${name}-journal`);
    };
    const name = Buffer.from(victim);
    const numbers = Buffer.alloc(8);
    numbers.writeUInt32BE(name.length, 0);
    numbers.writeUInt32BE(
      name.reduce((sum, byte) => sum + byte, 0),
      4,
    );
    const magic = Buffer.from('d9d505f920a163d7', 'hex');
    writeFileSync(journal('super.edgelab'), Buffer.concat([magic, Buffer.alloc(504), Buffer.alloc(4), name, numbers, magic]));
    expect(refusedUntouched('super.edgelab')).toBe('strange-sidecar');
    symlinkSync(victim, journal('link.edgelab'));
    expect(refusedUntouched('link.edgelab')).toBe('strange-sidecar');
    mkdirSync(journal('dir.edgelab'));
    expect(refusedUntouched('dir.edgelab')).toBe('strange-sidecar');
    writeFileSync(journal('log.edgelab').replace('-journal', '-wal'), 'log');
    expect(refusedUntouched('log.edgelab')).toBe('strange-sidecar');
    expect(readFileSync(victim, 'utf8')).toBe('precious');
  });
});

describe('files of other versions and places', () => {
  test('a newer version is read, never written; one that cannot be read is refused', () => {
    const name = crafted('newer.edgelab', `PRAGMA user_version = ${SCHEMA_VERSION + 1}`, 'CREATE TABLE later(x ANY) STRICT');
    const before = digest(name);
    const store = createStore(() => undefined);
    const project = valueOf(store.open(request(folder, name, 'open')));
    expect(project).toMatchObject({ readOnly: expect.stringContaining('newer version') as string, runCount: 1 });
    expect(valueOf(store.samples(1, 'x', 0, 10))).toHaveLength(10);
    expect(codeOf(store.undo())).toBe('read-only');
    expect(codeOf(store.saveAs(join(folder, 'older.edgelab')))).toBe('too-new');
    store.close();
    expect(digest(name)).toBe(before);
    expect(refusedUntouched(crafted('far.edgelab', `PRAGMA user_version = ${SCHEMA_VERSION + 2}`, 'DROP TABLE run_tag'))).toBe('too-new');
    expect(refusedUntouched(crafted('sly.edgelab', `PRAGMA user_version = ${SCHEMA_VERSION + 2}`, `CREATE VIEW v AS SELECT 1`))).toBe(
      'too-new',
    );
  });

  test('a link to a project is the project', () => {
    symlinkSync(sound, join(folder, 'alias.edgelab'));
    const store = createStore(() => undefined);
    expect(valueOf(store.open(request(folder, 'alias.edgelab', 'open'))).path).toBe(sound);
    store.close();
  });

  test('the driver in use is the one that is safe to open strangers’ files with', () => {
    const connection = connect(sound, true);
    const version = String(connection.get('SELECT sqlite_version() AS v')?.['v']);
    connection.close();
    const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
    expect(major * 1e6 + minor * 1e3 + patch, version).toBeGreaterThanOrEqual(3_053_004);
  });
});
