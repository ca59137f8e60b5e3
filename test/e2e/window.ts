/** What a user does in the window, by the names its controls carry. */
import { expect, type Locator, type Page } from '@playwright/test';

export async function setEta(page: Page, text: string): Promise<void> {
  await page.getByTestId('eta-input').fill(text);
  await page.getByTestId('eta-input').blur();
  await expect(page.getByTestId('saved-state')).toHaveText('All changes saved');
}

export async function setSteps(page: Page, steps: number): Promise<void> {
  await page.getByTestId('steps-field').locator('input').fill(String(steps));
  await page.getByTestId('steps-field').locator('input').blur();
  await expect(page.getByTestId('saved-state')).toHaveText('All changes saved');
}

export function chart(page: Page, id: string): Locator {
  return page.getByTestId(`chart-${id}`);
}

/** What the chart says to a screen reader. */
export async function descriptionOf(chart: Locator): Promise<string> {
  const canvas = chart.locator('canvas').first();
  return (await canvas.evaluate((element) => {
    const ids = element.getAttribute('aria-describedby')?.split(' ') ?? [];
    const texts = ids.map((id) => document.getElementById(id)?.textContent ?? '');
    return [element.getAttribute('aria-label') ?? '', ...texts, element.textContent ?? ''].join(' ');
  })) as string;
}

/** Share of the canvas's pixels that are not its commonest colour: 0 for a blank one. */
export async function inkOf(chart: Locator): Promise<number> {
  return chart
    .locator('canvas')
    .first()
    .evaluate((element) => {
      const canvas = element as HTMLCanvasElement;
      const context = canvas.getContext('2d');
      if (!context || canvas.width === 0 || canvas.height === 0) return 0;
      const pixels = new Uint32Array(context.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
      const counts = new Map<number, number>();
      for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
      return 1 - Math.max(...counts.values()) / pixels.length;
    });
}

export async function expectDrawn(chart: Locator): Promise<void> {
  await expect(chart).toBeVisible();
  await expect.poll(() => inkOf(chart)).toBeGreaterThan(0.005);
}
