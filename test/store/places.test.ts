import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { connect } from '../../src-main/store/connection';
import { newLease, readLease, writeLease, type Lease } from '../../src-main/store/lease';
import { createStore } from '../../src-main/store/store';
import { codeOf, experiment, newRun, request, storeRun, temporaryFolder, valueOf } from './samples';

const folder = temporaryFolder();

function leased(name: string, lease: Lease): string {
  const store = createStore(() => undefined);
  const { path } = valueOf(store.open(request(folder, name, 'create')));
  storeRun(store, 10);
  const runId = store.addRun(newRun());
  store.setRunStatus(runId, 'running');
  copyFileSync(path, `${path}.running`);
  store.close();
  copyFileSync(`${path}.running`, path);
  const connection = connect(path, false);
  writeLease(connection, lease);
  connection.close();
  return name;
}

describe('leases', () => {
  const own = newLease(Date.now());
  const dead = spawnSync(process.execPath, ['-e', '']).pid;

  test.each<readonly [string, Lease]>([
    ['a dead process', { ...own, pid: dead }],
    ['a process id that was given to another process', { ...own, born: '1' }],
    ['another machine that was silent for an hour', { ...own, host: 'elsewhere', time: Date.now() - 3_600_000 }],
  ])('of %s are taken over, and its runs are marked interrupted', (name, lease) => {
    const store = createStore(() => undefined);
    const project = valueOf(store.open(request(folder, leased(`${name}.edgelab`, lease), 'open')));
    expect(project).toMatchObject({ readOnly: null, notice: expect.stringContaining('One run was interrupted') as string });
    expect(valueOf(store.run(2)).status).toBe('interrupted');
    store.close();
    expect(valueOf(store.open(request(folder, `${name}.edgelab`, 'open'))).notice).toBe(null);
    store.close();
  });

  test('of another machine that was just active are respected', () => {
    const store = createStore(() => undefined);
    const name = leased('elsewhere.edgelab', { ...own, host: 'elsewhere' });
    expect(valueOf(store.open(request(folder, name, 'open'))).readOnly).toContain('elsewhere');
    expect(store.close()).toBe(null);
    expect(readLeaseOf(name)?.host).toBe('elsewhere');
  });

  test('taken over while a project is open: nothing more is written, and Save As goes on elsewhere', () => {
    const store = createStore(() => undefined);
    const { path } = valueOf(store.open(request(folder, 'taken.edgelab', 'create')));
    const connection = connect(path, false);
    writeLease(connection, { ...own, host: 'elsewhere', token: 'theirs' });
    connection.close();
    const edit = () => store.edit({ kind: 'create-experiment', name: 'E', experiment: experiment() }, 'New');
    expect(codeOf(edit())).toBe('read-only');
    expect(store.project().readOnly).toContain('taken over');
    valueOf(store.saveAs(join(folder, 'mine.edgelab')));
    expect(codeOf(edit())).toBe('accepted');
    store.close();
    expect(readLeaseOf('taken.edgelab')).toMatchObject({ host: 'elsewhere', token: 'theirs' });
    expect(readLeaseOf('mine.edgelab')).toBe(null);
  });

  function readLeaseOf(name: string): Lease | null {
    const connection = connect(join(folder, name), true);
    const lease = readLease(connection);
    connection.close();
    return lease;
  }

  test('name this process on this machine', () => {
    expect(own).toMatchObject({ host: hostname(), pid: process.pid });
  });
});

describe('a project on a medium that cannot be written', () => {
  const medium = join(folder, 'medium');
  const store = createStore(() => undefined);

  /** Mounts the folder on itself to be read only; false where this process may not. */
  function lock(): boolean {
    try {
      execFileSync('/bin/mount', ['--bind', medium, medium], { stdio: 'ignore' });
      execFileSync('/bin/mount', ['-o', 'remount,ro,bind', medium], { stdio: 'ignore' });
      return true;
    } catch {
      console.log('read-only medium: not run, because this process may not mount (needs root)');
      return false;
    }
  }

  test('opens as a copy, says so, and is saved elsewhere', () => {
    mkdirSync(medium);
    const { path } = valueOf(store.open({ ...request(medium, 'kept.edgelab', 'create'), dataFolder: join(folder, 'data') }));
    storeRun(store, 1000);
    store.close();
    const before = readFileSync(path);
    if (!lock()) return;
    try {
      const asked = { ...request(medium, 'kept.edgelab', 'open'), dataFolder: join(folder, 'data') };
      const project = valueOf(store.open(asked));
      expect(project).toMatchObject({ readOnly: null, unsaved: true, notice: expect.stringContaining('Opened as a copy') as string });
      expect(project.path.startsWith(join(folder, 'data', 'copies'))).toBe(true);
      storeRun(store, 1000);
      expect(codeOf(store.saveAs(path))).toBe('read-only');
      const saved = valueOf(store.saveAs(join(folder, 'writable.edgelab')));
      expect(saved).toMatchObject({ runCount: 2, unsaved: false, notice: null });
      expect(existsSync(project.path)).toBe(false);
      store.close();
      expect(readFileSync(path)).toEqual(before);
      expect(readdirSync(medium)).toEqual(['kept.edgelab']);
    } finally {
      execFileSync('/bin/umount', [medium]);
    }
  });
});
