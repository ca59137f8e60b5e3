/** Damaged projects, kept versions, and files that other programs change, in the real window. */
import { expect, test } from '@playwright/test';
import { copyFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ask } from './lab';
import { chooseFromMenu, chooseInDialogs, launch, scratch, SCREENSHOTS } from './launch';

test('a version is kept, compared and restored; a damaged project is salvaged; a replaced file leaves both sides whole', async () => {
  test.setTimeout(180_000);
  await mkdir(SCREENSHOTS, { recursive: true });
  const { app, page, errors } = await launch();
  const path = join(await scratch(), 'mine.edgelab');
  const shoot = async (name: string) => {
    for (const theme of ['light', 'dark'] as const) {
      await ask(page, 'changeSettings', { theme });
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
      await page.screenshot({ path: join(SCREENSHOTS, `${name}-${theme}.png`) });
    }
  };
  await expect(page.getByTestId('run-button')).toBeEnabled();
  await page.getByTestId('run-button').click();
  await expect(page.getByTestId('history-row')).toContainText('period-2', { timeout: 20_000 });
  await chooseInDialogs(app, path);
  expect((await ask(page, 'saveProjectAs')).ok).toBe(true);

  await chooseFromMenu(app, 'file.versions');
  await expect(page.getByRole('dialog')).toContainText('No versions yet');
  await page.getByTestId('keep-version').click();
  await expect(page.getByTestId('version')).toHaveCount(1);
  await expect(page.getByTestId('version-difference')).toContainText('Nothing differs');
  await page.keyboard.press('Escape');
  expect((await ask(page, 'deleteRuns', [1])).ok).toBe(true);
  await chooseFromMenu(app, 'file.versions');
  await expect(page.getByTestId('version-difference')).toContainText('1 run is only in the version:');
  await shoot('versions');
  await page.getByTestId('restore-version').click();
  await expect.poll(async () => (await ask(page, 'project')).path).toContain('(version ');
  expect((await ask(page, 'project')).runCount).toBe(1);

  // Another program puts another file in place of the open one.
  const { path: open } = await ask(page, 'project');
  await copyFile(path, join(dirname(path), 'arriving'));
  await rename(join(dirname(path), 'arriving'), open);
  await expect(page.getByTestId('goes-on-in')).toContainText('(conflict ', { timeout: 20_000 });
  await shoot('changed-on-disk');
  await page.getByTestId('open-other').click();
  await expect.poll(async () => (await ask(page, 'project')).path).toBe(open);
  expect((await ask(page, 'project')).runCount).toBe(0);

  const damaged = join(await scratch(), 'damaged.edgelab');
  const bytes = await readFile(path);
  bytes.fill(0, 0, 100);
  await writeFile(damaged, bytes);
  await chooseInDialogs(app, damaged);
  await chooseFromMenu(app, 'file.open');
  await expect(page.getByTestId('damage')).toContainText(damaged);
  await shoot('damaged');
  await page.getByTestId('salvage').click();
  await expect(page.getByTestId('salvaged')).toContainText('Experiments');
  await shoot('salvaged');
  await expect.poll(async () => (await ask(page, 'project')).path).toContain('(salvaged)');
  expect(errors).toEqual([]);
  await app.close();
});
