/** Many runs side by side, in the real window. */
import { expect, test, type Page } from '@playwright/test';
import { join } from 'node:path';
import { ask } from './lab';
import { launch, SCREENSHOTS, type Launched } from './launch';
import { expectDrawn } from './window';

let started: Launched;
test.afterEach(async () => {
  const { errors } = started;
  await started.app.close();
  expect(errors).toEqual([]);
});
const picture = (page: Page, name: string) => page.screenshot({ path: join(SCREENSHOTS, `compare-${name}.png`) });
const RUNS = 20;

/** Runs that differ in K alone, from below the edge of stability to beyond it. */
async function runOverK(page: Page): Promise<void> {
  const first = (await ask(page, 'project')).experiments[0]?.experiment;
  if (!first) throw new Error('no experiment is open');
  for (let i = 0; i < RUNS; i++) {
    const learningRate = { text: (0.9 + 0.015 * i).toFixed(3), unit: 'etaC' as const };
    const made = await ask(page, 'createExperiment', `K ${learningRate.text}`, {
      ...first,
      steps: 300,
      rule: { kind: 'gradient-descent', learningRate },
    });
    if (!made.ok) throw new Error(made.refusal.what);
    expect((await ask(page, 'startRun', made.value)).ok).toBe(true);
  }
  await expect
    .poll(
      async () =>
        (await ask(page, 'runs', { sort: [], filter: '', trash: false, offset: 0, limit: 50 })).rows.filter(
          (row) => row.status === 'finished',
        ).length,
      { timeout: 60_000 },
    )
    .toBe(RUNS);
}

test('twenty runs are laid side by side: what differs, the baseline, marks shared by table and charts', async () => {
  started = await launch();
  const { page } = started;
  await expect(page.getByTestId('run-button')).toBeEnabled();
  await runOverK(page);
  await page.getByTestId('history-row').first().click();
  await page.keyboard.press('Shift+End');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Compare the selected');
  await page.keyboard.press('Enter');
  const rows = page.getByTestId('compared-row');
  await expect(rows).toHaveCount(RUNS);
  // Nothing but the learning rate differs, until everything is asked for, or a tolerance takes it in.
  await expect(page.getByTestId('compared-path')).toHaveText(['Learning rate']);
  await page.getByTestId('compare-options').click();
  await page.getByTestId('compare-all').check();
  await expect(page.getByTestId('compared-path')).not.toHaveCount(1);
  await page.getByTestId('compare-all').uncheck();
  await page.getByTestId('compare-relative').locator('input').fill('0.5');
  await expect(page.getByTestId('compared-path')).toHaveCount(0);
  await page.getByTestId('compare-relative').locator('input').fill('0');
  await expect(page.getByTestId('compared-path')).toHaveCount(1);

  const base = (await page.getByTestId('compare-baseline').locator('option').nth(4).getAttribute('value')) ?? '';
  await page.getByTestId('compare-baseline').selectOption(base);
  await expect.poll(async () => (await ask(page, 'project')).baseline).toBe(Number(base));
  await expect(rows.nth(4)).toContainText('Baseline');
  await expect(rows.nth(4)).not.toContainText('×');
  await expect(rows.nth(5)).toContainText('×');

  // Marked with the keyboard in the table, then in the chart.
  await rows.first().locator('button').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect(rows.nth(1).locator('button')).toHaveAttribute('aria-pressed', 'true');
  const charts = page.getByTestId('compare-charts');
  await expectDrawn(charts);
  for (const kind of ['scatter', 'parallel', 'overlay']) {
    await page.getByTestId('compare-kind').selectOption(kind);
    await expectDrawn(charts);
    await picture(page, kind);
  }
  // The divider is moved by keys: the table gets more of the height.
  const height = async () => (await page.getByTestId('run-drawing').boundingBox())?.height ?? 0;
  const before = await height();
  await page.getByRole('separator', { name: 'Height of the table and the chart' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(height).toBeLessThan(before);
  await page.getByTestId('run-drawing').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(rows.nth(2).locator('button')).toHaveAttribute('aria-pressed', 'true');
  await page.getByTestId('compare-kind').selectOption('multiples');
  await expect(page.getByTestId('run-drawing')).toHaveCount(RUNS);
  await expectDrawn(charts);
});
