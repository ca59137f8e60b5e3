import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { LabSession } from '../../src-main/lab/lab-session';
import { labIn, newFolder, valueOf, type Heard } from './bench';
import { withEta } from './experiments';
import { bitsOf, blocksHere, blocksIn, ENDLESS_MAP, LONGER_MAP, progressOf, reached, rowOf, saved, SMALL_MAP } from './sweep-truth';

const troubles = (heard: readonly Heard[]) => heard.filter(({ event }) => event === 'trouble');
const status = async (lab: LabSession, id: number) => (await rowOf(lab, id)).status;

describe('a sweep beside other work', () => {
  test('a run started in the middle gets its turn on the only thread, and the sweep goes on', async () => {
    const { lab, heard } = await saved();
    const id = valueOf(await lab.startSweep('long', ENDLESS_MAP, null));
    await reached(heard, id, 1);
    const experiment = valueOf(await lab.createExperiment('run', withEta('1.1', 2_000)));
    for (let k = 0; k < 3; k++) {
      const runId = valueOf(await lab.startRun(experiment));
      await lab.runEnded(runId);
      expect(valueOf(await lab.run(runId))).toMatchObject({ status: 'finished', samples: 2_001 });
    }
    // Previews have the thread that is kept for them.
    expect(valueOf(await lab.preview(withEta('1.1'), 100)).eta).toBe(1.1);
    expect(await status(lab, id)).toBe('running');
    const { done } = progressOf(heard, id).at(-1)!;
    await reached(heard, id, done + 2);
  });

  test('two sweeps at a time end as they would alone; limits change the threads and never the result', async () => {
    const { folder, path, lab, heard } = await saved(3);
    const one = valueOf(await lab.startSweep('one', LONGER_MAP, 1));
    const two = valueOf(await lab.startSweep('two', SMALL_MAP, null));
    for (const threads of [2, 1, null, 3, 1]) {
      await lab.limitSweep(one, threads);
      expect(progressOf(heard, one).at(-1)?.threads).toBe(threads);
      const { done } = progressOf(heard, one).at(-1)!;
      await reached(heard, one, Math.min(done + 1, (await rowOf(lab, one)).blocks));
    }
    await Promise.all([lab.sweepEnded(one), lab.sweepEnded(two)]);
    await lab.close();
    expect(bitsOf(blocksIn(path, folder, one).blocks)).toEqual(bitsOf(blocksHere(LONGER_MAP)));
    expect(bitsOf(blocksIn(path, folder, two).blocks)).toEqual(bitsOf(blocksHere(SMALL_MAP)));
  });

  test('with a limit of one, one thread is busy', async () => {
    const { lab, heard } = await saved(3);
    const id = valueOf(await lab.startSweep('one', ENDLESS_MAP, 1));
    await reached(heard, id, 1);
    for (let k = 0; k < 20; k++) {
      expect((await lab.queue()).busy).toBeLessThanOrEqual(1);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  });

  test('an identical specification is not computed again, a part of it only where it is missing, another engine takes none', async () => {
    const { folder, path, lab, heard } = await saved();
    const first = valueOf(await lab.startSweep('first', LONGER_MAP, null));
    await reached(heard, first, 5);
    await lab.stopSweep(first);
    await lab.sweepEnded(first);
    const had = await rowOf(lab, first);
    const second = valueOf(await lab.startSweep('second', structuredClone(LONGER_MAP), null));
    expect(progressOf(heard, second)[0]?.done, 'begins with the blocks that are there').toBe(had.blocksDone);
    await lab.sweepEnded(second);
    const third = valueOf(await lab.startSweep('third', LONGER_MAP, null));
    await lab.sweepEnded(third);
    expect(await rowOf(lab, third)).toMatchObject({ status: 'finished', blocksDone: had.blocks });
    expect(
      progressOf(heard, third).every(({ status: now }) => now !== 'running'),
      'no thread computed',
    ).toBe(true);
    expect(await status(lab, first), 'the first one is as it was').toBe('stopped');
    await lab.close();
    const truth = bitsOf(blocksHere(LONGER_MAP));
    for (const id of [second, third]) expect(bitsOf(blocksIn(path, folder, id).blocks)).toEqual(truth);
  });
});

describe('edits of sweeps', () => {
  test('are undone and done again; a sweep under way cannot be taken away by Redo', async () => {
    const { lab, heard } = await saved();
    const id = valueOf(await lab.startSweep('a', LONGER_MAP, null));
    await reached(heard, id, 2);
    valueOf(await lab.renameSweep(id, 'b'));
    valueOf(await lab.deleteSweep(id));
    expect(await lab.sweeps()).toEqual([]);
    valueOf(await lab.undo());
    expect(await rowOf(lab, id)).toMatchObject({ title: 'b', status: 'stopped' });
    valueOf(await lab.undo());
    expect((await rowOf(lab, id)).title).toBe('a');
    valueOf(await lab.redo());
    valueOf(await lab.resumeSweep(id));
    await reached(heard, id, (await rowOf(lab, id)).blocksDone + 1);
    expect(await lab.redo()).toMatchObject({ ok: false, refusal: { code: 'sweep-active' } });
    expect(await status(lab, id)).toBe('running');
    await lab.stopSweep(id);
    await lab.sweepEnded(id);
    valueOf(await lab.redo());
    expect(await lab.sweeps()).toEqual([]);
    expect(await lab.resumeSweep(id)).toMatchObject({ ok: false, refusal: { code: 'no-such-sweep' } });
    expect(await lab.deleteSweep(id)).toMatchObject({ ok: false });
    expect(troubles(heard)).toEqual([]);
  });

  test('deleted while it is being resumed, it is either resumed or deleted, never computed unseen', async () => {
    const { lab } = await saved();
    const id = valueOf(await lab.startSweep('raced', ENDLESS_MAP, null));
    await lab.stopSweep(id);
    await lab.sweepEnded(id);
    for (let k = 0; k < 12; k++) {
      const resumed = lab.resumeSweep(id);
      // Each time a little later in the exchange.
      for (let turns = 0; turns < k; turns++) await new Promise((resolve) => setImmediate(resolve));
      const deleted = await lab.deleteSweep(id);
      const answer = await resumed;
      const there = (await lab.sweeps()).length === 1;
      if (deleted.ok) {
        expect(there).toBe(false);
        await lab.sweepEnded(id);
        expect((await lab.queue()).busy, `round ${k}: nothing is computed for a deleted sweep`).toBe(0);
        valueOf(await lab.undo());
      } else {
        expect(answer.ok && there).toBe(true);
        await lab.stopSweep(id);
        await lab.sweepEnded(id);
      }
    }
  });

  test('a project that is open elsewhere refuses, shows, exports and copies', async () => {
    const { folder, path, lab } = await saved();
    const id = valueOf(await lab.startSweep('shown', SMALL_MAP, null));
    await lab.sweepEnded(id);
    const reader = await labIn(await newFolder());
    expect(valueOf(await reader.lab.openProject(path)).readOnly).toContain('open in another');
    const refused = { ok: false, refusal: { code: 'read-only' } };
    expect(await reader.lab.startSweep('no', SMALL_MAP, null)).toMatchObject(refused);
    expect(await reader.lab.resumeSweep(id)).toMatchObject(refused);
    expect(await reader.lab.renameSweep(id, 'no')).toMatchObject(refused);
    expect(await reader.lab.deleteSweep(id)).toMatchObject(refused);
    expect(await reader.lab.promoteCells(SMALL_MAP, [[1, 1]], 'no')).toMatchObject(refused);
    expect(await reader.lab.sweepParts(id)).toEqual(await lab.sweepParts(id));
    valueOf(await reader.lab.exportSweep(1, id, 'csv', join(folder, 'read.csv')));
    valueOf(await reader.lab.saveProjectAs(join(folder, 'mine.edgelab')));
    expect(await rowOf(reader.lab, id)).toEqual(await rowOf(lab, id));
  });
});
