/** The explorer of sweeps as tests use it. */
import { expect, type Locator, type Page } from '@playwright/test';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { SCREENSHOTS } from './launch';
import { inkOf } from './window';

export const place = (page: Page) => page.getByTestId('sweep-place');
export const picture = (page: Page) => page.getByTestId('sweep-picture');
export const words = (page: Page) => page.getByTestId('sweep-words');

export async function openExplorer(page: Page): Promise<void> {
  await expect(page.getByTestId('run-button')).toBeEnabled();
  await page.locator('.dock-tab', { hasText: /^Sweep$/ }).click();
  await expectComputed(page);
}

/** The picture is there, whole and not blank. */
export async function expectComputed(page: Page): Promise<void> {
  await expect(picture(page)).toHaveAttribute('aria-busy', 'false', { timeout: 30_000 });
  await expect.poll(() => inkOf(picture(page)), { timeout: 30_000 }).toBeGreaterThan(0.03);
}

export async function drag(page: Page, of: Locator, from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  const box = (await of.boundingBox())!;
  const at = (share: readonly [number, number]) => [box.x + share[0] * box.width, box.y + share[1] * box.height] as const;
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]));
  await page.mouse.move(...at(to));
  await page.mouse.up();
}

/** Range of the horizontal axis, as the picture says it in words. */
export async function range(page: Page): Promise<readonly number[]> {
  const text = (await words(page).textContent()) ?? '';
  return /from (\S+) to ([^\s,;]+)/.exec(text)?.slice(1).map(Number) ?? [];
}

export async function shoot(page: Page, name: string): Promise<void> {
  await mkdir(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
}
