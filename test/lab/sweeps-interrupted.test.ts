import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createStore } from '../../src-main/store/store';
import { type Heard, labIn, valueOf } from './bench';
import { bitsOf, blocksHere, blocksIn, ENDLESS_MAP, LONGER_MAP, progressOf, reached, rowOf, saved, SMALL_MAP } from './sweep-truth';

const troubles = (heard: readonly Heard[]) => heard.filter(({ event }) => event === 'trouble');

describe('a sweep that is interrupted', () => {
  test('stopped and resumed again and again, on changing numbers of threads, it ends with the blocks of an uninterrupted one', async () => {
    const { folder, path, lab, heard } = await saved(2);
    const id = valueOf(await lab.startSweep('stopped', LONGER_MAP, 1));
    const { blocks } = await rowOf(lab, id);
    let kept = 0;
    for (const [k, share] of [0, 0.1, 0.3, 0.5].entries()) {
      if (k > 0) valueOf(await lab.resumeSweep(id));
      if (k % 2 === 1) await lab.limitSweep(id, 1);
      if (share > 0) await reached(heard, id, Math.max(kept + 1, Math.floor(share * blocks)));
      await lab.stopSweep(id);
      await lab.sweepEnded(id);
      const row = await rowOf(lab, id);
      expect(row).toMatchObject({ status: 'stopped', error: null });
      expect(row.blocksDone, 'what was there stays').toBeGreaterThanOrEqual(kept);
      expect(row.blocksDone).toBeLessThan(blocks);
      expect(progressOf(heard, id).at(-1)).toMatchObject({ status: 'stopped', done: row.blocksDone, total: blocks });
      kept = row.blocksDone;
    }
    expect(kept).toBeGreaterThan(0);
    valueOf(await lab.resumeSweep(id));
    await lab.sweepEnded(id);
    expect(await rowOf(lab, id)).toMatchObject({ status: 'finished', blocksDone: blocks });
    // A finished one is resumed with nothing to do.
    valueOf(await lab.resumeSweep(id));
    await lab.sweepEnded(id);
    expect((await rowOf(lab, id)).status).toBe('finished');
    await lab.close();
    expect(bitsOf(blocksIn(path, folder, id).blocks)).toEqual(bitsOf(blocksHere(LONGER_MAP)));
    expect(troubles(heard)).toEqual([]);
  });

  test('closing in the middle leaves it stopped with its blocks, and the next opening goes on', async () => {
    const { folder, path, lab, heard } = await saved();
    const id = valueOf(await lab.startSweep('closed', LONGER_MAP, null));
    await reached(heard, id, 3);
    await lab.close();
    const left = blocksIn(path, folder, id);
    expect(left.row).toMatchObject({ status: 'stopped' });
    expect(left.blocks.length).toBeGreaterThanOrEqual(3);
    const truth = bitsOf(blocksHere(LONGER_MAP));
    expect(bitsOf(left.blocks)).toEqual(left.blocks.map(({ index }) => truth[index]));
    expect(troubles(heard)).toEqual([]);

    const second = await labIn(folder, { threads: 2 });
    valueOf(await second.lab.openProject(path));
    valueOf(await second.lab.resumeSweep(id));
    await second.lab.sweepEnded(id);
    await second.lab.close();
    expect(bitsOf(blocksIn(path, folder, id).blocks)).toEqual(truth);
  });

  test('opening another project in the middle stops it; closing while it is being started ends without a word', async () => {
    const { folder, path, lab, heard } = await saved();
    const id = valueOf(await lab.startSweep('left', ENDLESS_MAP, null));
    await reached(heard, id, 1);
    valueOf(await lab.createProject(join(folder, 'other.edgelab'), 'Other'));
    expect(await lab.sweeps()).toEqual([]);
    expect((await lab.queue()).busy).toBe(0);
    expect(blocksIn(path, folder, id).row.status).toBe('stopped');
    const starting = lab.startSweep('never', ENDLESS_MAP, null);
    await lab.close();
    await starting.catch(() => null);
    const store = createStore(() => undefined);
    valueOf(store.open({ path: join(folder, 'other.edgelab'), mode: 'open', title: '', unsaved: false, dataFolder: folder }));
    for (const { status: end } of store.sweeps()) expect(['stopped', 'interrupted']).toContain(end);
    store.close();
  });

  test('Save As in the middle goes on in the copy; the original keeps what it had, interrupted, and can be resumed', async () => {
    const { folder, path, lab, heard } = await saved();
    const copy = join(folder, 'copy.edgelab');
    const done = valueOf(await lab.startSweep('done before', SMALL_MAP, null));
    await lab.sweepEnded(done);
    const id = valueOf(await lab.startSweep('copied', LONGER_MAP, null));
    await reached(heard, id, 3);
    valueOf(await lab.saveProjectAs(copy));
    expect((await lab.project()).path).toBe(copy);
    await lab.sweepEnded(id);
    expect(await rowOf(lab, id)).toMatchObject({ status: 'finished', title: 'copied' });
    await lab.close();
    expect(troubles(heard)).toEqual([]);
    const truth = bitsOf(blocksHere(LONGER_MAP));
    expect(bitsOf(blocksIn(copy, folder, id).blocks)).toEqual(truth);
    expect(bitsOf(blocksIn(copy, folder, done).blocks)).toEqual(bitsOf(blocksHere(SMALL_MAP)));
    const original = blocksIn(path, folder, id);
    expect(original.row.status).toBe('interrupted');
    expect(original.blocks.length).toBeGreaterThanOrEqual(3);
    expect(bitsOf(original.blocks)).toEqual(original.blocks.map(({ index }) => truth[index]));
  });
});
