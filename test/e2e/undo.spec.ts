/** The undo story: ten kinds of edits in the real window, taken back and done again from the Edit menu, with closing and opening between. */
import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { join } from 'node:path';
import { ask } from './lab';
import { chooseFromMenu, chooseInDialogs, launch, scratch } from './launch';
import { chart, expectDrawn, setEta } from './window';

/** What the Edit menu offers to take back and to do again; null where it offers nothing. */
async function offered(app: ElectronApplication): Promise<{ undo: string | null; redo: string | null }> {
  return app.evaluate(({ Menu }) => {
    const of = (id: string, verb: string) => {
      const item = Menu.getApplicationMenu()?.getMenuItemById(id);
      return item?.enabled ? item.label.replace(verb, '').trim() : null;
    };
    return { undo: of('edit.undo', '&Undo'), redo: of('edit.redo', '&Redo') };
  });
}

/** Everything the edits of this story change. */
async function state(page: Page): Promise<string> {
  const { experiments, layout, zooms, baseline } = await ask(page, 'project');
  const { rows } = await ask(page, 'runs', { sort: [], filter: '', trash: false, offset: 0, limit: 100 });
  const shares = (JSON.parse(layout === '' ? '{}' : layout) as { dock?: { grid?: unknown } }).dock?.grid ?? null;
  const notes = await Promise.all(rows.map(({ id }) => ask(page, 'run', id).then((run) => (run.ok ? run.value.note : null))));
  const kept = rows.map(({ id, title, starred, tags, pinned }) => ({ id, title, starred, tags, pinned }));
  return JSON.stringify({
    experiments: experiments.map(({ runs: _runs, ...rest }) => rest),
    sizes: sizesIn(shares),
    zooms,
    baseline,
    kept,
    notes,
  });
}

/** Sizes of the parts of the dock, coarse: a window that is opened again rounds them anew. */
function sizesIn(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(sizesIn);
  if (typeof part !== 'object' || part === null) return null;
  const { data, root, size } = part as Record<string, unknown>;
  return root === undefined ? [Math.round(Number(size ?? 0) / 25), sizesIn(data)] : sizesIn(root);
}

test('ten kinds of edits are undone and done again, named in the menu, kept with the project', async () => {
  test.setTimeout(240_000);
  const begun = await launch();
  const { userData } = begun;
  let { app, page } = begun;
  const errors: string[] = [];
  const path = join(await scratch(), 'story.edgelab');
  await expect(page.getByTestId('run-button')).toBeEnabled();
  await page.getByTestId('run-button').click();
  await expect(page.getByTestId('history-row')).toHaveCount(1);
  await expect(page.getByTestId('history-row')).toContainText('period-2', { timeout: 20_000 });
  await chooseInDialogs(app, path);
  expect((await ask(page, 'saveProjectAs')).ok).toBe(true);
  const convergence = chart(page, 'convergence');
  await expectDrawn(convergence);

  const { experiments } = await ask(page, 'project');
  const first = experiments[0]!;
  const done = async (answer: Promise<{ readonly ok: boolean }>) => expect((await answer).ok).toBe(true);
  const zoom = async () => {
    await convergence.locator('.place').focus();
    for (let k = 0; k < 3; k++) await page.keyboard.press('+');
    await expect.poll(async () => (await ask(page, 'project')).zooms['convergence'] !== undefined).toBe(true);
  };
  const arrange = async () => {
    const sash = page.locator('.dock .dv-sash.dv-enabled').first();
    const before = (await ask(page, 'project')).undo;
    const box = (await sash.boundingBox())!;
    const along = box.width > box.height ? [0, 90] : [90, 0];
    const at = [box.x + box.width / 2, box.y + box.height / 2] as const;
    await page.mouse.move(...at);
    await page.mouse.down();
    await page.mouse.move(at[0] - along[0]! / 2, at[1] - along[1]! / 2, { steps: 4 });
    await page.mouse.move(at[0] - along[0]!, at[1] - along[1]!, { steps: 4 });
    await page.mouse.up();
    await expect.poll(async () => (await ask(page, 'project')).undo).not.toBe(before);
  };
  const edits: readonly (() => Promise<unknown>)[] = [
    () => setEta(page, '1.15'),
    () => done(ask(page, 'renameExperiment', first.id, 'Renamed')),
    zoom,
    () => done(ask(page, 'noteRun', 1, 'A note.')),
    () => done(ask(page, 'renameRun', 1, 'My run')),
    arrange,
    () => done(ask(page, 'starRuns', [1], true)),
    () => done(ask(page, 'tagRuns', [1], ['paper'], [])),
    () => done(ask(page, 'pinRuns', [1], true)),
    () => done(ask(page, 'setBaseline', 1)),
    () => done(ask(page, 'createExperiment', 'Another', first.experiment)),
    () => done(ask(page, 'deleteRuns', [1])),
  ];
  const states = [await state(page)];
  const labels: string[] = [];
  for (const edit of edits) {
    await edit();
    await expect.poll(() => state(page)).not.toBe(states.at(-1));
    states.push(await state(page));
    labels.push((await offered(app)).undo ?? '');
  }
  expect(new Set(labels).size, labels.join(' | ')).toBe(edits.length);
  expect(labels.every((label) => label !== '')).toBe(true);
  console.log(labels.join(' | '));

  const reopen = async () => {
    await app.close();
    ({ app, page } = await launch({ userData, args: [path] }));
    page.on('pageerror', (error) => errors.push(error.message));
    await expect(page.getByTestId('run-button')).toBeEnabled();
    expect((await ask(page, 'project')).path).toBe(path);
  };
  await reopen();
  expect(await state(page)).toBe(states.at(-1));
  for (let k = edits.length; k > 0; k--) {
    expect((await offered(app)).undo).toBe(labels[k - 1]);
    await chooseFromMenu(app, 'edit.undo');
    await expect.poll(() => state(page), { message: `undo of ${labels[k - 1]}` }).toBe(states[k - 1]);
    expect((await offered(app)).redo).toBe(labels[k - 1]);
    if (k === 7) await reopen();
  }
  await reopen();
  for (let k = 1; k <= edits.length; k++) {
    expect((await offered(app)).redo).toBe(labels[k - 1]);
    await chooseFromMenu(app, 'edit.redo');
    await expect.poll(() => state(page), { message: `redo of ${labels[k - 1]}` }).toBe(states[k]);
  }
  expect(errors).toEqual([]);
  await app.close();
});
