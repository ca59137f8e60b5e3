import { join } from 'node:path';
import { expect, test } from 'vitest';
import { driver } from '../../src-main/store/driver';
import { crcOfText } from '../../src-main/store/checksum';
import { QUARTIC } from './experiments';
import { labIn, newFolder, ranTo, startRun, valueOf } from './bench';

test('a run computed again is identical; a definition that was changed beside its samples is found out at the step it shows', async () => {
  const folder = await newFolder();
  const path = join(folder, 'kept.edgelab');
  const { lab, heard } = await labIn(folder);
  valueOf(await lab.createProject(path, 'kept'));
  const experiment = { ...QUARTIC, steps: 50_000 };
  const run = await ranTo(lab, await startRun(lab, experiment));
  const again = valueOf(await lab.reproduce(run.id));
  expect(again).toMatchObject({ verdict: 'identical', samples: 50_001, lastStep: 50_000, firstDifferent: null, largest: 0 });
  expect(again.then).toEqual(again.now);
  expect(again.facts.length).toBeGreaterThan(3);
  expect(heard.some(({ event }) => event === 'reproduceProgress')).toBe(true);
  await lab.close();

  const changed = { ...experiment, start: [(experiment.start[0] ?? 0) + 1e-3] };
  const json = JSON.stringify(changed);
  const database = driver.open(path, { readOnly: false, timeout: 0, defensive: false, enableForeignKeyConstraints: false, limits: LIMITS });
  database.exec(`UPDATE run_config SET json = '${json.replaceAll("'", "''")}', crc = ${crcOfText(json)}`);
  database.close();
  const { lab: other } = await labIn(folder);
  valueOf(await other.openProject(path));
  const different = valueOf(await other.reproduce(run.id));
  expect(different.verdict).toBe('different');
  expect(different.firstBeyond).toMatchObject({ step: 0 });
});

test('a run that was stopped is compared as far as it goes', async () => {
  const { lab, heard } = await labIn(await newFolder());
  const runId = await startRun(lab, { ...QUARTIC, steps: 200_000_000 });
  for (let tries = 0; tries < 2_000 && !heard.some(({ event }) => event === 'progress'); tries++)
    await new Promise((go) => setTimeout(go, 5));
  await lab.stopRun(runId);
  const run = await ranTo(lab, runId);
  expect(run.status).toBe('stopped');
  const again = valueOf(await lab.reproduce(runId));
  expect(again).toMatchObject({ samples: run.samples, facts: [], verdict: run.samples > 0 ? 'identical' : 'undetermined' });
});

const LIMITS = { length: 1e9, sqlLength: 1e6, attach: 1, likePatternLength: 100 };
