/** Data of many runs out of the program, through the real dialog: each kind once, the clipboard, and the command it shows. */
import { expect, test } from '@playwright/test';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { chooseFromMenu, chooseInDialogs, launch, scratch, SCREENSHOTS, type Launched } from './launch';
import { setEta } from './window';

let started: Launched;

test.beforeAll(async () => {
  started = await launch();
  const { page } = started;
  for (const [k, eta] of ['1.1', '1.05'].entries()) {
    if (k > 0) {
      await page.getByTestId('history-row').first().press('Escape');
      await setEta(page, eta);
    }
    await expect(page.getByTestId('run-button')).toBeEnabled();
    await page.getByTestId('run-button').click();
    await expect(page.getByTestId('history-row')).toHaveCount(k + 1);
    await expect(page.getByTestId('history-row').first()).toContainText('period-2');
  }
});
test.afterAll(async () => {
  await started.app.close();
});

async function openDialog(): Promise<void> {
  await chooseFromMenu(started.app, 'file.export-data');
  await expect(started.page.getByTestId('export-dialog')).toBeVisible();
  await started.page.getByTestId('export-scope').selectOption('all');
}

async function writes(what: string, format: string, path: string): Promise<void> {
  const { page, app } = started;
  await openDialog();
  await page.getByTestId(`export-what-${what}`).check();
  await page.getByTestId('export-format').selectOption(format);
  await expect(page.getByTestId('export-amount')).toContainText('2 runs');
  await chooseInDialogs(app, path);
  await page.getByTestId('export-write').click();
  await expect(page.getByTestId('export-dialog')).toBeHidden();
}

test('a table of the runs, with chosen columns', async () => {
  const { page, app } = started;
  const path = join(await scratch(), 'runs.csv');
  await openDialog();
  await page.getByTestId('export-every').uncheck();
  const columns = page.getByTestId('export-columns');
  for (const box of await columns.getByRole('checkbox').all()) await box.uncheck();
  for (const name of ['run', 'K', 'outcome']) await columns.getByLabel(name, { exact: true }).check();
  await expect(page.getByTestId('export-command')).toContainText('--what runs --format csv --columns run,K,outcome');
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await page.screenshot({
      path: join(SCREENSHOTS, `export-dialog-${theme}.png`),
    });
  }
  await chooseInDialogs(app, path);
  await page.getByTestId('export-write').click();
  await expect(page.getByTestId('export-dialog')).toBeHidden();
  expect(await readFile(path, 'utf8')).toBe('run,K,outcome\n1,1.1000000000000001,period-p\n2,1.05,period-p\n');
});

test('the series of all runs as one NPZ', async () => {
  const path = join(await scratch(), 'series.npz');
  await writes('series', 'npz', path);
  const entries = unzipSync(await readFile(path));
  expect(Object.keys(entries)).toEqual(expect.arrayContaining(['run.npy', 'step.npy', 'loss.npy', 'x.npy', 'about.json']));
});

test('specifications into a folder, a file for each run', async () => {
  const folder = await scratch();
  await writes('specification', 'json', folder);
  expect((await readdir(folder)).sort()).toEqual(['run-1.json', 'run-2.json']);
  expect(JSON.parse(await readFile(join(folder, 'run-2.json'), 'utf8'))).toMatchObject({ problem: { id: 'quartic' } });
});

test('runs as JSON, and LaTeX for a paper', async () => {
  const folder = await scratch();
  await writes('document', 'json', folder);
  expect(JSON.parse(await readFile(join(folder, 'run-1.json'), 'utf8'))).toMatchObject({
    runId: 1,
    outcome: { kind: 'period-p', period: 2 },
  });
  const path = join(folder, 'runs.tex');
  await writes('runs', 'tex', path);
  expect(await readFile(path, 'utf8')).toContain('\\begin{tabular}');
});

test('the table and the command are copied', async () => {
  const { page, app } = started;
  await openDialog();
  await page.getByTestId('copy-tsv').click();
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toMatch(/^run\ttitle\t.*\n1\t/);
  await page.getByTestId('copy-md').click();
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toContain('| run | title |');
  await page.getByRole('button', { name: 'Copy the command' }).click();
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toMatch(/^edgelab export --filter '' --project /);
  await page.keyboard.press('Escape');
});

test('a trajectory is imported, marked as such, and undone; a bad file is refused by line', async () => {
  const { page, app } = started;
  const folder = await scratch();
  await writeFile(join(folder, 'other.csv'), `step,loss\n${Array.from({ length: 50 }, (_, k) => `${k},${0.9 ** k}`).join('\n')}\n`);
  await chooseInDialogs(app, join(folder, 'other.csv'));
  await chooseFromMenu(app, 'file.import-run');
  await expect(page.getByTestId('history-row')).toHaveCount(3);
  await expect(page.getByTestId('external-run')).toContainText('Imported from other.csv, not computed here');
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await page.screenshot({ path: join(SCREENSHOTS, `imported-run-${theme}.png`) });
  }
  await chooseFromMenu(app, 'edit.undo');
  await expect(page.getByTestId('history-row')).toHaveCount(2);
  await writeFile(join(folder, 'bad.csv'), 'step,loss\n0,1\n1,one\n');
  await chooseInDialogs(app, join(folder, 'bad.csv'));
  await chooseFromMenu(app, 'file.import-run');
  await expect(page.getByText('line 3, column loss')).toBeVisible();
  await expect(page.getByTestId('history-row')).toHaveCount(2);
});
