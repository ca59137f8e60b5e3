/** Zooming, reading and exporting a chart by pointer and by keyboard, in the real window. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { launch, SCREENSHOTS } from './launch';
import { chart, expectDrawn, setSteps } from './window';

const place = (of: Locator) => of.getByRole('application', { name: /convergence/i });
const tool = (of: Locator, name: string) => of.getByTestId(`chart-${name}`);

/** Steps in the first column of the chart's table: what is visible. */
async function visibleSteps(of: Locator): Promise<readonly number[]> {
  await tool(of, 'table').click();
  const cells = await of.locator('tbody th').allTextContents();
  await tool(of, 'table').click();
  return cells.map(Number);
}

async function drag(page: Page, of: Locator, from: number, to: number): Promise<void> {
  const box = (await place(of).boundingBox())!;
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + from * box.width, y);
  await page.mouse.down();
  await page.mouse.move(box.x + ((from + to) / 2) * box.width, y + 2);
  await page.mouse.move(box.x + to * box.width, y + 2);
  await page.mouse.up();
}

test('zoom, pan, back and readout of a chart over steps', async () => {
  await mkdir(SCREENSHOTS, { recursive: true });
  const { app, page, errors } = await launch();
  try {
    await expect(page.getByTestId('run-button')).toBeEnabled();
    await setSteps(page, 20_000);
    await page.getByTestId('run-button').click();
    await expect(page.getByTestId('history-row')).toHaveCount(1);
    await expect(page.getByTestId('history-row')).toContainText('period-2', { timeout: 20_000 });
    const convergence = chart(page, 'convergence');
    await expectDrawn(convergence);
    await expect(tool(convergence, 'back')).toBeDisabled();
    // The whole run is an envelope: its rows are more than a step apart.
    await expect.poll(async () => (await visibleSteps(convergence))[1] ?? 0).toBeGreaterThan(1);

    await drag(page, convergence, 0.5, 0.52);
    await expect(tool(convergence, 'back')).toBeEnabled();
    // Fetched again at full depth: consecutive steps where the whole run was an envelope.
    await expect
      .poll(async () => (await visibleSteps(convergence)).slice(0, 3).map((step, i, all) => step - (all[0] ?? 0) - i))
      .toEqual([0, 0, 0]);
    const [first = 0] = await visibleSteps(convergence);
    expect(first).toBeGreaterThan(8_000);

    await place(convergence).focus();
    await page.keyboard.press('ArrowRight');
    await expect(convergence.getByTestId('chart-readout')).toContainText(/one-step · t = \d+ · 0\.3/);
    await page.keyboard.press('ArrowDown');
    await expect(convergence.getByTestId('chart-readout')).toContainText('two-step');
    await page.screenshot({ path: join(SCREENSHOTS, 'chart-zoomed.png') });

    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(async () => (await visibleSteps(convergence))[0] ?? 0).toBeGreaterThan(first);
    await tool(convergence, 'back').click();
    await tool(convergence, 'back').click();
    await expect(tool(convergence, 'reset')).toBeDisabled();

    const box = (await place(convergence).boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.wheel(0, -300);
    await expect(tool(convergence, 'reset')).toBeEnabled();
    await page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2);
    await expect(tool(convergence, 'reset')).toBeDisabled();

    await tool(convergence, 'copy-table').click();
    await expect(convergence.getByTestId('chart-readout')).toContainText('rows copied');
    expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toMatch(/^step t\tone-step\ttwo-step\n0\t0\.\d+/);
    await tool(convergence, 'copy-image').click();
    await expect(convergence.getByTestId('chart-readout')).toContainText('Image copied');
    const width = await app.evaluate(
      ({ clipboard }) => (clipboard as unknown as { readImage(): { getSize(): { width: number } } }).readImage().getSize().width,
    );
    expect(width).toBeGreaterThan(100);
    expect(errors).toEqual([]);
  } finally {
    await app.close();
  }
});
