import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createStore } from '../../src-main/store/store';
import { block, codeOf, experiment, newRun, request, storeRun, temporaryFolder, valueOf } from './samples';

const folder = temporaryFolder();

describe('a project file', () => {
  test('keeps experiments, runs, samples and layout over close and open', () => {
    const store = createStore(() => undefined);
    valueOf(store.open(request(folder, 'kept.edgelab', 'create')));
    const id = valueOf(store.edit({ kind: 'create-experiment', name: 'Quartic', experiment: experiment() }, 'New experiment'));
    const runId = storeRun(store, 70_000, { experimentId: id });
    store.setLayout('{"docks":[]}');
    const before = store.project();
    const run = valueOf(store.run(runId));
    store.close();
    const again = valueOf(createStore(() => undefined).open(request(folder, 'kept.edgelab', 'open')));
    expect({ ...again, notice: null }).toEqual({ ...before, notice: null });
    expect(again.experiments).toEqual([{ id, name: 'Quartic', experiment: experiment(), runs: 1 }]);
    expect(run).toMatchObject({
      samples: 70_000,
      status: 'finished',
      series: ['x', 'loss'],
      experimentId: id,
      metrics: { eta: 1.1, K: 1.1 },
    });
  });

  test('create refuses an existing file, open a missing one, and either leaves the open project alone', () => {
    const store = createStore(() => undefined);
    const open = valueOf(store.open(request(folder, 'first.edgelab', 'create')));
    expect(codeOf(store.open(request(folder, 'first.edgelab', 'create')))).toBe('exists');
    expect(codeOf(store.open(request(folder, 'nowhere.edgelab', 'open')))).toBe('missing');
    expect(codeOf(store.open({ ...request(folder, 'x', 'open'), path: 'file:x?mode=memory' }))).toBe('not-a-path');
    expect(store.project()).toEqual(open);
    store.close();
  });

  test('saving an unsaved project moves it, with a run in the middle of recording', () => {
    const store = createStore(() => undefined);
    const unsaved = valueOf(store.open(request(folder, 'unsaved.edgelab', 'create', true)));
    expect(unsaved.unsaved).toBe(true);
    const run = newRun();
    const runId = store.addRun(run);
    store.setRunStatus(runId, 'running');
    store.appendSamples(runId, block(run.series, 0, 40_000));
    const saved = valueOf(store.saveAs(request(folder, 'Named project.edgelab', 'create').path));
    expect(saved).toMatchObject({ unsaved: false, title: 'Named project', uid: unsaved.uid });
    expect(existsSync(unsaved.path)).toBe(false);
    store.appendSamples(runId, block(run.series, 40_000, 40_000));
    store.finishRun(runId, { status: 'finished', analysis: null, metrics: {}, error: null, seconds: 1 });
    expect(valueOf(store.samples(runId, 'x', 0, 1e6))).toEqual(block(run.series, 0, 80_000).columns['x']);
    store.close();
  });

  test('Save As of a saved project leaves the first file as a project of its own', () => {
    const store = createStore(() => undefined);
    const first = valueOf(store.open(request(folder, 'a.edgelab', 'create')));
    storeRun(store, 100);
    const second = valueOf(store.saveAs(request(folder, 'b.edgelab', 'create').path));
    storeRun(store, 100);
    expect(second.uid).not.toBe(first.uid);
    store.close();
    expect(valueOf(store.open(request(folder, 'a.edgelab', 'open'))).runCount).toBe(1);
    expect(valueOf(store.open(request(folder, 'b.edgelab', 'open'))).runCount).toBe(2);
    expect(codeOf(store.saveAs(`${folder}/no/such/folder.edgelab`))).toBe('no-such-folder');
    store.close();
  });

  test('a second opener reads only, and sees why', () => {
    const store = createStore(() => undefined);
    valueOf(store.open(request(folder, 'shared.edgelab', 'create')));
    const other = createStore(() => undefined);
    const seen = valueOf(other.open(request(folder, 'shared.edgelab', 'open')));
    expect(seen.readOnly).toContain('open in another Edge Lab');
    const before = readFileSync(seen.path);
    expect(codeOf(other.edit({ kind: 'create-experiment', name: 'E', experiment: experiment() }, 'New'))).toBe('read-only');
    expect(() => other.addRun(newRun())).toThrow('another Edge Lab');
    const copy = valueOf(other.saveAs(request(folder, 'shared copy.edgelab', 'create').path));
    expect(copy.readOnly).toBe(null);
    expect(readFileSync(seen.path)).toEqual(before);
    other.close();
    store.close();
  });
});
