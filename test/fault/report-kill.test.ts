/** The report is part of the project: what was acknowledged of it outlives the process, whole. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readReport } from '../../src-shared/report/report';
import { createStore } from '../../src-main/store/store';
import { bundled } from '../bundle';
import { valueOf } from '../store/samples';
import { killed } from './killed';

const KILLS = 6;

test(`no acknowledged edit of the report is lost or cut when the process is killed at ${KILLS} moments`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'edgelab-report-'));
  const path = join(folder, 'report.edgelab');
  const scripts = await Promise.all((['lab', 'simulation', 'store'] as const).map(bundled));
  let edits = 0;
  for (let k = 0; k < KILLS; k++) {
    const kept = Number((await killed('reporter.mjs', [...scripts, path], (k * 53) % 170)).split(' ')[1]);
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
