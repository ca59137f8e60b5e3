import { copyFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hears, labIn, newFolder, ranTo, startRun, valueOf } from './bench';
import { QUARTIC, withEta } from './experiments';

describe('the laboratory without a window', () => {
  test('lands in a living example and runs it into the project', async () => {
    const { lab } = await labIn(await newFolder());
    const project = await lab.project();
    expect(project.unsaved).toBe(true);
    expect(project.experiments).toHaveLength(1);
    const run = await ranTo(lab, valueOf(await lab.startRun(project.experiments[0]?.id ?? 0)));
    expect(run.status).toBe('finished');
    expect(run.samples).toBe(401);
    expect(run.analysis?.outcome).toMatchObject({ kind: 'period-p', period: 2 });
    const points = run.analysis?.settled?.points.map(([x = Number.NaN]) => x).sort((a, b) => a - b) ?? [];
    // The 2-cycle of the quartic at η = 1.1: {0.8145516…, 1.1160630…}.
    expect(points[0]).toBeCloseTo(0.8145516, 6);
    expect(points[1]).toBeCloseTo(1.116063, 6);
  });

  test('saves under a name, closes and reopens with everything as it was', async () => {
    const folder = await newFolder();
    const path = join(folder, 'kept.edgelab');
    const first = await labIn(folder);
    const runId = await startRun(first.lab);
    await first.lab.runEnded(runId);
    valueOf(await first.lab.saveProjectAs(path));
    valueOf(await first.lab.noteRun(runId, 'a note'));
    await first.lab.setLayout('{"a":1}');
    const before = await first.lab.project();
    const run = valueOf(await first.lab.run(runId));
    await first.lab.close();

    const second = await labIn(folder);
    const after = valueOf(await second.lab.openProject(path));
    expect({ ...after, undo: null, redo: null }).toEqual({ ...before, undo: null, redo: null });
    expect(valueOf(await second.lab.run(runId))).toEqual(run);
    expect(after).toMatchObject({ unsaved: false, path, layout: '{"a":1}' });
    expect(await readdir(join(folder, 'unsaved'))).toEqual([]);
  });

  test('comes back to the unsaved project of last time', async () => {
    const folder = await newFolder();
    const first = await labIn(folder);
    valueOf(await first.lab.createExperiment('mine', QUARTIC));
    const { uid } = await first.lab.project();
    await first.lab.close();
    const second = await labIn(folder);
    const project = await second.lab.project();
    expect(project.uid).toBe(uid);
    expect(project.experiments.map(({ name }) => name)).toContain('mine');
  });

  test('what cannot be opened leaves the open project alone', async () => {
    const folder = await newFolder();
    const { lab } = await labIn(folder);
    const { uid } = await lab.project();
    const bad = join(folder, 'bad.edgelab');
    await writeFile(bad, 'not a project');
    for (const path of [bad, join(folder, 'missing.edgelab'), folder]) {
      const answer = await lab.openProject(path);
      expect(answer.ok).toBe(false);
      expect((await lab.project()).uid).toBe(uid);
    }
    await ranTo(lab, await startRun(lab));
  });

  test('opening the open project again keeps it; opening another closes it for others', async () => {
    const folder = await newFolder();
    const [a, b] = [join(folder, 'a.edgelab'), join(folder, 'b.edgelab')];
    const { lab, heard } = await labIn(folder);
    valueOf(await lab.createProject(a, 'A'));
    expect(valueOf(await lab.openProject(a)).title).toBe('A');
    expect((await lab.createProject(a, 'again')).ok).toBe(false);
    valueOf(await lab.createProject(b, 'B'));
    expect((await lab.project()).title).toBe('B');
    await copyFile(a, join(folder, 'copy.edgelab'));
    expect(valueOf(await lab.openProject(a))).toMatchObject({ title: 'A', readOnly: null });
    expect(heard.filter(({ event }) => event === 'trouble')).toEqual([]);
  });

  test('refuses a bad experiment by naming the field, and stores no run', async () => {
    const { lab } = await labIn(await newFolder());
    const id = valueOf(await lab.createExperiment('bad', withEta('1.1*etac')));
    expect(await lab.startRun(id)).toMatchObject({ ok: false, refusal: { where: 'rule.learningRate' } });
    expect(await lab.startRun(10_000)).toMatchObject({ ok: false, refusal: { code: 'no-experiment' } });
    expect((await lab.project()).runCount).toBe(0);
  });

  test('edits are undone and redone, and every edit is announced', async () => {
    const { lab, heard } = await labIn(await newFolder());
    const id = valueOf(await lab.createExperiment('first', QUARTIC));
    valueOf(await lab.renameExperiment(id, 'second'));
    const name = async () => (await lab.project()).experiments.find((experiment) => experiment.id === id)?.name;
    expect(await name()).toBe('second');
    heard.length = 0;
    valueOf(await lab.undo());
    expect(await name()).toBe('first');
    valueOf(await lab.redo());
    expect(await name()).toBe('second');
    expect(heard.filter(({ event }) => event === 'project')).toHaveLength(2);
  });

  test('previews and curves are computed while a long run goes on', async () => {
    const { lab, heard } = await labIn(await newFolder());
    const runId = await startRun(lab, withEta('1.1', 1e9));
    await hears(heard, ({ event, payload }) => event === 'progress' && 'step' in payload && payload.step > 0);
    const preview = valueOf(await lab.preview(QUARTIC, 400));
    expect(preview.eta).toBe(1.1);
    expect(preview.series.length).toBeGreaterThanOrEqual(4);
    expect(valueOf(await lab.curves({ experiment: QUARTIC, range: null, points: 100 })).kind).toBe('map');
    expect(await lab.queue()).toMatchObject({ threads: 1, busy: 1, queued: 0, running: [{ runId }] });
    await lab.stopRun(runId);
    await lab.runEnded(runId);
  });
});
