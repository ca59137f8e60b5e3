/** The report is part of the project: what was acknowledged of it outlives the process, whole. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readReport } from '../../src-shared/report/report';
import { createStore } from '../../src-main/store/store';
import { bundled } from '../bundle';
import { valueOf } from '../store/samples';

const KILLS = 6;

/** Kills the process `delay` ms after its first edit was acknowledged; the value is the last that was. */
async function killed(scripts: readonly string[], path: string, delay: number): Promise<number> {
  const child = spawn(process.execPath, [resolve(import.meta.dirname, 'reporter.mjs'), ...scripts, path], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let wrong = '';
  child.stderr.on('data', (text: Buffer) => (wrong += text.toString()));
  child.stdout.on('data', (text: Buffer) => {
    if (said === '') setTimeout(() => child.kill('SIGKILL'), delay);
    said += text.toString();
  });
  const signal = await new Promise((done) => child.on('close', (_code, by) => done(by)));
  expect(signal, wrong).toBe('SIGKILL');
  // The last line may be cut off: it was not said.
  return Math.max(
    ...said
      .split('\n')
      .slice(0, -1)
      .map((line) => Number(line.split(' ')[1])),
  );
}

test(`no acknowledged edit of the report is lost or cut when the process is killed at ${KILLS} moments`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'edgelab-report-'));
  const path = join(folder, 'report.edgelab');
  const scripts = await Promise.all((['lab', 'simulation', 'store'] as const).map(bundled));
  let edits = 0;
  for (let k = 0; k < KILLS; k++) {
    const kept = await killed(scripts, path, (k * 53) % 170);
    const store = createStore(() => undefined);
    const project = valueOf(store.open({ path, mode: 'open', title: '', unsaved: false, dataFolder: join(folder, 'data') }));
    store.close();
    const report = readReport(project.report);
    // The edit under way may have been kept, and was not said.
    expect([kept, kept + 1]).toContain(Number(report?.title));
    expect(report?.blocks.length).toBe(Number(report?.title) % 40);
    expect(kept).toBeGreaterThan(edits);
    edits = kept;
  }
  rmSync(folder, { recursive: true, force: true });
  expect(edits).toBeGreaterThan(KILLS * 3);
});
