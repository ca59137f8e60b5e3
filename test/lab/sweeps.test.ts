import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { LabSession } from '../../src-main/lab/lab-session';
import type { SweepSpec } from '../../src-shared/sweep';
import { rasterPart } from '../../src-shared/sweep-raster';
import type { RasterPart, SweepRow } from '../../src-shared/sweep-views';
import { runJob } from '../../src-worker/jobs';
import { bundled } from '../bundle';
import { host } from '../jobs/experiments';
import { axis, diagram, experimentOf, map } from '../sweeps/specs';
import { hears, labIn, newFolder, valueOf } from './bench';
import { withEta } from './experiments';

const QUARTIC = experimentOf('quartic', { mu: 1 }, { steps: 2_000 });
const MAP = map(axis('K', 0.6, 2), axis('start:0', 0.2, 0.9), QUARTIC, { columns: 60, rows: 60 });
/** Some seconds of one thread, in many blocks. */
const LONG = map(axis('K', 0.6, 2), axis('start:0', 0.2, 0.9), { ...QUARTIC, steps: 100_000 }, { columns: 600, rows: 600 });
/** About a second of one thread, to be stopped in the middle. */
const HALF = map(axis('K', 0.6, 2), axis('start:0', 0.2, 0.9), { ...QUARTIC, steps: 20_000 }, { columns: 240, rows: 240 });

/** The blocks of a sweep computed here, one after the other, without threads or storage. */
function computed(given: SweepSpec) {
  const { spec, blocks } = valueOf(runJob('sweepCheck', given, host()));
  return blocks.map((range, index) => {
    const block = valueOf(runJob('sweepBlock', { spec, index, range }, host()));
    return { block, part: spec.shape.kind === 'ensemble' ? null : rasterPart(spec, range, block) };
  });
}

/** The stored picture without the layer that belongs to the whole, by its place. */
async function picture(lab: LabSession, id: number): Promise<RasterPart[]> {
  const parts = valueOf(await lab.sweepParts(id));
  return parts
    .map((part) => ({ ...part, layers: Object.fromEntries(Object.entries(part.layers).filter(([name]) => name !== 'attractor')) }))
    .sort((a, b) => a.x - b.x || a.y - b.y);
}

async function rowOf(lab: LabSession, id: number): Promise<SweepRow> {
  const row = (await lab.sweeps()).find((sweep) => sweep.id === id);
  if (!row) throw new Error('no such row');
  return row;
}

describe('stored sweeps', () => {
  test.each([
    ['a map', MAP],
    ['a diagram', diagram({ lyapunov: true, transient: 500 }, QUARTIC)],
  ])('%s on one and on three threads is what a single computation gives, bit for bit', async (_name, spec) => {
    const truth = computed(spec).map(({ part }) => part);
    for (const threads of [1, 3]) {
      const { lab, heard } = await labIn(await newFolder(), { threads });
      const id = valueOf(await lab.startSweep('sweep', spec, null));
      await lab.sweepEnded(id);
      expect(await rowOf(lab, id)).toMatchObject({ status: 'finished', blocksDone: truth.length, blocks: truth.length, error: null });
      expect(await picture(lab, id)).toEqual(truth);
      const last = heard.filter(({ event }) => event === 'sweepProgress').at(-1)?.payload;
      expect(last).toMatchObject({ sweepId: id, status: 'finished', done: truth.length, total: truth.length });
      await lab.close();
    }
  });

  test('stopped, saved, reopened and resumed, it has the blocks of one that was never stopped; an identical one computes nothing', async () => {
    const folder = await newFolder();
    const path = join(folder, 'kept.edgelab');
    const first = await labIn(folder);
    valueOf(await first.lab.saveProjectAs(path));
    const id = valueOf(await first.lab.startSweep('long', HALF, 1));
    await hears(first.heard, ({ event, payload }) => event === 'sweepProgress' && 'done' in payload && payload.done > 0);
    await first.lab.stopSweep(id);
    await first.lab.sweepEnded(id);
    const stopped = await rowOf(first.lab, id);
    expect(stopped.status).toBe('stopped');
    expect(stopped.blocksDone).toBeGreaterThan(0);
    expect(stopped.blocksDone).toBeLessThan(stopped.blocks);
    await first.lab.close();

    const second = await labIn(folder, { threads: 2 });
    valueOf(await second.lab.openProject(path));
    // Asked twice, it goes on once.
    const [one, two] = await Promise.all([second.lab.resumeSweep(id), second.lab.resumeSweep(id)]);
    expect([one.ok, two.ok]).toEqual([true, true]);
    await second.lab.sweepEnded(id);
    const whole = await rowOf(second.lab, id);
    expect(whole).toMatchObject({ status: 'finished', blocksDone: whole.blocks });
    expect(whole.seconds).toBeGreaterThan(stopped.seconds);
    const truth = computed(HALF);
    expect(await picture(second.lab, id)).toEqual(truth.map(({ part }) => part));

    const again = valueOf(await second.lab.startSweep('again', HALF, null));
    await second.lab.sweepEnded(again);
    expect(await rowOf(second.lab, again)).toMatchObject({ status: 'finished', blocksDone: whole.blocks, bytes: whole.bytes });
    expect((await rowOf(second.lab, again)).seconds).toBeLessThan(whole.seconds / 4);
  });

  test('closing the laboratory stops it and keeps its blocks; a run in between gets its turn; it can be deleted', async () => {
    const folder = await newFolder();
    const path = join(folder, 'closed.edgelab');
    const first = await labIn(folder);
    valueOf(await first.lab.saveProjectAs(path));
    const id = valueOf(await first.lab.startSweep('long', LONG, null));
    const runId = valueOf(await first.lab.startRun(valueOf(await first.lab.createExperiment('run', withEta('1.1', 1_000)))));
    await first.lab.runEnded(runId);
    expect((await first.lab.sweeps())[0]?.status).toBe('running');
    await first.lab.close();

    const second = await labIn(folder);
    valueOf(await second.lab.openProject(path));
    const row = await rowOf(second.lab, id);
    expect(row.status).toBe('stopped');
    expect(row.blocksDone).toBeGreaterThan(0);
    valueOf(await second.lab.resumeSweep(id));
    valueOf(await second.lab.deleteSweep(id));
    expect(await second.lab.sweeps()).toEqual([]);
    valueOf(await second.lab.undo());
    expect((await rowOf(second.lab, id)).blocksDone).toBeGreaterThanOrEqual(row.blocksDone);
  });

  test('a project opened to read refuses; a specification that is none is refused and stores nothing', async () => {
    const folder = await newFolder();
    const writer = await labIn(folder);
    const path = join(folder, 'read.edgelab');
    valueOf(await writer.lab.saveProjectAs(path));
    const wrong = map(axis('param:nothing', 0, 1), axis('start:0', 0.2, 0.9), QUARTIC);
    expect((await writer.lab.startSweep('wrong', wrong, null)).ok).toBe(false);
    const { lab: reader } = await labIn(await newFolder());
    const view = valueOf(await reader.openProject(path));
    expect(view.readOnly).toContain('open in another');
    expect(await reader.startSweep('sweep', MAP, null)).toMatchObject({ ok: false, refusal: { code: 'read-only' } });
    expect(await reader.resumeSweep(1)).toMatchObject({ ok: false, refusal: { code: 'read-only' } });
    expect(await reader.sweeps()).toEqual([]);
  });

  test('a thread that dies in a block fails the sweep, says so, and resuming completes it', async () => {
    const folder = await newFolder();
    const script = join(folder, 'mortal.mjs');
    const real = pathToFileURL(await bundled('simulation')).href;
    // Dies on the last block, once: the file is the memory of it.
    await writeFile(
      join(folder, 'death.mjs'),
      `import { existsSync, writeFileSync } from 'node:fs';
      import { parentPort } from 'node:worker_threads';
      const mark = ${JSON.stringify(join(folder, 'died'))};
      parentPort.on('message', ({ kind, input }) => {
        if (kind !== 'sweepBlock' || input.range.to < 60 || existsSync(mark)) return;
        writeFileSync(mark, '');
        process.exit(9);
      });`,
    );
    await writeFile(script, `import './death.mjs';\nimport ${JSON.stringify(real)};\n`);
    const { lab, heard } = await labIn(folder, { simulationScript: script });
    const id = valueOf(await lab.startSweep('mortal', MAP, null));
    await lab.sweepEnded(id);
    const row = await rowOf(lab, id);
    expect(row.status).toBe('failed');
    expect(row.error).toContain('thread ended');
    expect(heard.flatMap(({ payload }) => ('code' in payload ? [payload.code] : []))).toContain('sweep-failed');
    valueOf(await lab.resumeSweep(id));
    await lab.sweepEnded(id);
    expect(await rowOf(lab, id)).toMatchObject({ status: 'finished', error: null });
    expect(await picture(lab, id)).toEqual(computed(MAP).map(({ part }) => part));
  });
});

describe('what is looked at', () => {
  test('the parts of a picture are the stored ones, a newer request of the name ends the older, Stop ends it', async () => {
    const { lab, heard } = await labIn(await newFolder(), { threads: 2 });
    const [old, checked] = await Promise.all([lab.explore(1, LONG), lab.explore(1, MAP)]);
    expect(old).toMatchObject({ ok: false, refusal: { code: 'superseded' } });
    valueOf(checked);
    const parts = heard
      .flatMap(({ payload }) => ('exploreId' in payload && payload.part ? [payload.part] : []))
      // The last one is the layer of attractors alone.
      .filter(({ layers }) => layers.outcome);
    const cells = new Uint8Array(60 * 60);
    for (const part of parts) {
      expect(part.columns, 'no part of the older picture').toBe(60);
      cells.set(part.layers.outcome!, part.y * 60);
    }
    expect(parts.reduce((sum, part) => sum + part.columns * part.rows, 0)).toBe(3_600);
    const truth = computed(MAP).flatMap(({ part }) => [...part!.layers.outcome!]);
    expect([...cells]).toEqual(truth);

    const long = lab.explore(2, LONG);
    await hears(heard, ({ payload }) => 'exploreId' in payload && payload.exploreId === 2);
    await lab.stopExplore(2);
    expect(await long).toMatchObject({ ok: false, refusal: { code: 'stopped' } });
  });

  test('the CSV of a map has a row per cell with its axes', async () => {
    const folder = await newFolder();
    const { lab } = await labIn(folder);
    const id = valueOf(await lab.startSweep('sweep', MAP, null));
    await lab.sweepEnded(id);
    const path = valueOf(await lab.exportSweep(1, id, 'csv', join(folder, 'map.csv')));
    const [head, ...rows] = (await readFile(path, 'utf8')).trimEnd().split('\n');
    expect(head).toBe('K,start:0,class,period,steps,anchor0,anchor1');
    expect(rows).toHaveLength(3_600);
    const [K, x0, kind, period] = rows[60 * 59 + 1]!.split(',');
    expect(Number(K)).toBeCloseTo(0.6 + (1.4 * 1.5) / 60, 12);
    expect(Number(x0)).toBeCloseTo(0.2 + (0.7 * 59.5) / 60, 12);
    expect([kind, period]).toEqual([expect.stringMatching(/converged|catapult/), '1']);
  });

  test('cells become experiments and runs of their own', async () => {
    const { lab } = await labIn(await newFolder());
    const runs = valueOf(await lab.promoteCells(MAP, [[20, 3], [59, 59]], 'cells')); // prettier-ignore
    expect(runs).toHaveLength(2);
    await Promise.all(runs.map((id) => lab.runEnded(id)));
    const run = valueOf(await lab.run(runs[0]!));
    expect(run.status).toBe('finished');
    // K in the middle of column 20 of 60 on [0.6, 2].
    expect(run.metrics['K']).toBeCloseTo(0.6 + (1.4 * 20.5) / 60, 12);
    expect(run.analysis?.outcome).toMatchObject({ kind: 'period-p', period: 2 });
  });
});
