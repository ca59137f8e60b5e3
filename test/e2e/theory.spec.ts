/** The theory in the window: figures with their checks, a typed formula, studies, theorem cards. */
import { expect, test, type Page } from '@playwright/test';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chooseFromMenu, chooseInDialogs, launch, scratch, type Launched } from './launch';
import { ask } from './lab';
import { chart, expectDrawn, inkOf } from './window';

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

async function typeFormula(page: Page, text: string): Promise<void> {
  await page.getByTestId('formula-input').fill(text);
}

test('figure 1 is opened from the gallery, says what to look at, and its checks pass', async () => {
  const { app, page } = started;
  await chooseFromMenu(app, 'help.gallery');
  const card = page.getByTestId('card-figure-1-left');
  // Its picture is drawn by the app itself.
  await expect.poll(() => inkOf(card.locator('.thumbnail'))).toBeGreaterThan(0.005);
  await page.getByTestId('check-figure-1-left').click();
  const { presets } = await ask(page, 'catalogue');
  const claims = presets.find(({ id }) => id === 'figure-1-left')?.checks.length ?? 0;
  expect(claims).toBeGreaterThan(0);
  await expect(card.getByTestId('check-summary')).toHaveText(`${claims} of ${claims} checks passed`);
  await page.getByTestId('preset-figure-1-left').click();
  await expect(page.getByTestId('gallery')).toHaveCount(0);
  await expect(page.getByTestId('preset-banner')).toContainText('Figure 1');
  await expect(page.getByTestId('eta-input')).toHaveValue('1.01');
  await expectDrawn(chart(page, 'landscape'));
  await page.getByTestId('preset-banner').getByRole('button', { name: 'Dismiss' }).click();
  await expect(page.getByTestId('preset-banner')).toHaveCount(0);
});

test('a problem in 64 dimensions shows what it observes, and its long points in short', async () => {
  const { page } = started;
  await page.getByTestId('new-experiment-button').click();
  await page.getByTestId('preset-figure-3-symmetric').click();
  await expectDrawn(page.locator('[data-testid^="chart-quantities"]').first());
  await expect(page.getByTestId('theory-page')).toContainText('64 coordinates');
  await expect(page.getByTestId('start-choice').locator('select')).toHaveValue('own');
  await page.getByTestId('run-button').click();
  await expect(page.getByTestId('history-row').first()).toContainText(/period-2|undetermined/, { timeout: 30_000 });
});

test('a formula is read as it is typed; its fault is marked and put right, and it runs', async () => {
  const { page } = started;
  await page.getByTestId('problem-select').selectOption('formula');
  await expect(page.getByTestId('formula-preview').locator('.katex')).toBeVisible();
  await typeFormula(page, '(x^2 - mu)^2/4 +');
  await expect(page.getByTestId('formula-error')).toContainText('Line 1');
  await expect(page.getByTestId('formula-input')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByTestId('run-button')).toBeDisabled();
  await typeFormula(page, '(x^2 - mu)^2/4');
  await expect(page.getByTestId('formula-error')).toContainText('mu');
  await expect(page.locator('.under .wrong')).toHaveText('mu');
  await page.getByTestId('add-parameter').click();
  await expect(page.getByTestId('formula-error')).toHaveCount(0);
  await expect(page.getByTestId('named-mu').locator('input')).toHaveValue('1');
  await expect(page.getByTestId('formula-preview').locator('.katex')).toContainText('μ');
  await page.getByTestId('eta-input').fill('1.1');
  await page.getByTestId('eta-unit').selectOption('etaC');
  await page.getByLabel('Start x₀').fill('0.8');
  await page.getByTestId('eta-input').fill('1.1');
  await expect(page.getByTestId('run-button')).toBeEnabled();
  await page.getByTestId('run-button').click();
  // The quartic, typed: the same orbit.
  await expect(page.getByTestId('history-row').first()).toContainText('period-2');
  await expect(page.getByTestId('inspector-outcome')).toContainText('0.81455');
});

test('a formula of more variables gets a start of as many coordinates', async () => {
  const { page } = started;
  await page.getByTestId('problem-select').selectOption('formula');
  await page.getByTestId('parameter-variables').locator('input').fill('x, y');
  await typeFormula(page, 'r = x*y - 1\nr^2/2');
  await page.getByTestId('repair-start').click();
  await expect(page.getByTestId('repair-start')).toHaveCount(0);
  await expect(page.getByLabel('Start y₀')).toBeVisible();
  await expect(page.getByTestId('run-button')).toBeEnabled();
});

test('a study shows its progress, and stopping it keeps the part', async () => {
  const { page } = started;
  await page.getByTestId('inspector-tab-studies').click();
  await page.getByTestId('study-orbits').click();
  await page.getByTestId('run-study').click();
  await expect(page.getByTestId('study-summary')).toContainText(/\d/);
  await expect(page.getByTestId('findings-panel')).toBeVisible();
  await page.getByTestId('inspector-tab-experiment').click();
  await page.getByTestId('eta-input').fill('1.3');
  await expect(page.getByTestId('study-stale')).toBeVisible();
  // A study that would take long is stopped.
  await page.getByTestId('inspector-tab-studies').click();
  await page.getByTestId('option-period').locator('input').fill('128');
  await page.getByTestId('option-starts').locator('input').fill('100000');
  await page.getByTestId('run-study').click();
  await expect(page.getByTestId('study-progress').first()).toBeVisible();
  await page.getByTestId('stop-study').first().click();
  await expect(page.getByTestId('study-progress')).toHaveCount(0);
  await expect(page.getByTestId('findings-panel')).toContainText('Stopped early');
});

test('the theory of the experiment stands on one page, theorem cards included', async () => {
  const { page } = started;
  const theory = page.getByTestId('theory-page');
  await expect(theory).toContainText('ηc');
  await expect(theory.getByTestId('flip-section')).toContainText('third-order condition holds');
  await expect(theory.getByTestId('theorem-cards')).toContainText('Theorem 1');
  await page.getByTestId('run-button').click();
  await page.getByTestId('inspector-tab-run').click();
  await expect(page.getByTestId('theorem-cards')).toContainText('Theorem 1');
  await expect(page.getByTestId('flip-section')).toBeVisible();
});

test('a step schedule is edited rate by rate', async () => {
  const { page } = started;
  await page.getByTestId('rule-kind').locator('select').selectOption('step-schedule');
  await page.getByTestId('add-rate').click();
  const rates = page.getByTestId('eta-input');
  await expect(rates).toHaveCount(3);
  await rates.nth(1).fill('0.4');
  await page.getByRole('button', { name: 'Remove learning rate 3' }).click();
  await expect(rates).toHaveCount(2);
  await expect(page.getByTestId('saved-state')).toHaveText('All changes saved');
  const { experiments } = await ask(page, 'project');
  const rule = experiments[0]?.experiment.rule;
  expect(rule?.kind === 'step-schedule' && rule.learningRates.map(({ text }) => text)).toEqual(['1.1', '0.4']);
  await page.keyboard.press('Control+z');
  await expect(rates).toHaveCount(3);
});

test('the map is written for another program', async () => {
  const { app, page } = started;
  const folder = await scratch();
  await chooseInDialogs(app, folder);
  await chooseFromMenu(app, 'file.export-system');
  await page.getByTestId('export-system').getByLabel('Python').check();
  await page.getByTestId('export-system-write').click();
  await expect(page.getByTestId('export-system')).toHaveCount(0);
  const [name = ''] = await readdir(folder);
  expect(name).toMatch(/\.py$/);
  expect(await readFile(join(folder, name), 'utf8')).toContain('def ');
});
