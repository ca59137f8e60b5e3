/** The window by keyboard: no mouse, and the keyboard goes only where keys take it. */
import { expect, test } from '@playwright/test';
import { command, go, holder } from './keys';
import { launch, type Launched } from './launch';

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

test('the keyboard is never nowhere: over every control, after dialogs, deleted rows and closed charts', async () => {
  test.setTimeout(180_000);
  const { page } = started;
  await page.keyboard.press('Control+Enter');
  await expect(page.getByTestId('history-row')).toHaveCount(1);
  const seen = new Set<string>();
  await page.keyboard.press('F6');
  for (let n = 0; n < 100; n++) {
    await page.keyboard.press('Tab');
    const at = await holder(page);
    expect(at, `after ${n} × Tab; before it ${[...seen].at(-1)}`).not.toBe('nowhere');
    seen.add(at);
  }
  expect(seen.size).toBeGreaterThan(15);
  for (const key of ['Control+k', 'Control+/', 'Control+,', 'F1', 'Control+n']) {
    await page.keyboard.press(key);
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect.poll(() => holder(page), { message: key }).not.toBe('nowhere');
  }
  await page.keyboard.press('Control+h');
  await page.keyboard.press('Home');
  await page.keyboard.press('Delete');
  await expect(page.getByTestId('history-row')).toHaveCount(0);
  await expect.poll(() => holder(page)).not.toBe('nowhere');
  // A chart is closed on its tab.
  await command(page, 'show chart: loss');
  for (let n = 0; n < 8 && !(await page.evaluate(() => document.activeElement?.closest('.dv-tab') !== null)); n++)
    await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Delete');
  await expect.poll(() => holder(page)).not.toBe('nowhere');
});

test('single keys stay letters while a text is typed', async () => {
  const { page } = started;
  await go(page, 'eta-input', 'Tab', 300);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('1.05+0*sn');
  await expect(page.getByTestId('eta-input')).toHaveValue('1.05+0*sn');
  await expect(page.getByTestId('palette')).toHaveCount(0);
});

test('every button on the screen is found in the palette by its name', async () => {
  const { page } = started;
  await page.keyboard.press('Control+Enter');
  await expect(page.getByTestId('history-row')).toHaveCount(1);
  await page.keyboard.press('Control+h');
  await page.keyboard.press('Home');
  const names = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button:not(:disabled):not([aria-disabled=true])')]
      .filter((button) => button.checkVisibility() && button.closest('[data-testid=palette]') === null)
      .map((button) => (button.getAttribute('aria-label') ?? button.textContent ?? '').replace(/\s+/g, ' ').trim())
      .filter(Boolean),
  );
  await page.keyboard.press('Control+k');
  const filter = page.getByTestId('palette').locator('input');
  for (const name of [...new Set(names)]) {
    await filter.fill(name);
    await expect(page.getByTestId('palette').getByRole('option').filter({ hasText: name }).first(), name).toBeAttached();
  }
});
