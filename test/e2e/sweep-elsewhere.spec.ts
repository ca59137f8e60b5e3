/** A sweep computed elsewhere: the job array in the window, its tasks in a shell; what is kept is renamed and exported. */
import { expect, test, type Page } from '@playwright/test';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ask } from './lab';
import { chooseInDialogs, launch, scratch, type Launched } from './launch';
import { openExplorer, shoot } from './sweep-window';

let started: Launched;
test.afterEach(async () => {
  const { errors, app } = started;
  await app.close();
  expect(errors).toEqual([]);
});

async function openList(page: Page): Promise<void> {
  const tab = page.locator('.dock-tab', { hasText: 'Sweeps kept' });
  if ((await tab.count()) === 0) {
    await page.getByTestId('chart-menu').click();
    await page.getByRole('menuitem', { name: 'Sweeps kept' }).click();
  } else await tab.click();
  await expect(page.getByTestId('sweeps-panel')).toBeVisible();
}

/** A phase map of several blocks in the form of the new sweep. */
async function fillPhase(page: Page): Promise<void> {
  await page.getByTestId('new-sweep').click();
  await page.getByTestId('kind-phase').check();
  await page.getByTestId('shape.columns').locator('input').fill('240');
  await page.getByTestId('shape.rows').locator('input').fill('160');
  await expect(page.getByTestId('sweep-estimate')).toContainText('On disk');
}

/** Every cell of a stored map: its class and the byte of its steps, cell by cell from the lowest row. */
async function cellsOf(page: Page, id: number, columns: number): Promise<readonly string[]> {
  return page.evaluate(
    async ([sweep, across]) => {
      const answer = await window.lab.sweepParts(sweep);
      if (!answer.ok) return [answer.refusal.what];
      const cells: string[] = [];
      for (const part of answer.value)
        for (let i = 0; i < part.columns * part.rows; i++) {
          const at = (part.y + Math.floor(i / part.columns)) * across + part.x + (i % part.columns);
          cells[at] = `${part.layers.outcome?.[i]} ${part.layers.steps?.[i]}`;
        }
      return cells;
    },
    [id, columns] as const,
  );
}

test('a job array is written, computed by hand in a shell, watched and imported: the same cells as here', async () => {
  started = await launch();
  const { page, app } = started;
  const folder = join(await scratch(), 'array');
  await openExplorer(page);
  await fillPhase(page);
  await page.getByTestId('job-array').click();
  await page.getByTestId('job-array-form').getByLabel('Tasks').fill('2');
  await page.getByTestId('job-array-form').getByLabel('Threads a task').fill('1');
  await chooseInDialogs(app, folder);
  await page.getByTestId('write-job-array').click();
  await expect(page.getByText('Job array written')).toBeVisible();

  await openList(page);
  await page.getByTestId('watch-folder').click();
  const watched = page.getByTestId('job-folder');
  await expect(watched).toContainText('0 of 2 tasks finished');
  await expect(page.getByTestId('import-job-array')).toBeDisabled();
  const task = (shard: number) => promisify(execFile)('sh', [join(folder, 'run-array.sh'), String(shard)]);
  await task(2);
  await expect(watched).toContainText('1 of 2 tasks finished', { timeout: 10_000 });
  await task(1);
  await expect(watched).toContainText('2 of 2 tasks finished', { timeout: 10_000 });
  await shoot(page, 'sweep-job-folder');
  await page.getByTestId('import-job-array').click();
  const row = page.getByTestId('sweep-row');
  await expect(row).toHaveCount(1);
  await expect(row).toHaveAttribute('data-status', 'finished');
  const [imported] = await ask(page, 'sweeps');
  const cells = await cellsOf(page, imported!.id, 240);
  expect(cells).toHaveLength(38_400);

  // Computed here instead: without the imported one, whose cells would be taken.
  await page.getByTestId('delete-sweep').click();
  await expect(row).toHaveCount(0);
  await page.locator('.dock-tab', { hasText: /^Sweep$/ }).click();
  await fillPhase(page);
  await page.getByTestId('sweep-keep').click();
  await openList(page);
  await expect(row).toHaveAttribute('data-status', 'finished', { timeout: 20_000 });
  const [computed] = await ask(page, 'sweeps');
  expect(computed!.uid).not.toBe(imported!.uid);
  expect(await cellsOf(page, computed!.id, 240)).toEqual(cells);

  // Renamed, taken back and again; its cells as CSV.
  await page.getByTestId('rename-sweep').click();
  await page.getByRole('textbox', { name: 'Name of the sweep' }).fill('Phases of the quartic');
  await page.keyboard.press('Enter');
  await expect(row).toContainText('Phases of the quartic');
  await page.keyboard.press('Control+z');
  await expect(row).not.toContainText('Phases of the quartic');
  await page.keyboard.press('Control+Shift+z');
  await expect(row).toContainText('Phases of the quartic');
  const csv = join(folder, 'cells.csv');
  await chooseInDialogs(app, csv);
  await row.getByRole('button', { name: 'Export cells…' }).click();
  await expect(page.getByTestId('sweep-export-command')).toContainText('--sweep');
  await page.getByTestId('sweep-export-write').click();
  await expect(page.getByTestId('sweep-export-dialog')).toBeHidden();
  await expect.poll(async () => (await readFile(csv, 'utf8').catch(() => '')).split('\n').length).toBeGreaterThan(38_400);
});
