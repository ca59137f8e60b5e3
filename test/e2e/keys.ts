/** The window by keyboard: where the keyboard is, how far Tab leads, commands by their words. */
import { expect, type Page } from '@playwright/test';

/** What has the keyboard: its test id or name, and the part of the window it is in; `nowhere` when nothing has. */
export const holder = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    return at === null || at === document.body ? 'nowhere' : (at.closest('[data-testid]')?.getAttribute('data-testid') ?? at.tagName);
  });

/** Tab (or another key) until the wanted element has the keyboard. */
export async function go(page: Page, testId: string, key = 'Tab', most = 120): Promise<void> {
  for (let n = 0; n < most; n++) {
    if (await page.evaluate((id) => document.activeElement?.closest(`[data-testid="${id}"]`) !== null, testId)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${testId} is not reached by ${most} × ${key}; the keyboard is at ${await holder(page)}`);
}

/** Chooses the first command the palette finds for these words. */
export async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByTestId('palette')).toBeVisible();
  await page.keyboard.type(words);
  await expect(page.getByTestId('palette').getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('palette')).toHaveCount(0);
}
