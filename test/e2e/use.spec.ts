/** Using the window: progress and stopping, undo, keys, dropped files, crashes. */
import { expect, test } from '@playwright/test';
import { join } from 'node:path';
import { ask } from './lab';
import { chooseFromMenu, chooseInDialogs, launch, scratch, type Launched } from './launch';
import { setEta, setSteps } from './window';

let started: Launched;

test.beforeEach(async () => {
  started = await launch();
  await expect(started.page.getByTestId('run-button')).toBeEnabled();
});
test.afterEach(async () => {
  await started.app.close();
});

test('a long run shows its progress and stops at once, keeping what it has', async () => {
  const { page } = started;
  await setSteps(page, 1_000_000_000);
  await page.getByTestId('run-button').click();
  const bar = page.getByTestId('status-bar').locator('progress');
  await expect(bar).toBeVisible();
  await expect.poll(() => bar.evaluate((element) => (element as HTMLProgressElement).value)).toBeGreaterThan(1_000);
  await page.getByTestId('pause-button').click();
  await expect(page.getByTestId('status-bar')).toContainText(/paused/i);
  await page.getByTestId('pause-button').click();
  await page.getByTestId('stop-button').click();
  await expect(page.getByTestId('history-row').first()).toContainText(/stopped|period-2/);
  await expect(bar).toHaveCount(0);
  const { rows } = await ask(page, 'runs', { sort: [{ key: 'id', descending: true }], filter: '', trash: false, offset: 0, limit: 1 });
  expect(rows[0]?.status).toBe('stopped');
});

test('an impossible learning rate is explained at its field, and cannot be run', async () => {
  const { page } = started;
  await page.getByTestId('eta-input').fill('1.1*');
  await expect(page.getByTestId('eta-input')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByTestId('run-button')).toBeDisabled();
  await setEta(page, 'sqrt(5)-1');
  await expect(page.getByTestId('eta-input')).toHaveAttribute('aria-invalid', 'false');
  await expect(page.getByTestId('run-button')).toBeEnabled();
});

test('an edit is undone and done again from the menu', async () => {
  const { app, page } = started;
  await setEta(page, '1.2');
  await chooseFromMenu(app, 'edit.undo');
  await expect(page.getByTestId('eta-input')).toHaveValue('1.1');
  await chooseFromMenu(app, 'edit.redo');
  await expect(page.getByTestId('eta-input')).toHaveValue('1.2');
});

test('what was typed a moment before quitting is kept', async () => {
  const { app, page, userData } = started;
  await page.getByTestId('eta-input').fill('1.23');
  await app.close();
  started = await launch({ userData });
  await expect(started.page.getByTestId('eta-input')).toHaveValue('1.23');
});

test('a run without the mouse: palette, keys and grid', async () => {
  const { page } = started;
  await page.keyboard.press('Control+k');
  await expect(page.getByTestId('palette')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('palette')).toHaveCount(0);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByTestId('history-row')).toHaveCount(1);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByTestId('history-row')).toHaveCount(2);
  await page.keyboard.press('Control+h');
  await expect(page.getByTestId('history-grid')).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[data-testid=history-row][aria-selected=true]')).toHaveCount(1);
  await page.keyboard.press('Shift+ArrowUp');
  await expect(page.locator('[data-testid=history-row][aria-selected=true]')).toHaveCount(2);
  for (let group = 0; group < 8; group++) {
    await page.keyboard.press('F6');
    expect(await page.evaluate(() => document.activeElement?.closest('[data-group]') !== null)).toBe(true);
  }
});

test('one key of the real keyboard starts one run, though page and menu both know it', async () => {
  const { app, page } = started;
  await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.focus();
    contents?.sendInputEvent({ type: 'keyDown', keyCode: 'Enter', modifiers: ['control'] });
    contents?.sendInputEvent({ type: 'keyUp', keyCode: 'Enter', modifiers: ['control'] });
  });
  await expect(page.getByTestId('history-row').first()).toContainText('period-2');
  expect((await ask(page, 'project')).runCount).toBe(1);
});

test('playing over the iterates', async () => {
  const { page } = started;
  await page.getByTestId('scrub-slider').getByRole('slider').press('Home');
  await expect(page.getByTestId('playback-step')).toContainText(/step 0\b/);
  await page.getByTestId('step-button').click();
  await expect(page.getByTestId('playback-step')).toContainText(/step 1\b/);
  await page.getByTestId('play-button').click();
  await expect(page.getByTestId('playback-step')).not.toContainText(/step [01]\b/);
});

test('a project file dropped on the window is opened', async () => {
  const { app, page } = started;
  const path = join(await scratch(), 'dropped.edgelab');
  await chooseInDialogs(app, path);
  await chooseFromMenu(app, 'file.save-as');
  await expect(page.getByTestId('project-tree')).toContainText('dropped');
  await chooseFromMenu(app, 'file.new');
  await expect(page.getByTestId('project-tree')).not.toContainText('dropped');
  const client = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await client.send('Input.dispatchDragEvent', { type, x: 500, y: 400, data });
  await expect(page.getByTestId('project-tree')).toContainText('dropped');
});

test('a crashed window comes back as it was', async () => {
  const { app, page } = started;
  await setEta(page, '1.17');
  await page.getByTestId('run-button').click();
  await expect(page.getByTestId('history-row').first()).toContainText('period-2');
  const crashed = page.waitForEvent('crash');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
  await crashed;
  const shown = () =>
    app.evaluate(({ BrowserWindow }) => {
      const script = `[document.querySelector('[data-testid=eta-input]')?.value, document.querySelector('[data-testid=history-row]')?.textContent]`;
      return BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(script) as Promise<unknown[]>;
    });
  await expect.poll(async () => (await shown())[0], { timeout: 20_000 }).toBe('1.17');
  await expect.poll(async () => (await shown())[1]).toContain('period-2');
});
