import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outdated } from '../../src-main/store/backup-ages';
import { rollingBackups } from '../../src-main/store/backups';
import { applyEdit } from '../../src-main/store/edits';
import { openSession } from '../../src-main/store/open-session';
import { createStore } from '../../src-main/store/store';
import { letGo } from '../../src-main/store/take-over';
import { codeOf, experiment, request, storeRun, temporaryFolder, valueOf } from './samples';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.parse('2026-06-01T12:00:00Z');

describe('which versions stay', () => {
  const version = fc.record({ time: fc.integer({ min: NOW - 400 * DAY, max: NOW }), bytes: fc.integer({ min: 1, max: 400_000_000 }) });
  const versions = fc.array(version, { maxLength: 200 });

  test('bounded in number and size; the newest and one an hour of the last day stay; asking again removes nothing more', () => {
    fc.assert(
      fc.property(versions, (all) => {
        const gone = new Set(outdated(all, NOW));
        const kept = all.filter((one) => !gone.has(one)).sort((a, b) => b.time - a.time);
        expect(kept.length).toBeLessThanOrEqual(5 + 25 + 9 + 6 + 14);
        const bytes = kept.reduce((sum, one) => sum + one.bytes, 0);
        if (kept.length > 1) expect(bytes).toBeLessThanOrEqual(1_000_000_000);
        if (all.length > 0) expect(kept[0]?.time).toBe(Math.max(...all.map(({ time }) => time)));
        // Without the bound in size every hour of the last day that had a version keeps one.
        const small = all.map(({ time }) => ({ time, bytes: 1 }));
        const smallGone = new Set(outdated(small, NOW));
        const hours = (list: typeof small) =>
          new Set(list.filter(({ time }) => NOW - time < DAY).map(({ time }) => Math.floor(time / HOUR)));
        expect(hours(small.filter((one) => !smallGone.has(one)))).toEqual(hours(small));
        expect(
          outdated(
            small.filter((one) => !smallGone.has(one)),
            NOW,
          ),
        ).toEqual([]);
      }),
    );
  });
});

describe('versions of a project', () => {
  test('one is kept at the end when something changed, and brought back as a new file', () => {
    const folder = temporaryFolder();
    let now = NOW;
    const store = createStore(
      () => undefined,
      () => now,
    );
    const dataFolder = join(folder, 'data');
    const path = join(folder, 'mine.edgelab');
    const whose = { path, uid: null, dataFolder };
    const open = () => valueOf(store.open(request(folder, 'mine.edgelab', 'open')));
    valueOf(store.open(request(folder, 'mine.edgelab', 'create')));
    valueOf(store.edit({ kind: 'create-experiment', name: 'E1', experiment: experiment() }, 'New'));
    storeRun(store, 500, { title: 'First' });
    storeRun(store, 500, { title: 'Second' });
    store.close();
    expect(valueOf(store.versions(whose)).versions).toHaveLength(1);

    // Nothing changed, however long ago: no further one. Changed, but the last is young: none either.
    now += DAY;
    open();
    store.close();
    expect(valueOf(store.versions(whose)).versions).toHaveLength(1);
    open();
    valueOf(store.edit({ kind: 'delete-run', id: 1 }, 'Delete'));
    valueOf(store.edit({ kind: 'rename-experiment', id: 1, name: 'Other' }, 'Rename'));
    store.close();
    const listed = valueOf(store.versions(whose));
    expect(listed.versions.map(({ counts }) => counts?.runs)).toEqual([1, 2]);
    expect(listed.now).toMatchObject({ runs: 1, experiments: 1, samples: 1000 });

    const target = join(folder, 'back.edgelab');
    const first = listed.versions[1]!;
    open();
    expect(valueOf(store.versionDifference({ ...whose }, first.id))).toMatchObject({
      runs: { onlyThen: { count: 1, names: ['First'] }, onlyNow: { count: 0 }, changed: { count: 0 } },
      experiments: { changed: { count: 1, names: ['E1'] } },
    });
    store.close();
    const before = readFileSync(path);
    expect(valueOf(store.restoreVersion(whose, first.id, target))).toBe(target);
    expect(codeOf(store.restoreVersion(whose, first.id, target))).toBe('exists');
    expect(codeOf(store.restoreVersion(whose, 'last year', join(folder, 'x.edgelab')))).toBe('no-such-version');
    expect(readFileSync(path).equals(before), 'the project is as it was').toBe(true);
    const back = valueOf(store.open({ ...request(folder, '', 'open'), path: target }));
    expect(back).toMatchObject({ runCount: 2, readOnly: null, title: 'back' });
    expect(back.uid).not.toBe(valueOf(store.open(request(folder, 'mine.edgelab', 'open'))).uid);
    store.close();

    // The project itself is ruined: its versions are found by where it was.
    writeFileSync(path, 'ruined');
    expect(valueOf(store.versions(whose)).versions.length).toBeGreaterThanOrEqual(2);
    expect(codeOf(store.versions({ ...whose, path: join(folder, 'never.edgelab') }))).toBe('missing');
  });

  test('while the user works it is copied in slices: edits in between make it begin again, and what is kept is one state', async () => {
    const folder = temporaryFolder();
    const make = createStore(() => undefined);
    valueOf(make.open(request(folder, 'mine.edgelab', 'create')));
    storeRun(make, 700_000, { title: 'Large' });
    make.close();
    const dataFolder = join(folder, 'data');
    const session = valueOf(
      openSession({ ...request(folder, 'mine.edgelab', 'open'), dataFolder: join(folder, 'data2') }, null, () => NOW),
    );
    const backups = rollingBackups(session);
    const copying = backups.whileWorking();
    let edits = 0;
    for (; edits < 3; edits++) {
      valueOf(applyEdit(session, { kind: 'create-experiment', name: `E${edits}`, experiment: experiment() }, 'New'));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await copying;
    const place = join(folder, 'data2', 'backups');
    const [uid] = readdirSync(place);
    const kept = readdirSync(join(place, uid!)).filter((name) => name.endsWith('.edgelab'));
    expect(kept).toHaveLength(1);
    const counts = () =>
      valueOf(make.versions({ path: session.connection.path, uid: uid!, dataFolder: join(folder, 'data2') })).versions[0]?.counts;
    expect(counts()).toMatchObject({ runs: 1, samples: 1_400_000, experiments: 3 });
    expect(existsSync(dataFolder)).toBe(true);

    // What an interrupted copy left is removed by the next.
    mkdirSync(join(place, uid!), { recursive: true });
    writeFileSync(join(place, uid!, '.half.tmp'), 'half');
    backups.now();
    expect(readdirSync(join(place, uid!)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    backups.stop();
    letGo(session);
  });

  test('a large project is kept without its samples and sweeps without their blocks; the rest is whole', () => {
    const folder = temporaryFolder();
    const make = createStore(
      () => undefined,
      () => NOW - DAY,
    );
    valueOf(make.open(request(folder, 'mine.edgelab', 'create')));
    valueOf(make.edit({ kind: 'create-experiment', name: 'E', experiment: experiment() }, 'New'));
    storeRun(make, 60_000, { title: 'Large' });
    valueOf(make.edit({ kind: 'note-run', id: 1, note: 'mine' }, 'Note'));
    const first = valueOf(make.run(1));
    make.close();
    const session = valueOf(openSession(request(folder, 'mine.edgelab', 'open'), null, () => NOW));
    const backups = rollingBackups(session, 1000);
    backups.now();
    backups.stop();
    letGo(session);
    const whose = { path: join(folder, 'mine.edgelab'), uid: null, dataFolder: join(folder, 'data') };
    const newest = valueOf(make.versions(whose)).versions[0]!;
    expect(newest.counts).toMatchObject({ runs: 1, samples: 0, notes: 1 });
    const path = valueOf(make.restoreVersion(whose, newest.id, join(folder, 'back.edgelab')));
    const back = valueOf(make.open({ ...request(folder, '', 'open'), path }));
    expect(back).toMatchObject({ readOnly: null, runCount: 1, undo: 'Note' });
    expect(valueOf(make.run(1))).toMatchObject({ note: 'mine', samples: 0, analysis: first.analysis, metrics: first.metrics });
    make.close();
  });
});
