/** Every screen, panel, menu and dialog in both themes and in German: nothing that keeps people out, and pictures to look at. */
import { expect, test, type Page } from '@playwright/test';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ask } from './lab';
import { launch, SCREENSHOTS, type Launched } from './launch';
import { screenChecks, type ScreenChecks } from './screen-checks';
import { openExplorer } from './sweep-window';
import { chart, expectDrawn, setEta } from './window';

// One window, walked from screen to screen.
test.describe.configure({ mode: 'serial' });
let started: Launched;
let page: Page;
let screens: ScreenChecks;

test.beforeAll(async () => {
  await mkdir(SCREENSHOTS, { recursive: true });
  started = await launch();
  page = started.page;
  screens = screenChecks(page);
  await expect(page.getByTestId('run-button')).toBeEnabled();
});
test.afterAll(async () => {
  await screens.write();
  await started.app.close();
});
test.afterEach(() => {
  expect(started.errors).toEqual([]);
  expect(screens.findings()).toEqual([]);
});

/** Sends the window a command, as the items of its menus do. */
async function command(id: string): Promise<void> {
  await started.app.evaluate(({ BrowserWindow }, name) => BrowserWindow.getAllWindows()[0]?.webContents.send('menu', name), id);
}
async function dialog(screen: string, open: () => Promise<void>, ready: string): Promise<void> {
  await open();
  await expect(page.getByTestId(ready).first()).toBeVisible();
  await screens.check(screen);
  await close();
}
async function close(): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}
const menuOpen = () => expect(page.getByRole('menu')).toBeVisible();
async function closeMenu(): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
}
const rows = () => page.getByTestId('history-row');
/** Selects runs: the one, or from it to the end; the inspector stays with the experiment. */
async function select(key: string | null): Promise<void> {
  await rows().first().click();
  if (key !== null) await page.keyboard.press(key);
  await page.getByTestId('inspector-tab-experiment').click();
}

test('the charts and the inspector', async () => {
  test.setTimeout(180_000);
  await expectDrawn(chart(page, 'convergence'));
  await screens.check('preview');
  for (const [n, eta] of ['0.9', '1.1', '1.45'].entries()) {
    await setEta(page, eta);
    await page.keyboard.press('Control+Enter');
    await expect(rows()).toHaveCount(n + 1);
  }
  await expect(page.getByTestId('status-sweeps')).toHaveCount(0);
  await rows().nth(1).click();
  await expectDrawn(chart(page, 'convergence'));
  await screens.check('run');
  // The theorem cards take axe long, and are the same on every other screen.
  await page.getByTestId('inspector-tab-experiment').click();
  await chart(page, 'convergence').getByTestId('chart-table').click();
  await screens.check('chart as table');
  await chart(page, 'convergence').getByTestId('chart-table').click();
  for (const panel of ['iterates', 'loss', 'map', 'edge', 'landscape', 'quantities']) {
    await command(`chart-${panel}`);
    const id = panel === 'map' ? 'cobweb' : panel;
    await expect(chart(page, id)).toBeVisible();
    await screens.check(`chart ${id}`);
  }
  await page.getByTestId('project-tree').locator('li, [role=treeitem], button').last().click({ button: 'right' });
  await menuOpen();
  await screens.check('menu experiment');
  await closeMenu();
  await page.getByTestId('chart-menu').click();
  await menuOpen();
  await screens.check('menu charts');
  await closeMenu();
  await page.getByTestId('inspector-tab-studies').click();
  await page.getByTestId('study-orbits').click();
  await page.getByTestId('run-study').click();
  await expect(page.getByTestId('findings')).toBeVisible();
  await screens.check('studies and findings');
});

test('the history, the comparison and the report', async () => {
  test.setTimeout(180_000);
  await page.getByTestId('history-filter').fill('K>1 outcome:');
  await expect(page.getByRole('option').first()).toBeVisible();
  await screens.check('history filter typed');
  await page.getByTestId('history-filter').fill('K>abc');
  await expect(page.getByTestId('filter-error')).toBeVisible();
  await screens.check('history filter refused');
  await page.getByTestId('history-filter').fill('K>1');
  await page.getByTestId('history-filter').press('Tab');
  await expect(rows()).toHaveCount(2);
  await select('Shift+ArrowDown');
  await expect(page.locator('[data-testid=history-row][aria-selected=true]')).toHaveCount(2);
  await command('tag-runs');
  await page.getByTestId('tag-input').fill('paper, draft');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('tag-list')).toContainText('on 2 of 2');
  await screens.check('dialog tags');
  await close();
  await screens.check('history filtered');
  await dialog('dialog saved filters', () => page.getByTestId('saved-button').click(), 'saved-button');
  await dialog('dialog columns', () => page.getByTestId('columns-button').click(), 'column-list');
  await rows().first().click({ button: 'right' });
  await menuOpen();
  await screens.check('menu run');
  await closeMenu();
  await page.locator('[role=columnheader][data-column=outcome]').click({ button: 'right' });
  await menuOpen();
  await screens.check('menu column');
  await closeMenu();
  await page.getByTestId('history-filter').fill('');
  await page.getByTestId('group-by').selectOption('outcome');
  await expect(page.getByTestId('group-row').first()).toBeVisible();
  await screens.check('history groups');
  await page.getByTestId('group-by').selectOption('');
  await expect(rows()).toHaveCount(3);

  await select('Shift+End');
  await command('chart-compare');
  await expect(page.getByTestId('compared-row')).toHaveCount(3);
  await expectDrawn(page.getByTestId('compare-charts'));
  await screens.check('compare');
  await dialog('dialog export data', () => command('export-data'), 'export-dialog');

  await command('chart-report');
  await expect(page.getByTestId('report-begin')).toBeVisible();
  await screens.check('report empty');
  await page.getByTestId('report-begin').click();
  await command('add-comparison-to-report');
  await select(null);
  await command('add-runs-to-report');
  await page.getByTestId('report-add').click();
  await menuOpen();
  await screens.check('menu report');
  await page.getByTestId('add-figure').click();
  await expect(page.getByTestId('report-block')).toHaveCount(4);
  await expect(page.locator('[data-kind=figure] canvas')).toBeVisible();
  await page.getByTestId('report-block').first().getByTestId('block-edit').click();
  await screens.check('report');
  await page.getByTestId('history-grid').focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Delete');
  await expect(rows()).toHaveCount(2);
  await expect(page.locator('.notice').first()).toBeVisible();
  await screens.check('notice');
  await page.getByTestId('trash-button').click();
  await expect(page.getByRole('grid', { name: 'Trash' })).toBeVisible();
  await screens.check('history trash');
  await dialog('dialog purge', () => page.getByTestId('empty-trash').click(), 'purge-size');
  await page.getByTestId('trash-button').click();
});

test('sweeps', async () => {
  test.setTimeout(180_000);
  await openExplorer(page);
  await page.getByTestId('sweep-place').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('cell-card')).toContainText('learning rate', { timeout: 20_000 });
  await screens.check('sweep');
  await page.keyboard.press('Escape');
  await command('new-sweep');
  await expect(page.getByTestId('sweep-estimate')).toBeVisible();
  await screens.check('dialog new sweep');
  await page.getByTestId('job-array').click();
  await expect(page.getByTestId('job-array-form')).toBeVisible();
  await screens.check('dialog job array');
  await page.keyboard.press('Escape');
  await close().catch(() => undefined);
  await command('new-sweep');
  await page.getByTestId('kind-ensemble').check();
  await page.getByTestId('shape.runs').locator('input').fill('20');
  await page.getByTestId('sweep-explore').click();
  await expect(page.getByTestId('ensemble-count')).toContainText('20 runs', { timeout: 30_000 });
  await screens.check('ensemble');
  await command('new-sweep');
  await page.getByTestId('kind-phase').check();
  await page.getByTestId('shape.columns').locator('input').fill('30');
  await page.getByTestId('shape.rows').locator('input').fill('20');
  await expect(page.getByTestId('sweep-estimate')).toContainText('On disk');
  await page.getByTestId('sweep-keep').click();
  await command('show-sweeps');
  await expect(page.getByTestId('sweep-row')).toHaveAttribute('data-status', 'finished', { timeout: 20_000 });
  await screens.check('sweeps kept');
  await dialog('dialog export sweep', () => page.getByTestId('export-sweep').click(), 'sweep-export-dialog');
});

test('the dialogs, the tour and a lesson', async () => {
  test.setTimeout(180_000);
  await select(null);
  await page.keyboard.press('Control+k');
  await expect(page.getByTestId('palette')).toBeVisible();
  await page.keyboard.type('run');
  // Another language makes its list anew: the mark is put again.
  await screens.check('palette', () => page.keyboard.press('ArrowDown'));
  await close();
  await command('chart-convergence');
  await expectDrawn(chart(page, 'convergence'));
  await chart(page, 'convergence').locator('.place').click();
  await dialog('dialog figure', () => command('chart-save-figure'), 'figure-form');
  await dialog('dialog keyboard', () => command('keyboard'), 'keyboard-map');
  await dialog('dialog help', () => command('help'), 'help-page');
  await dialog('dialog preferences', () => command('preferences'), 'preferences');
  await dialog('dialog gallery', () => command('gallery'), 'card-figure-1-left');
  await dialog('dialog diagnostics', () => command('diagnostics'), 'diagnostics-save');
  await dialog('dialog export system', () => command('export-system'), 'export-system');
  await command('about');
  await expect(page.getByRole('dialog')).toBeVisible();
  await screens.check('dialog about');
  await close();
  await command('versions');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.getByTestId('keep-version').click();
  await expect(page.getByTestId('version').first()).toBeVisible();
  await screens.check('dialog versions');
  await close();
  await command('tour');
  await expect(page.getByTestId('tour')).toBeFocused();
  await screens.check('tour');
  await page.getByTestId('tour').press('Escape');
  await dialog('dialog lessons', () => command('open-lesson'), 'lesson-entry');
  await command('open-lesson');
  await page.getByTestId('lesson-entry').first().click();
  await expect(page.getByTestId('lesson')).toContainText('Step 1 of 3');
  await screens.check('lesson');
  await page.getByTestId('lesson-number').fill('1');
  await page.getByTestId('lesson-answer').click();
  await expect(page.getByTestId('lesson-result')).toBeVisible();
  await screens.check('lesson answered');
});

test('the window in several sizes', async () => {
  for (const theme of ['light', 'dark'] as const) {
    await ask(page, 'changeSettings', { theme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    for (const [width, height] of [
      [1440, 900],
      [1920, 1080],
      [1024, 700],
    ] as const) {
      await started.app.evaluate(
        ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size[0] ?? 0, size[1] ?? 0),
        [width, height],
      );
      await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
      await page.screenshot({ path: join(SCREENSHOTS, `window-${theme}-${width}.png`) });
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }
  }
});
