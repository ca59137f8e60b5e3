/** Both themes: nothing that keeps people out (axe), and pictures of the window in several sizes under test-output/screenshots. */
import { expect, test } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { readFile, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chooseFromMenu, launch, SCREENSHOTS, type Launched } from './launch';
import { chart, expectDrawn, setEta } from './window';

const SIZES = [
  [1440, 900],
  [1920, 1080],
  [1024, 700],
] as const;

let started: Launched;
let axe: string;

test.beforeAll(async () => {
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await mkdir(SCREENSHOTS, { recursive: true });
  started = await launch();
  const { page } = started;
  await expect(page.getByTestId('run-button')).toBeEnabled();
  for (const eta of ['0.9', '1.1', '1.45']) {
    await setEta(page, eta);
    await page.getByTestId('run-button').click();
  }
  await expect(page.getByTestId('history-row')).toHaveCount(3);
});
test.afterAll(async () => {
  await started.app.close();
});

/** Serious and critical findings, as short lines. */
async function findings(): Promise<string[]> {
  // What a test evaluates is exempt from the page's policy, so axe can be injected as text.
  await started.page.evaluate(axe);
  const results = await started.page.evaluate(() => (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run());
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`));
}

async function resize(width: number, height: number): Promise<void> {
  await started.app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size[0] ?? 0, size[1] ?? 0),
    [width, height],
  );
  await expect.poll(() => started.page.evaluate(() => innerWidth)).toBe(width);
}

for (const theme of ['light', 'dark'] as const)
  test.describe(theme, () => {
    test.beforeAll(async () => {
      await chooseFromMenu(started.app, `view.theme.${theme}`);
      await expect(started.page.locator('html')).toHaveAttribute('data-theme', theme);
    });

    test('the window shuts nobody out, and neither do its palette and dialogs', async () => {
      const { page, app } = started;
      await page.getByTestId('history-row').first().click();
      expect.soft(await findings(), 'a run selected').toEqual([]);
      await page.keyboard.press('Control+k');
      await expect(page.getByTestId('palette')).toBeVisible();
      await page.screenshot({ path: join(SCREENSHOTS, `palette-${theme}.png`) });
      expect.soft(await findings(), 'palette').toEqual([]);
      await page.keyboard.press('Escape');
      await chooseFromMenu(app, 'help.about');
      await expect(page.getByRole('dialog')).toBeVisible();
      expect.soft(await findings(), 'about').toEqual([]);
      await page.keyboard.press('Escape');
      await chooseFromMenu(app, 'help.gallery');
      await expect(page.getByTestId('card-figure-1-left')).toBeVisible();
      await page.screenshot({ path: join(SCREENSHOTS, `gallery-${theme}.png`) });
      expect.soft(await findings(), 'gallery').toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByTestId('inspector-tab-studies').click();
      await page.getByTestId('study-orbits').click();
      await page.getByTestId('run-study').click();
      await expect(page.getByTestId('findings')).toBeVisible();
      await page.screenshot({ path: join(SCREENSHOTS, `study-${theme}.png`) });
      expect.soft(await findings(), 'a study and its findings').toEqual([]);
      await page.getByTestId('study-orbits').click();
      await page.getByTestId('inspector-tab-experiment').click();
      await page.keyboard.press('Control+k');
      await page.getByRole('option', { name: /^Show chart: one-step/ }).click();
      await page.getByTestId('eta-input').isVisible();
      await page.keyboard.press('Escape');
    });

    test('pictures', async () => {
      const { page } = started;
      for (const [width, height] of SIZES) {
        await resize(width, height);
        await page.getByTestId('history-row').nth(1).click();
        await expectDrawn(chart(page, 'convergence'));
        await page.screenshot({ path: join(SCREENSHOTS, `window-${theme}-${width}.png`) });
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      }
      await page
        .getByTestId('history-row')
        .nth(0)
        .click({ modifiers: ['Control'] });
      await page.screenshot({ path: join(SCREENSHOTS, `overlay-${theme}.png`) });
    });
  });
