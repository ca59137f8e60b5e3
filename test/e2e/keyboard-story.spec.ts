/** The whole story by keyboard: no mouse, and the keyboard goes only where keys take it. */
import { expect, test, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chooseInDialogs, launch, scratch, type Launched } from './launch';
import { command, go, holder } from './keys';
import { ask } from './lab';

let started: Launched;
test.beforeEach(async () => {
  started = await launch();
  await expect(started.page.getByTestId('run-button')).toBeEnabled();
});
test.afterEach(async () => {
  const { errors } = started;
  await started.app.close();
  expect(errors).toEqual([]);
});

/** The notes of all runs. */
async function notesOf(page: Page): Promise<readonly string[]> {
  const { rows } = await ask(page, 'runs', { sort: [], filter: '', trash: false, offset: 0, limit: 100 });
  const runs = await Promise.all(rows.map(({ id }) => ask(page, 'run', id)));
  return runs.flatMap((run) => (run.ok ? [run.value.note] : []));
}

test('from the gallery to the saved project without a mouse', async () => {
  test.setTimeout(120_000);
  const { app, page } = started;
  const folder = await scratch();

  // A new experiment from the gallery.
  await page.keyboard.press('Control+n');
  await expect(page.getByRole('dialog')).toBeVisible();
  const before = (await ask(page, 'project')).experiments.length;
  await go(page, 'card-figure-1-left');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await ask(page, 'project')).experiments.length).toBe(before + 1);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await holder(page)).not.toBe('nowhere');

  // Change η, run, read the outcome.
  await go(page, 'eta-input', 'Tab', 300);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('1.1');
  await page.keyboard.press('Tab');
  await expect(page.getByTestId('saved-state')).toHaveText('All changes saved');
  await expect(page.getByTestId('run-button')).toBeEnabled();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByTestId('history-row').first()).toContainText('period-2');
  await expect(page.locator('[aria-live=polite]').filter({ hasText: 'period-2' }).first()).toBeAttached();

  // Walk over a chart.
  await command(page, 'show chart: one-step');
  await command(page, 'read the points of the chart');
  const readout = page.getByTestId('chart-convergence').getByTestId('chart-readout');
  await page.keyboard.press('Home');
  await expect(readout).toContainText('t = 0 ·');
  await page.keyboard.press('ArrowRight');
  await expect(readout).toContainText('t = 1 ·');
  const series = await readout.textContent();
  await page.keyboard.press('n');
  await expect(readout).toContainText('t = 1 ·');
  expect(await readout.textContent()).not.toBe(series);
  await expect(page.getByTestId('chart-convergence').getByTestId('chart-spoken')).toContainText('t = 1 ·');
  await page.keyboard.press('End');
  await expect(readout).not.toContainText('t = 1 ·');

  // A second run, and both compared.
  await page.keyboard.press('Control+Enter');
  await expect(page.getByTestId('history-row')).toHaveCount(2);
  await page.keyboard.press('Control+h');
  await expect(page.getByTestId('history-grid')).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.locator('[data-testid=history-row][aria-selected=true]')).toHaveCount(2);

  // Compared, and taken into the report.
  await command(page, 'compare the selected runs');
  await expect(page.getByTestId('compared-row')).toHaveCount(2);
  await command(page, 'add what differs between');
  await command(page, 'add the selected runs to the report');
  await command(page, 'show report');
  await expect(page.getByTestId('report-block')).not.toHaveCount(0);
  expect(await holder(page)).not.toBe('nowhere');

  // One is named, tagged and annotated; a name is taken back and given again.
  await page.keyboard.press('Control+h');
  await page.keyboard.press('Home');
  await page.keyboard.press('F2');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('seen by keyboard');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('history-row').first()).toContainText('seen by keyboard');
  await page.keyboard.press('Control+z');
  await expect(page.getByTestId('history-row').first()).not.toContainText('seen by keyboard');
  await page.keyboard.press('Control+Shift+z');
  await expect(page.getByTestId('history-row').first()).toContainText('seen by keyboard');
  await go(page, 'history-grid');
  await page.keyboard.press('Home');
  await page.keyboard.press('t');
  await expect(page.getByTestId('tag-input')).toBeFocused();
  await page.keyboard.type('paper');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('tag-list')).toContainText('paper');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Enter');
  await go(page, 'run-note');
  await page.keyboard.type('Found without a mouse.');
  await page.keyboard.press('Tab');
  await expect.poll(async () => notesOf(page)).toContain('Found without a mouse.');

  // Found again by the tag: / leads to the filter.
  await page.keyboard.press('Control+h');
  await page.keyboard.press('/');
  await expect(page.getByTestId('history-filter')).toBeFocused();
  await page.keyboard.type('tag:paper ');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('history-row')).toHaveCount(1);
  await page.keyboard.press('Control+h');
  await page.keyboard.press('Home');

  // A figure of its chart.
  const figure = join(folder, 'figure.svg');
  await chooseInDialogs(app, figure);
  await command(page, 'show chart: one-step');
  await command(page, 'as a figure for a paper');
  await expect(page.getByTestId('figure-form')).toBeVisible();
  await go(page, 'figure-save');
  await expect(page.getByTestId('figure-save')).toBeEnabled();
  await page.keyboard.press('Enter');
  await expect.poll(() => readFile(figure, 'utf8').catch(() => ''), { timeout: 20_000 }).toContain('</svg>');
  // It closes by itself, and the keyboard is where it was.
  await expect(page.getByRole('dialog')).toHaveCount(0);

  // Export, save.
  await chooseInDialogs(app, join(folder, 'run.csv'));
  await page.keyboard.press('Control+e');
  await expect.poll(() => readFile(join(folder, 'run.csv'), 'utf8').catch(() => '')).toContain('step');
  await chooseInDialogs(app, join(folder, 'story.edgelab'));
  await page.keyboard.press('Control+Shift+s');
  await expect.poll(async () => (await ask(page, 'project')).path).toBe(join(folder, 'story.edgelab'));
  expect(await holder(page)).not.toBe('nowhere');

  // Opened again, it has all of it.
  await page.keyboard.press('Control+o');
  await expect(page.getByTestId('history-row').filter({ hasText: 'seen by keyboard' })).toHaveCount(1);
  expect(await notesOf(page)).toContain('Found without a mouse.');
});
