import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { LabSession } from '../../src-main/lab/lab-session';
import type { Progress, RunView, SeriesView } from '../../src-shared/views';
import { bundled } from '../bundle';
import { type Heard, hears, labIn, newFolder, ranTo, startRun, valueOf } from './bench';
import { QUARTIC, withEta } from './experiments';

const LONG = withEta('1.1', 1e9);

function progressOf(heard: readonly Heard[], runId: number): (Progress & { at: number })[] {
  return heard.flatMap(({ event, payload, at }) =>
    event === 'progress' && 'runId' in payload && 'step' in payload && payload.runId === runId ? [{ ...payload, at }] : [],
  );
}

async function underWay(heard: readonly Heard[], runId: number): Promise<void> {
  await hears(heard, () => progressOf(heard, runId).some(({ step }) => step > 0));
}

/** Every stored sample of every series. */
async function samplesOf(lab: LabSession, run: RunView) {
  const request = { runId: run.id, series: run.series, fromStep: null, toStep: null, pixels: 5_000 };
  return valueOf(await lab.view(request));
}

describe('runs', () => {
  test('one thread and several give the same bits', async () => {
    const etas = ['1.05', '1.1', '1.25', '1.3', '1.5', '0.9'];
    const results = [];
    for (const threads of [1, 3]) {
      const { lab } = await labIn(await newFolder(), { threads });
      const ids: number[] = [];
      for (const eta of etas) ids.push(await startRun(lab, { ...withEta(eta, 3_000), startNoise: 0.01, seed: 7 }));
      const runs = await Promise.all(ids.map((id) => ranTo(lab, id)));
      const series: (readonly SeriesView[])[] = [];
      for (const run of runs) series.push(await samplesOf(lab, run));
      results.push(runs.map((run, index) => ({ analysis: run.analysis, metrics: run.metrics, series: series[index] })));
      await lab.close();
    }
    expect(results[1]).toEqual(results[0]);
  });

  test('a stopped run ends long before its last step and keeps what it computed', async () => {
    const { lab, heard } = await labIn(await newFolder());
    const runId = await startRun(lab, LONG);
    await underWay(heard, runId);
    await lab.stopRun(runId);
    const run = await ranTo(lab, runId);
    expect(run.status).toBe('stopped');
    expect(run.samples).toBeGreaterThan(0);
    expect(run.analysis).not.toBeNull();
    const [series] = await samplesOf(lab, run);
    expect(series?.step.length).toBeGreaterThan(0);
  });

  test('a paused run stands still until it is resumed or stopped', async () => {
    const { lab, heard } = await labIn(await newFolder());
    const runId = await startRun(lab, LONG);
    await underWay(heard, runId);
    await lab.pauseRun(runId, true);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const standing = progressOf(heard, runId).at(-1);
    expect(standing?.paused).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(progressOf(heard, runId).at(-1)?.step).toBe(standing?.step);
    await lab.pauseRun(runId, false);
    await hears(heard, () => (progressOf(heard, runId).at(-1)?.step ?? 0) > (standing?.step ?? 0));
    await lab.pauseRun(runId, true);
    await lab.stopRun(runId);
    expect((await ranTo(lab, runId)).status).toBe('stopped');
  });

  test('progress comes at most 20 times a second, with the time left', async () => {
    const { lab, heard } = await labIn(await newFolder());
    const runId = await startRun(lab, LONG);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const seen = progressOf(heard, runId).filter(({ step }) => step > 0);
    await lab.stopRun(runId);
    await lab.runEnded(runId);
    expect(seen.length).toBeLessThanOrEqual(24);
    expect(seen.at(-1)?.secondsLeft).toBeGreaterThan(0);
    expect(progressOf(heard, runId).at(-1)?.status).toBe('stopped');
  });

  test('queued runs wait their turn; stopping a queued one leaves the running one alone', async () => {
    const { lab, heard } = await labIn(await newFolder());
    const first = await startRun(lab, LONG);
    const second = await startRun(lab, LONG);
    const third = await startRun(lab);
    await underWay(heard, first);
    expect(await lab.queue()).toMatchObject({ busy: 1, queued: 2 });
    await lab.stopRun(second);
    expect(await ranTo(lab, second)).toMatchObject({ status: 'stopped', samples: 0, analysis: null });
    expect(valueOf(await lab.run(first)).status).toBe('running');
    await lab.stopRun(first);
    expect((await ranTo(lab, third)).status).toBe('finished');
  });

  test('a thread that dies fails only its run; the others and later ones finish', async () => {
    const folder = await newFolder();
    const script = join(folder, 'mortal.mjs');
    const simulation = pathToFileURL(await bundled('simulation')).href;
    // The real simulation thread, which dies on one seed; its own listener comes second, but before the first message.
    await writeFile(
      join(folder, 'death.mjs'),
      `import { parentPort } from 'node:worker_threads';
      parentPort.on('message', ({ kind, input }) => { if (kind === 'trajectory' && input.seed === 666) process.exit(9); });`,
    );
    await writeFile(script, `import './death.mjs';\nimport ${JSON.stringify(simulation)};\n`);
    const { lab, heard } = await labIn(folder, { simulationScript: script, threads: 2 });
    const bystander = await startRun(lab, LONG);
    await underWay(heard, bystander);
    const doomed = await startRun(lab, { ...QUARTIC, seed: 666 });
    expect(await ranTo(lab, doomed)).toMatchObject({ status: 'failed', error: 'thread ended with code 9' });
    expect(heard.some(({ event, payload }) => event === 'trouble' && 'code' in payload && payload.code === 'run-failed')).toBe(true);
    expect((await ranTo(lab, await startRun(lab))).status).toBe('finished');
    await lab.stopRun(bystander);
    expect((await ranTo(lab, bystander)).status).toBe('stopped');
  });

  test('closing stops what runs and keeps it', async () => {
    const folder = await newFolder();
    const first = await labIn(folder);
    const runId = await startRun(first.lab, LONG);
    const waiting = await startRun(first.lab);
    await underWay(first.heard, runId);
    await first.lab.close();
    const { lab } = await labIn(folder);
    expect(valueOf(await lab.run(runId)).status).toBe('stopped');
    expect(valueOf(await lab.run(waiting)).status).toBe('stopped');
    expect(valueOf(await lab.run(runId)).samples).toBeGreaterThan(0);
  });

  test('deleting a running run stops it first, and can be undone', async () => {
    const { lab, heard } = await labIn(await newFolder());
    const runId = await startRun(lab, LONG);
    await underWay(heard, runId);
    valueOf(await lab.deleteRun(runId));
    expect((await lab.run(runId)).ok).toBe(false);
    valueOf(await lab.undo());
    expect(valueOf(await lab.run(runId)).status).toBe('stopped');
  });
});
