/** Two laboratories and one project file, as two windows or two machines would have them. */
import { copyFile, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { labIn, newFolder, valueOf } from './bench';
import { QUARTIC } from './experiments';

test('the second one to open a project reads it, and writes when the first has closed it', async () => {
  const folder = await newFolder();
  const path = join(folder, 'mine.edgelab');
  const [first, second] = [await labIn(join(folder, 'a')), await labIn(join(folder, 'b'))];
  valueOf(await first.lab.createProject(path, 'mine'));
  expect(valueOf(await second.lab.openProject(path)).readOnly).toContain('open in another Edge Lab');
  expect(await second.lab.createExperiment('Theirs', QUARTIC)).toMatchObject({ ok: false, refusal: { code: 'read-only' } });
  valueOf(await first.lab.createExperiment('Mine', QUARTIC));
  await first.lab.newProject();
  const again = valueOf(await second.lab.openProject(path));
  expect(again).toMatchObject({ readOnly: null, experiments: [{ name: 'Mine' }] });
  valueOf(await second.lab.createExperiment('Theirs', QUARTIC));
});

test('a file that another machine synchronised over the open one: both sides stay, and the user is told where', async () => {
  const folder = await newFolder();
  const path = join(folder, 'mine.edgelab');
  const { lab, heard } = await labIn(join(folder, 'a'));
  valueOf(await lab.createProject(path, 'mine'));
  const id = valueOf(await lab.createExperiment('Mine', QUARTIC));
  await copyFile(path, join(folder, 'arriving'));
  valueOf(await lab.renameExperiment(id, 'Mine, later'));
  const theirs = await readFile(join(folder, 'arriving'));
  await rename(join(folder, 'arriving'), path);
  // Nothing is asked of it: it looks by itself.
  await expect
    .poll(() => heard.find(({ event }) => event === 'changedOnDisk')?.payload, { timeout: 20_000 })
    .toMatchObject({ kind: 'replaced', path });
  const view = await lab.project();
  expect(view).toMatchObject({ readOnly: null, experiments: [{ name: 'Mine, later' }] });
  const names = (await readdir(folder)).filter((name) => name !== 'a');
  expect(names.sort()).toEqual(['mine.edgelab', view.path.slice(folder.length + 1)].sort());
  expect((await readFile(path)).equals(theirs)).toBe(true);
});
