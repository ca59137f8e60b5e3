import { expect, test, type Locator, type Page } from '@playwright/test';
import { ask } from './lab';
import { chooseFromMenu, launch, type Launched } from './launch';
import { setEta } from './window';

/** The history through the real window: found, ordered, arranged, tagged, grouped, thrown away and brought back. */
test.describe.configure({ mode: 'serial' });
let started: Launched;
let page: Page;
const ETAS = ['0.4', '0.8', '1.02', '1.1'];

test.beforeAll(async () => {
  started = await launch();
  page = started.page;
  for (const [at, eta] of ETAS.entries()) {
    await setEta(page, eta);
    await page.keyboard.press('Control+Enter');
    await expect(rows()).toHaveCount(at + 1);
  }
  await expect(page.getByTestId('history-row').first()).toContainText('period-2');
  await page.keyboard.press('Escape');
});
test.afterAll(() => started.app.close());

const rows = (): Locator => page.getByTestId('history-row');
const header = (key: string): Locator => page.locator(`[role=columnheader][data-column="${key}"]`);
const filter = (): Locator => page.getByTestId('history-filter');
async function order(): Promise<readonly number[]> {
  return (await rows().evaluateAll((all) => all.map((row) => [row.getBoundingClientRect().top, Number(row.dataset['run'])])))
    .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0))
    .map(([, id]) => id ?? 0);
}

test('a filter is completed, complains at its place, becomes chips and is kept under a name', async () => {
  await filter().click();
  await filter().pressSequentially('outco');
  await expect(page.getByRole('option', { name: /^outcome:/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(filter()).toHaveValue('outcome:');
  await filter().pressSequentially('period-2');
  await page.keyboard.press('Escape');
  await expect(rows()).toHaveCount(2);
  await expect(page.getByTestId('history-found')).toHaveText('2 of 4 runs');
  await filter().pressSequentially(' K>abc');
  await expect(page.getByTestId('filter-error')).toContainText('Character 20:');
  await expect(filter()).toHaveAttribute('aria-invalid', 'true');
  await filter().fill('outcome:period-2 K>1.05');
  await expect(rows()).toHaveCount(1);
  await page.getByTestId('saved-button').click();
  await page.getByLabel('Save outcome:period-2 K>1.05 as').fill('beyond');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('saved-filters')).toContainText('beyond');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Remove K>1.05' }).click();
  await expect(filter()).toHaveValue('outcome:period-2');
  await expect(rows()).toHaveCount(2);
  await filter().fill('zzz');
  await expect(page.getByText('No run fits the filter')).toBeVisible();
  await page.getByRole('button', { name: 'Clear the filter' }).last().click();
  await expect(rows()).toHaveCount(4);
});

test('columns are sorted by, sized, moved and hidden by keys; an edit of them can be undone', async () => {
  await header('id').focus();
  await page.keyboard.press('ArrowRight');
  await expect(header('outcome')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(header('outcome')).toHaveAttribute('aria-sort', 'ascending');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.press('Shift+Enter');
  await expect(header('eta')).toContainText('sorted descending, 2.');
  // Converged before period-2; the larger learning rate first.
  await expect.poll(order).toEqual([2, 1, 4, 3]);
  const before = (await header('eta').boundingBox())?.width ?? 0;
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(async () => (await header('eta').boundingBox())?.width).toBe(before + 12);
  await page.keyboard.press('Control+ArrowLeft');
  await expect(header('eta')).toHaveAttribute('aria-colindex', '3');
  await expect(header('eta')).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Delete');
  await expect(header('created')).toHaveCount(0);
  await expect.poll(async () => (await ask(page, 'project')).undo).toBe('Change columns');
  await chooseFromMenu(started.app, 'edit.undo');
  await expect(header('created')).toHaveCount(1);
});

test('the mouse sorts, widens and moves columns, and the chooser adds a parameter', async () => {
  await header('K').click();
  await expect(header('K')).toHaveAttribute('aria-sort', 'ascending');
  await expect.poll(order).toEqual([1, 2, 3, 4]);
  const edge = await header('K').locator('.edge').boundingBox();
  const width = (await header('K').boundingBox())?.width ?? 0;
  await page.mouse.move((edge?.x ?? 0) + 3, (edge?.y ?? 0) + 10);
  await page.mouse.down();
  await page.mouse.move((edge?.x ?? 0) + 43, (edge?.y ?? 0) + 10, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => (await header('K').boundingBox())?.width).toBe(width + 40);
  const from = await header('K').boundingBox();
  const to = await header('outcome').boundingBox();
  await page.mouse.move((from?.x ?? 0) + 20, (from?.y ?? 0) + 10);
  await page.mouse.down();
  await page.mouse.move((to?.x ?? 0) + 20, (to?.y ?? 0) + 10, { steps: 6 });
  await page.mouse.up();
  await expect(header('K')).toHaveAttribute('aria-colindex', '2');
  await page.getByTestId('columns-button').click();
  await page.getByTestId('column-search').fill('mu');
  await page.getByTestId('column-list').getByText('mu', { exact: true }).first().click();
  await page.keyboard.press('Escape');
  await expect(header('param:problem.params.mu')).toHaveCount(1);
});

test('many runs are tagged at once, found by the tag and grouped', async () => {
  await page.getByTestId('history-grid').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.locator('[data-testid=history-row][aria-selected=true]')).toHaveCount(3);
  await page.keyboard.press('t');
  await page.getByTestId('tag-input').fill('paper, draft');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('tag-list')).toContainText('on 3 of 3');
  await page.keyboard.press('Escape');
  await filter().fill('tag:paper');
  await expect(rows()).toHaveCount(3);
  await page.getByTestId('group-by').selectOption('outcome');
  await expect(page.getByTestId('group-row')).toHaveCount(2);
  const group = page.getByTestId('group-row').filter({ hasText: 'period-2' });
  await group.getByTestId('group-toggle').focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByTestId('group-run')).toHaveCount(1);
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByTestId('group-run')).toHaveCount(0);
  await group.getByTestId('group-open').click();
  await expect(filter()).toHaveValue('tag:paper outcome:period-2');
  await expect(rows()).toHaveCount(1);
  await filter().fill('');
  await expect(rows()).toHaveCount(4);
});

test('runs go to the trash as one edit, come back, and leave it for good only when asked', async () => {
  await page.getByTestId('history-grid').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await expect(rows()).toHaveCount(0);
  await chooseFromMenu(started.app, 'edit.undo');
  await expect(rows()).toHaveCount(4);
  await page.getByTestId('history-grid').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Delete');
  await expect(rows()).toHaveCount(2);
  await page.getByTestId('trash-button').click();
  await expect(page.getByRole('grid', { name: 'Trash' })).toBeVisible();
  await expect(rows()).toHaveCount(2);
  await page.getByTestId('history-grid').focus();
  await page.keyboard.press('Home');
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(rows()).toHaveCount(1);
  await page.getByTestId('empty-trash').click();
  await expect(page.getByTestId('purge-size')).toContainText(/1 run, \d/);
  await page.getByTestId('purge-confirm').click();
  await expect(page.getByText('The trash is empty')).toBeVisible();
  await page.getByRole('button', { name: 'Back to the runs' }).click();
  await expect(rows()).toHaveCount(3);
});

test('columns, order and saved filters are there again when the project is opened again', async () => {
  await page.getByTestId('history-grid').focus();
  await page.keyboard.press('Escape');
  const shown = await page.locator('[role=columnheader]').evaluateAll((all) => all.map((cell) => cell.getAttribute('data-column')));
  const widths = await header('K').evaluate((cell) => cell.getBoundingClientRect().width);
  await expect.poll(async () => (await ask(page, 'project')).historyView).toContain('beyond');
  await started.app.close();
  started = await launch({ userData: started.userData });
  page = started.page;
  await expect(header('K')).toHaveAttribute('aria-sort', 'ascending');
  expect(await page.locator('[role=columnheader]').evaluateAll((all) => all.map((cell) => cell.getAttribute('data-column')))).toEqual(
    shown,
  );
  expect(await header('K').evaluate((cell) => cell.getBoundingClientRect().width)).toBe(widths);
  await page.getByTestId('saved-button').click();
  await page
    .getByTestId('saved-filters')
    .getByRole('button', { name: /beyond/ })
    .first()
    .click();
  await expect(filter()).toHaveValue('outcome:period-2 K>1.05');
  expect(started.errors).toEqual([]);
});
