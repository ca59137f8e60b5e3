/** Sweeps in the window: the diagram of the open experiment, zooming, cells as runs, sweeps that are kept. */
import { expect, test } from '@playwright/test';
import { ask } from './lab';
import { launch, type Launched } from './launch';
import { drag, expectComputed, openExplorer, place, range, shoot, words } from './sweep-window';
import { inkOf } from './window';

let started: Launched;
test.afterEach(async () => {
  const { errors, app } = started;
  await app.close();
  expect(errors).toEqual([]);
});

test('the diagram of the example appears, is zoomed twice and back, and a cell becomes a run', async () => {
  started = await launch();
  const { page, app } = started;
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1500, 950));
  await openExplorer(page);
  expect(await range(page)).toEqual([0.8, 2]);
  await shoot(page, 'sweep-diagram-light');

  await drag(page, place(page), [0.4, 0.1], [0.6, 0.4]);
  await expect.poll(async () => (await range(page))[0] ?? 0).toBeGreaterThan(0.9);
  await expectComputed(page);
  const once = await range(page);
  const box = (await place(page).boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 4);
  await page.mouse.wheel(0, -300);
  await expect.poll(async () => (await range(page))[0] ?? 0).toBeGreaterThan(once[0]!);
  await page.getByTestId('sweep-back').click();
  await expect.poll(() => range(page)).toEqual(once);
  await page.keyboard.press('Escape');
  await place(page).focus();
  await page.keyboard.press('Backspace');
  await expect.poll(() => range(page)).toEqual([0.8, 2]);
  await expect(page.getByTestId('sweep-back')).toBeDisabled();
  await page.getByTestId('sweep-forward').click();
  await expect.poll(() => range(page)).toEqual(once);
  await page.getByTestId('sweep-home').click();
  await expect.poll(() => range(page)).toEqual([0.8, 2]);
  await expectComputed(page);

  // The cell in the middle by keyboard; then, by the pointer, one left of K = 1.236, where the 2-cycle is stable.
  await place(page).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('cell-card')).toContainText('1.40', { timeout: 20_000 });
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('cell-card')).toHaveCount(0);
  await page.waitForTimeout(300);
  await page.mouse.click(box.x + box.width * 0.3, box.y + box.height / 3);
  await expect(page.getByTestId('cell-card')).toContainText('period-2', { timeout: 20_000 });
  await page.getByTestId('open-cells').click();
  await expect(page.getByTestId('history-row')).toHaveCount(1);
  await expect(page.getByTestId('history-row')).toContainText('period-2', { timeout: 20_000 });
  await page.getByTestId('theme-button').click();
  await shoot(page, 'sweep-diagram-dark');
});

test('a phase map has its classes counted, and cells selected together become runs', async () => {
  started = await launch();
  const { page, app } = started;
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1500, 950));
  await openExplorer(page);
  await page.getByTestId('new-sweep').click();
  await page.getByTestId('kind-phase').check();
  await page.getByTestId('shape.columns').locator('input').fill('60');
  await page.getByTestId('shape.rows').locator('input').fill('40');
  await expect(page.getByTestId('sweep-estimate')).toContainText('On disk');
  await page.getByTestId('sweep-explore').click();
  await expect(words(page)).toContainText(/Of 2.?400 cells computed: .*converged/, { timeout: 30_000 });
  await shoot(page, 'sweep-phase-light');
  await page.getByTestId('sweep-layer').selectOption('period');
  await page.keyboard.down('Shift');
  await drag(page, place(page), [0.35, 0.4], [0.37, 0.43]);
  await page.keyboard.up('Shift');
  await expect(page.getByTestId('cell-card')).toContainText('selected');
  const button = page.getByTestId('open-cells');
  const wanted = Number(/Open (\d+) cells/.exec((await button.textContent()) ?? '')?.[1]);
  expect(wanted).toBeGreaterThan(0);
  await button.click();
  await expect(page.getByTestId('history-row')).toHaveCount(wanted);
  // The map stays.
  await expect(words(page)).toContainText('Phase map');
  await page.getByTestId('theme-button').click();
  await shoot(page, 'sweep-phase-dark');
});

test('an ensemble shows its bands and counts its runs', async () => {
  started = await launch();
  const { page } = started;
  await openExplorer(page);
  await page.getByTestId('new-sweep').click();
  await page.getByTestId('kind-ensemble').check();
  await page.getByTestId('shape.runs').locator('input').fill('40');
  await page.getByTestId('sweep-explore').click();
  await expect(page.getByTestId('ensemble-count')).toContainText('40 runs', { timeout: 30_000 });
  await expect.poll(() => inkOf(page.getByTestId('ensemble-distances'))).toBeGreaterThan(0.01);
  await shoot(page, 'sweep-ensemble');
});

test('a sweep is kept, stopped, resumed, and still there when the project is opened again', async () => {
  started = await launch();
  const { page, userData } = started;
  await openExplorer(page);
  await page.getByTestId('new-sweep').click();
  // Long enough to be stopped on the way.
  await page.getByTestId('shape.kept').locator('input').fill('20000000');
  await expect(page.getByTestId('sweep-estimate')).toBeVisible();
  await page.getByTestId('sweep-keep').click();
  const row = page.getByTestId('sweep-row');
  await expect(row).toHaveCount(1);
  await page.getByTestId('stop-sweep').click();
  await expect(row).toHaveAttribute('data-status', 'stopped', { timeout: 10_000 });
  await page.getByTestId('resume-sweep').click();
  await expect(row).toHaveAttribute('data-status', /running|queued|finished/);
  await page
    .getByTestId('fewer-cores-now')
    .check({ timeout: 2_000 })
    .catch(() => undefined);
  await shoot(page, 'sweep-list');
  if ((await row.getAttribute('data-status')) !== 'finished')
    await page
      .getByTestId('stop-sweep')
      .click({ timeout: 2_000 })
      .catch(() => undefined);
  await expect(row).toHaveAttribute('data-status', /stopped|finished/, { timeout: 10_000 });
  const [kept] = await ask(page, 'sweeps');
  await started.app.close();

  started = await launch({ userData });
  const again = started.page;
  await expect(again.getByTestId('run-button')).toBeEnabled();
  const [found] = await ask(again, 'sweeps');
  expect([found?.uid, found?.blocksDone]).toEqual([kept?.uid, kept?.blocksDone]);
  await again.locator('.dock-tab', { hasText: 'Sweeps kept' }).click();
  await again.getByTestId('open-sweep').click();
  await expect(again.getByTestId('sweep-explorer')).toContainText('stored');
  // Deleted, and taken back.
  await again.locator('.dock-tab', { hasText: 'Sweeps kept' }).click();
  await again.getByTestId('delete-sweep').click();
  await expect(again.getByTestId('sweep-row')).toHaveCount(0);
  await again.keyboard.press('Control+z');
  await expect(again.getByTestId('sweep-row')).toHaveCount(1);
});
