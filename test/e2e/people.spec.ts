/** What helps people: languages, preferences, the tour, the help, lessons. */
import { expect, test, type Page } from '@playwright/test';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chooseFromMenu, chooseInDialogs, launch, ROOT, scratch, SCREENSHOTS, type Launched, type LaunchOptions } from './launch';
import { ask } from './lab';
import { chart, expectDrawn } from './window';

let started: Launched;

async function begin(options: LaunchOptions = {}): Promise<Page> {
  started = await launch(options);
  await expect(started.page.getByTestId('run-button')).toBeEnabled();
  return started.page;
}
test.afterEach(async () => {
  const { errors } = started;
  await started.app.close();
  expect(errors).toEqual([]);
});
const picture = (page: Page, name: string) => page.screenshot({ path: join(SCREENSHOTS, `people-${name}.png`) });
const menuLabel = (id: string) =>
  started.app.evaluate(({ Menu }, item) => Menu.getApplicationMenu()?.getMenuItemById(item)?.label ?? null, id);
/** Texts that were left in English in a German window. */
const englishIn = (page: Page) =>
  page.locator('body [lang="en"]').evaluateAll((elements) => elements.map(({ textContent }) => textContent ?? ''));
const choose = (page: Page, name: string, value: string) => page.getByTestId(`preference-${name}`).locator('select').selectOption(value);

test('the window switches to German and back while it runs, and preferences outlast a restart', async () => {
  const page = await begin();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.keyboard.press('Control+,');
  await expect(page.getByTestId('preferences')).toBeVisible();
  await picture(page, 'preferences-en');
  await choose(page, 'language', 'de');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.getByRole('dialog', { name: 'Einstellungen' })).toContainText('1,30214');
  await expect(page.getByTestId('eta-input')).toHaveValue('1,1');
  await choose(page, 'theme', 'dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByTestId('preference-threads').locator('input').fill('1');
  await page.getByTestId('preference-keep-layout').uncheck();
  await picture(page, 'preferences-de-dark');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('preferences')).toHaveCount(0);
  await expect(page.getByTestId('run-button')).toHaveText('Starten');
  await expect(page.getByTestId('saved-state')).toHaveText('Alle Änderungen gespeichert');
  await expect.poll(() => menuLabel('file')).toBe('&Datei');
  expect(await menuLabel('file.new')).toBe('&Neues Projekt');
  // A number typed with a comma means the number with a point.
  await page.getByTestId('eta-input').fill('1,05');
  await expect
    .poll(async () => (await ask(page, 'project')).experiments[0]?.experiment.rule)
    .toMatchObject({ learningRate: { text: '1.05' } });
  await expect(page.getByTestId('eta-input')).toHaveValue('1,05');
  await page.getByTestId('run-button').click();
  await expect(page.getByTestId('history-row').first()).toContainText('Periode 2');
  await picture(page, 'window-de-dark');
  // What the engine says is German too: charts, the run with its theorem cards, studies, the gallery.
  expect(await englishIn(page)).toEqual([]);
  await page.getByTestId('inspector-tab-run').click();
  await expect(page.getByTestId('inspector-outcome')).toContainText('Periode-2-Orbit');
  await expect(page.getByTestId('card-theorem-1')).toContainText('Satz 1');
  for (const card of await page.locator('details').all()) await card.evaluate((element) => ((element as HTMLDetailsElement).open = true));
  expect(await englishIn(page)).toEqual([]);
  await page.getByTestId('inspector-tab-studies').click();
  await expect(page.getByTestId('study-cascade')).toContainText('Periodenverdopplungskaskade');
  expect(await englishIn(page)).toEqual([]);
  await chooseFromMenu(started.app, 'help.gallery');
  await expect(page.getByTestId('card-quartic-1.1')).toContainText('Quartischer Verlust bei η = 1,1');
  expect(await englishIn(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await chooseFromMenu(started.app, 'help.lesson');
  await expect(page.getByTestId('lesson-entry').first()).toContainText('Der Rand der Stabilität bei der Quartik');
  await page.keyboard.press('Escape');
  const { userData } = started;
  await started.app.close();

  const again = await begin({ userData });
  await expect(again.locator('html')).toHaveAttribute('lang', 'de');
  await expect(again.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await ask(again, 'settings')).toMatchObject({ language: 'de', theme: 'dark', threads: 1, keepLayout: false });
  await chooseFromMenu(started.app, 'file.preferences');
  await choose(again, 'numbers', 'point');
  await choose(again, 'theme', 'light');
  await expect(again.getByTestId('preferences')).toContainText('1.30214');
  await again.keyboard.press('Escape');
  await picture(again, 'window-de-light');
  await chooseFromMenu(started.app, 'file.preferences');
  await choose(again, 'language', 'en');
  await expect(again.getByRole('dialog', { name: 'Preferences' })).toBeVisible();
  expect(await menuLabel('file')).toBe('&File');
});

test('every chart says what it shows; the help is searched and read', async () => {
  const page = await begin();
  for (const panel of ['convergence', 'iterates', 'loss', 'map', 'edge', 'landscape']) {
    await page.keyboard.press('Control+k');
    const palette = page.getByTestId('palette');
    await palette.locator('input').fill(`show chart: ${NAMES[panel] ?? panel}`);
    await palette.getByRole('option').first().click();
    const id = panel === 'map' ? 'cobweb' : panel;
    await expectDrawn(chart(page, id));
    await chart(page, id).getByTestId('chart-help').click();
    await expect(page.getByTestId('help-page')).toHaveAttribute('data-topic', id);
    await expect(page.getByTestId('help-page').locator('.katex').first()).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('help')).toHaveCount(0);
    await expect(chart(page, id).getByTestId('chart-help')).toBeFocused();
  }
  await page.keyboard.press('F1');
  await page.getByTestId('help-search').fill('unit circle');
  await page.getByTestId('topic-multiplier').click();
  await expect(page.getByTestId('help-page')).toHaveAttribute('data-topic', 'multiplier');
  await expect(page.getByTestId('help-page')).toBeFocused();
  await picture(page, 'help-en');
  await page.getByTestId('help-search').fill('zzz');
  await expect(page.getByTestId('help')).toContainText('No topic has these words.');
});
const NAMES: Readonly<Record<string, string>> = {
  convergence: 'one-step versus two-step',
  map: 'cobweb',
  edge: 'edge of stability',
  landscape: 'curve of the loss',
};

test('the tour is shown once, goes by keyboard, blocks nothing and can be had again', async () => {
  const page = await begin({ firstStart: true });
  const tour = page.getByTestId('tour');
  await expect(tour).toBeFocused();
  await expect(tour).toHaveAttribute('role', 'dialog');
  await picture(page, 'tour-en');
  const steps: (string | null)[] = [];
  for (let n = 0; n < 5; n++) {
    steps.push(await tour.getAttribute('data-step'));
    await page.keyboard.press('ArrowRight');
    await expect(tour).not.toHaveAttribute('data-step', steps[n] ?? '');
  }
  expect(steps).toEqual(['project', 'eta', 'run', 'charts', 'history']);
  await expect(tour).toHaveAttribute('data-step', 'palette');
  await page.keyboard.press('ArrowLeft');
  await expect(tour).toHaveAttribute('data-step', 'history');
  // Work goes on beside it.
  await page.keyboard.press('Control+Enter');
  await expect(page.getByTestId('history-row').first()).toContainText(/period-2|converged/);
  await expect(tour).toBeVisible();
  await tour.press('Escape');
  await expect(tour).toHaveCount(0);
  await chooseFromMenu(started.app, 'help.tour');
  await expect(tour).toHaveAttribute('data-step', 'project');
  await page.getByTestId('tour-skip').click();
  await expect(tour).toHaveCount(0);
  const { userData } = started;
  await started.app.close();
  const again = await begin({ userData });
  expect(await ask(again, 'settings')).toMatchObject({ tourSeen: true });
  await expect(again.getByTestId('tour')).toHaveCount(0);
});

test('a lesson is taken from start to end; locked fields say why; its answers stay; other files are refused in words', async () => {
  const page = await begin();
  await chooseFromMenu(started.app, 'help.lesson');
  await expect(page.getByTestId('lesson-entry')).toHaveCount(2);
  await picture(page, 'lessons-en');
  await page.getByTestId('lesson-entry').first().click();
  const lesson = page.getByTestId('lesson');
  await expect(lesson).toContainText('Step 1 of 3');
  await page.getByTestId('inspector-tab-experiment').click();
  await expect(page.getByTestId('eta-input')).toBeDisabled();
  await expect(page.getByTestId('problem-select')).toBeDisabled();
  await expect(page.getByTestId('steps-field').locator('input')).toBeDisabled();
  await expect(page.getByTestId('steps-field')).toContainText('Set by the lesson');
  await page.getByTestId('inspector-tab-lesson').click();
  await expect(page.getByTestId('lesson-answer')).toBeDisabled();
  await page.getByTestId('lesson-number').fill('1');
  await page.getByTestId('lesson-answer').click();
  await expect(page.getByTestId('lesson-result')).toHaveAttribute('data-right', 'true');
  await expect(page.getByTestId('lesson-result')).toBeFocused();
  await expectDrawn(chart(page, 'iterates'));
  await page.getByTestId('lesson-next').click();
  await page.getByTestId('choice-0').check();
  await page.getByTestId('lesson-answer').click();
  await expect(page.getByTestId('lesson-result')).toHaveAttribute('data-right', 'false');
  await expect(page.getByTestId('lesson-result')).toContainText('Go round two points in turn');
  await expect(page.getByTestId('history-row').first()).toContainText('period-2');
  await picture(page, 'lesson-en');
  await page.getByTestId('lesson-next').click();
  await page.getByTestId('lesson-number').fill('0.8146');
  await page.getByTestId('lesson-answer').click();
  await expectDrawn(chart(page, 'cobweb'));
  await expect(page.getByTestId('lesson-done')).toHaveText('The lesson is done: 2 of 3 predicted rightly.');
  await page.getByTestId('lesson-leave').click();
  await expect(lesson).toHaveCount(0);
  await expect(page.getByTestId('eta-input')).toBeEnabled();

  const bad = join(await scratch(), 'bad.edgelesson');
  await writeFile(bad, '{"format":"edgelab-lesson","version":1,"language":"en"}');
  await chooseInDialogs(started.app, bad);
  await chooseFromMenu(started.app, 'help.lesson');
  await page.getByTestId('lesson-file').click();
  await expect(page.locator('.notice.error')).toContainText('The lesson is not complete');
  await chooseInDialogs(started.app, join(ROOT, 'assets/lessons/stable-period-two.edgelesson'));
  await chooseFromMenu(started.app, 'help.lesson');
  await page.getByTestId('lesson-file').click();
  await expect(lesson).toContainText('When period two is stable');
});
