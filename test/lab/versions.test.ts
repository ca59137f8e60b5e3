import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { labIn, newFolder, startRun, valueOf } from './bench';

test('versions of the open project: kept now, compared, restored as a new file; also of a file that cannot be opened', async () => {
  const folder = await newFolder();
  const path = join(folder, 'mine.edgelab');
  const { lab } = await labIn(folder);
  const first = await startRun(lab);
  await lab.runEnded(first);
  valueOf(await lab.saveProjectAs(path));
  expect(valueOf(await lab.versions(null)).versions).toEqual([]);
  valueOf(await lab.keepVersion());
  valueOf(await lab.deleteRun(first));
  const second = await startRun(lab);
  await lab.runEnded(second);
  const { versions, now } = valueOf(await lab.versions(null));
  expect(now).toMatchObject({ runs: 1 });
  expect(versions).toHaveLength(1);
  const { id } = versions[0]!;
  expect(valueOf(await lab.versionDifference(id)).runs).toMatchObject({ onlyThen: { count: 1 }, onlyNow: { count: 1 } });
  // The path of the open project means the open project.
  expect(valueOf(await lab.versions(path))).toEqual(valueOf(await lab.versions(null)));

  const target = join(folder, 'back.edgelab');
  valueOf(await lab.restoreVersionTo(null, id, target));
  expect((await lab.project()).path).toBe(path);
  expect(valueOf(await lab.run(second)).status).toBe('finished');
  expect(valueOf(await lab.openProject(target)).runCount).toBe(1);
  expect(valueOf(await lab.run(first)).samples).toBe(401);

  await writeFile(path, (await readFile(path)).fill(0, 0, 4096));
  const ruined = valueOf(await lab.versions(path));
  expect(ruined.now).toBe(null);
  expect(ruined.versions.map((version) => version.id)).toContain(id);
  valueOf(await lab.restoreVersionTo(path, id, join(folder, 'again.edgelab')));
});
