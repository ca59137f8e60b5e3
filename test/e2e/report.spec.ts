/** A report made in the window: blocks added from where things are shown, edited and moved by keyboard, exported both ways. */
import { expect, test } from '@playwright/test';
import { execFile } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ask } from './lab';
import { chooseFromMenu, chooseInDialogs, launch, ROOT, scratch, SCREENSHOTS, type Launched } from './launch';
import type { AxeResults } from 'axe-core';
import { axeSource, found as findingsOf } from './axe';

const run = promisify(execFile);
let started: Launched;
let folder: string;

// Each step goes on from the one before.
test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  await mkdir(SCREENSHOTS, { recursive: true });
  started = await launch();
  folder = await scratch();
  const { page } = started;
  await chooseInDialogs(started.app, join(folder, 'paper.edgelab'));
  expect(await ask(page, 'saveProjectAs')).toMatchObject({ ok: true });
  await page.getByTestId('run-button').click();
  await expect(page.getByTestId('history-row').first()).toContainText('period-2');
});
test.afterAll(async () => {
  await started.app.close();
});

test('a report is begun, and charts, runs and cards are added from where they are shown', async () => {
  const { page } = started;
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Show report');
  await page.keyboard.press('Enter');
  await page.getByTestId('report-begin').click();
  await expect(page.getByTestId('report-block')).toHaveCount(1);
  await expect(page.getByTestId('block-preview').first()).toContainText('Question');
  await page.getByTestId('history-row').first().click();
  await page.getByTestId('run-add-to-report').click();
  await page.getByTestId('cards-add-to-report').click();
  await page.getByTestId('report-add').click();
  await page.getByTestId('add-figure').click();
  await expect(page.getByTestId('report-block')).toHaveCount(4);
  await expect(page.locator('[data-kind=figure] canvas')).toHaveAttribute('aria-label', /One-step/);
  await expect(page.locator('[data-kind=runs] tbody tr')).toHaveCount(1);
  await expect(page.locator('[data-kind=card] h5').first()).toBeVisible();
});

test('text is written, blocks are moved by keyboard, and every edit is taken back', async () => {
  const { page } = started;
  const first = page.getByTestId('report-block').first();
  await first.getByTestId('block-edit').click();
  await first.getByTestId('report-text').fill('# Beyond\n\nWith $\\eta = 1.1$ the run *oscillates*.\n\n<script>window.hacked = 1</script>');
  await page.getByTestId('report-title').focus();
  await expect(first.getByTestId('block-preview')).toContainText('<script>window.hacked = 1</script>');
  await expect(first.locator('em')).toHaveText('oscillates');
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  await first.getByTestId('block-edit').click();
  await first.getByTestId('block-down').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('report-block').nth(1)).toHaveAttribute('data-kind', 'text');
  // The focus went along.
  await expect(page.getByTestId('report-block').nth(1).getByTestId('block-down')).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(page.getByTestId('report-block').first()).toHaveAttribute('data-kind', 'text');
  await page.getByTestId('report-title').fill('Two-step descent');
  await page.keyboard.press('Tab');
  await expect.poll(async () => JSON.parse(((await ask(page, 'project')) as { report: string }).report).title).toBe('Two-step descent');
});

test('the window and the command line write the same bytes', async () => {
  const { page, app } = started;
  for (const format of ['html', 'pdf'] as const) {
    const path = join(folder, `window.${format}`);
    await chooseInDialogs(app, path);
    await chooseFromMenu(app, `file.report-${format}`);
    await expect(page.getByText(path)).toBeVisible({ timeout: 60_000 });
    const other = join(folder, `line.${format}`);
    await run(process.execPath, [join(ROOT, 'bin', 'edgelab.mjs'), 'report', '--project', join(folder, 'paper.edgelab'), '--out', other]);
    expect((await readFile(other)).equals(await readFile(path))).toBe(true);
  }
  await expect(page.getByTestId('report-command').first()).toContainText('edgelab report --project');
});

test('the exported page has no accessibility findings, runs no script and fetches nothing', async () => {
  const { app } = started;
  const html = await readFile(join(folder, 'window.html'), 'utf8');
  const path = join(folder, 'window.html');
  const found = await app.evaluate(
    async ({ BrowserWindow }, [file, axe]) => {
      const asked: string[] = [];
      const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true, partition: 'report-test', javascript: true } });
      window.webContents.session.webRequest.onBeforeRequest(({ url }, answer) => {
        asked.push(url);
        answer({});
      });
      await window.loadFile(file);
      const hacked = (await window.webContents.executeJavaScript('"hacked" in window')) as boolean;
      const images = (await window.webContents.executeJavaScript(
        'document.images.length === 0 && document.querySelectorAll("svg[role=img]").length > 0 && [...document.fonts].every((one) => one.family.includes("Edge Lab Figure"))',
      )) as boolean;
      const results = JSON.parse((await window.webContents.executeJavaScript(`${axe}; axe.run().then(JSON.stringify)`)) as string) as Pick<
        AxeResults,
        'violations'
      >;
      window.destroy();
      return { asked: asked.filter((url) => !url.startsWith('data:') && !url.startsWith('file:')), hacked, images, results };
    },
    [path, await axeSource()] as const,
  );
  const { results, ...rest } = found;
  expect(rest).toEqual({ asked: [], hacked: false, images: true });
  expect(findingsOf(results)).toEqual([]);
  expect(html).not.toContain('<script');
});

test('a block whose run was deleted says so as soon as it is', async () => {
  const { page } = started;
  const { rows } = await ask(page, 'runs', { sort: [], filter: '', trash: false, offset: 0, limit: 1 });
  const id = rows[0]?.id ?? 0;
  await ask(page, 'deleteRuns', [id]);
  await expect(page.locator('[data-kind=figure]')).toContainText(`Run ${id} is not in this project any more`);
  await expect(page.locator('[data-kind=runs]')).toContainText(`Run ${id} is not in this project any more`);
  await ask(page, 'undo');
  await expect(page.locator('[data-kind=figure] canvas')).toBeVisible();
  expect(started.errors).toEqual([]);
});
