/** A real laboratory on real threads in a folder of its own, closed and removed after each test. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { LabEvent } from '../../src-main/lab/events';
import { createLab, type LabOptions } from '../../src-main/lab/lab';
import type { LabSession } from '../../src-main/lab/lab-session';
import type { Answer } from '../../src-shared/answer';
import type { Events } from '../../src-shared/contract';
import type { RunView } from '../../src-shared/views';
import { bundled } from '../bundle';
import { QUARTIC } from './experiments';

export interface Heard {
  readonly event: LabEvent;
  readonly payload: Events[LabEvent];
  /** Milliseconds. */
  readonly at: number;
}

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'edgelab-test-'));
  closing.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export async function labIn(dataFolder: string, more: Partial<LabOptions> = {}): Promise<{ lab: LabSession; heard: Heard[] }> {
  const heard: Heard[] = [];
  const lab = createLab({
    simulationScript: await bundled('simulation'),
    storeScript: await bundled('store'),
    figureScript: await bundled('figure'),
    importScript: await bundled('import'),
    dataFolder,
    threads: 1,
    versions: { app: 'test', runtime: `node ${process.versions.node}`, v8: process.versions.v8, platform: process.platform },
    emit: (event, payload) => heard.push({ event, payload, at: performance.now() }),
    ...more,
  });
  closing.push(() => lab.close());
  return { lab, heard };
}

export function valueOf<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.value;
}

export async function startRun(lab: LabSession, experiment = QUARTIC): Promise<number> {
  return valueOf(await lab.startRun(valueOf(await lab.createExperiment('experiment', experiment))));
}

export async function ranTo(lab: LabSession, runId: number): Promise<RunView> {
  await lab.runEnded(runId);
  return valueOf(await lab.run(runId));
}

/** Waits until something heard fits, at most five seconds. */
export async function hears(heard: readonly Heard[], fits: (heard: Heard) => boolean): Promise<void> {
  for (let tries = 0; tries < 1_000 && !heard.some(fits); tries++) await new Promise((resolve) => setTimeout(resolve, 5));
  if (!heard.some(fits)) throw new Error(`not heard among ${heard.map(({ event }) => event).join(' ')}`);
}
