/** The dialog that saves figures: what it writes is what the command line it shows writes, byte for byte. */
import { expect, test } from '@playwright/test';
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ask } from './lab';
import { chooseFromMenu, chooseInDialogs, launch, ROOT, scratch, type Launched } from './launch';

const run = promisify(execFile);
let started: Launched;

test.beforeAll(async () => {
  started = await launch();
  await expect(started.page.getByTestId('run-button')).toBeEnabled();
});
test.afterAll(async () => {
  await started.app.close();
});

const drawn = () => expect(started.page.locator('[data-testid=figure-sheet][aria-busy=false] canvas')).toBeVisible();

test('of a preview there is no figure: it says what to do', async () => {
  await started.page.getByTestId('chart-convergence').getByTestId('chart-save-figure').click();
  await expect(started.page.getByText('A figure is of runs.')).toBeVisible();
  await expect(started.page.getByTestId('figure-form')).toBeHidden();
});

test('the window and the command line it shows make the same bytes', async () => {
  const { page, app, userData } = started;
  await page.getByTestId('run-button').click();
  await expect(page.getByTestId('history-row').first()).toContainText('period-2');
  await page.getByTestId('history-row').first().click();
  await page.getByTestId('chart-convergence').locator('.place').click();
  const folder = await scratch();
  for (const format of ['svg', 'png', 'pdf']) {
    await chooseFromMenu(app, 'file.figure');
    await drawn();
    await page.getByTestId('figure-format').selectOption(format);
    await page.getByTestId('figure-size').selectOption('two');
    await page.getByTestId('figure-theme').selectOption('print');
    await expect(page.getByTestId('figure-command')).toContainText(`--format ${format} --width 174mm`);
    await drawn();
    const command = (await page.getByTestId('figure-command').textContent()) ?? '';
    await chooseInDialogs(app, join(folder, `window.${format}`));
    await page.getByTestId('figure-save').click();
    await expect(page.getByTestId('figure-form')).toBeHidden();
    const words = command.split(' ').slice(1);
    await run(process.execPath, [join(ROOT, 'bin', 'edgelab.mjs'), ...words.slice(0, -1), `cli.${format}`], {
      cwd: folder,
      env: { ...process.env, XDG_CONFIG_HOME: userData },
    });
    const [one, other] = await Promise.all([`window.${format}`, `cli.${format}`].map((name) => readFile(join(folder, name))));
    expect(one!.length).toBeGreaterThan(1_000);
    expect(one!.equals(other!)).toBe(true);
  }
  expect((await readdir(folder)).filter((name) => name.startsWith('window')).sort()).toEqual(
    ['csv', 'json', 'pdf', 'png', 'svg', 'tex', 'txt'].map((extension) => `window.${extension}`),
  );
  expect(started.errors).toEqual([]);
});

test("a caption of one's own, and a size nothing fits into", async () => {
  const { page } = started;
  await page.getByTestId('chart-convergence').getByTestId('chart-save-figure').click();
  await drawn();
  await page.getByTestId('figure-caption').fill('Two orbits, one valley.');
  await page.getByTestId('figure-caption').blur();
  await expect(page.getByTestId('figure-command')).toContainText("'--caption-text=Two orbits, one valley.'");
  await page.getByTestId('figure-caption-own').click();
  await expect(page.getByTestId('figure-caption')).toHaveValue(/seed 1/);
  await page.getByTestId('figure-height').locator('input').fill('30');
  await page.getByTestId('figure-type').locator('input').fill('16');
  await expect(page.getByTestId('figure-refusal')).toContainText('mm for the chart');
  await expect(page.getByTestId('figure-save')).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('figure-form')).toBeHidden();
});

test('the arguments are checked before anything is drawn', async () => {
  const subject = { kind: 'runs', runs: [1], chart: 'loss', x: null, y: null, time: 'steps' } as const;
  const paper = { format: 'png', width: 84, height: 70, dpi: 300, theme: 'light', type: 8 } as const;
  const request = {
    subject,
    paper: { ...paper, width: 1e6 },
    caption: { shown: false, text: null },
    beside: { data: false, caption: false },
  };
  await expect(ask(started.page, 'previewFigure', request, 500)).rejects.toThrow();
});
