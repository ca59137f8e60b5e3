import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Answer } from '../../src-shared/answer';
import type { SampleBlock } from '../../src-shared/jobs';
import type { Experiment } from '../../src-shared/spec';
import type { NewRun, OpenRequest, StoreCalls } from '../../src-shared/store-contract';

/** A folder that is removed after the tests of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'edgelab-store-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function valueOf<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.refusal)}`);
  return answer.value;
}

export function codeOf(answer: Answer<unknown>): string {
  return answer.ok ? 'accepted' : answer.refusal.code;
}

export function request(folder: string, name: string, mode: OpenRequest['mode'], unsaved = false): OpenRequest {
  return { path: join(folder, name), mode, title: 'Test', unsaved, dataFolder: join(folder, 'data') };
}

export function experiment(mu = 1): Experiment {
  return {
    version: 1,
    problem: { id: 'quartic', params: { mu } },
    start: [0.8],
    startNoise: 0,
    seed: 7,
    rule: { kind: 'gradient-descent', learningRate: { text: '1.1', unit: 'eta' } },
    steps: 1000,
    divergenceBound: 1e8,
  };
}

export function newRun(changes: Partial<NewRun> = {}): NewRun {
  return {
    experimentId: null,
    title: 'A run',
    experiment: experiment(),
    recording: { dense: 1_000_000, stride: 1 },
    series: ['x', 'loss'],
    versions: { app: '0', engine: '1', runtime: 'node', v8: '0', platform: 'test' },
    metrics: { eta: 1.1, K: 1.1 },
    created: '2026-01-01T00:00:00.000Z',
    ...changes,
  };
}

/** The value of series number `column` at sample `index`: recomputed by a checker without keeping anything. */
export function sampleAt(column: number, index: number): number {
  return ((index * 2654435761 + column * 40503) % 1_000_003) / 1_000_003 - 0.5;
}

export function block(names: readonly string[], start: number, count: number, at = sampleAt): SampleBlock {
  const columns = names.map((name, k) => [name, Float64Array.from({ length: count }, (_, i) => at(k, start + i))] as const);
  return { start, count, columns: Object.fromEntries(columns) };
}

/** Stores a finished run of `count` samples of the series x and loss; answers its number. */
export function storeRun(store: StoreCalls, count: number, changes: Partial<NewRun> = {}): number {
  const run = newRun(changes);
  const id = store.addRun(run);
  store.setRunStatus(id, 'running');
  for (let start = 0; start < count; start += 50_000) store.appendSamples(id, block(run.series, start, Math.min(50_000, count - start)));
  store.finishRun(id, { status: 'finished', analysis: null, metrics: {}, error: null, seconds: 1 });
  return id;
}
