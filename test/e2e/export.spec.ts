/** What leaves the application: exports through the system's dialog, pictures and text through the clipboard. */
import { expect, test } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ask } from './lab';
import { chooseFromMenu, chooseInDialogs, launch, scratch, type Launched } from './launch';

/** A picture of 3 by 2 pixels, as the page makes them. */
function picture(): Promise<string> {
  return started.page.evaluate(() => Object.assign(document.createElement('canvas'), { width: 3, height: 2 }).toDataURL('image/png'));
}

let started: Launched;

test.beforeAll(async () => {
  started = await launch();
  await expect(started.page.getByTestId('run-button')).toBeEnabled();
  await started.page.getByTestId('run-button').click();
  await expect(started.page.getByTestId('history-row').first()).toContainText('period-2');
});
test.afterAll(async () => {
  await started.app.close();
});

test('the selected run is exported from the menu, every sample of it', async () => {
  const path = join(await scratch(), 'run.csv');
  await chooseInDialogs(started.app, path);
  await started.page.getByTestId('history-row').first().click();
  await chooseFromMenu(started.app, 'file.export');
  await expect.poll(() => readFile(path, 'utf8').catch(() => '')).toContain('\n400,');
  const lines = (await readFile(path, 'utf8')).trim().split('\n');
  expect(lines[0]?.split(',')).toEqual(expect.arrayContaining(['step', 'loss', 'one-step', 'two-step', 'x']));
  expect(lines).toHaveLength(1 + 401);
});

test('a run is exported as JSON with its outcome and versions; the extension is added', async () => {
  const path = join(await scratch(), 'run');
  await chooseInDialogs(started.app, path);
  expect(await ask(started.page, 'exportRun', 1, 'json')).toEqual({ ok: true, value: `${path}.json` });
  const run: unknown = JSON.parse(await readFile(`${path}.json`, 'utf8'));
  expect(run).toMatchObject({ runId: 1, status: 'finished', outcome: { kind: 'period-p', period: 2 }, eta: 1.1, K: 1.1 });
});

test('a cancelled dialog writes nothing and says so', async () => {
  await chooseInDialogs(started.app, null);
  expect(await ask(started.page, 'exportRun', 1, 'csv')).toMatchObject({ ok: false, refusal: { code: 'cancelled' } });
});

test('a place that cannot be written to is refused with its name', async () => {
  const path = join(await scratch(), 'no such folder', 'chart.png');
  await chooseInDialogs(started.app, path);
  expect(await ask(started.page, 'saveImage', await picture(), 'chart')).toMatchObject({
    ok: false,
    refusal: { code: 'cannot-write', where: path },
  });
});

test('a chart is saved and copied as a picture, a table copied as text', async () => {
  const path = join(await scratch(), 'chart.png');
  await chooseInDialogs(started.app, path);
  expect(await ask(started.page, 'saveImage', await picture(), 'convergence η=1.1')).toEqual({ ok: true, value: path });
  expect((await readFile(path)).subarray(1, 4).toString()).toBe('PNG');
  expect(await ask(started.page, 'copyImage', await picture())).toEqual({ ok: true, value: null });
  const size = await started.app.evaluate(({ clipboard }) =>
    (clipboard as unknown as { readImage(): { getSize(): object } }).readImage().getSize(),
  );
  expect(size).toEqual({ width: 3, height: 2 });
  await ask(started.page, 'copyText', 'η\tK\n1.1\t1.1');
  expect(await started.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('η\tK\n1.1\t1.1');
});
