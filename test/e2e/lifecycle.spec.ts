/** Starting, saving, quitting, crashing and opening again, asked through the window's contract. */
import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RunView } from '../../src-shared/views';
import { ask, askReloaded } from './lab';
import { chooseFromMenu, chooseInDialogs, launch, scratch, type LaunchOptions, type Launched } from './launch';

const running = new Set<ElectronApplication>();

async function start(options?: LaunchOptions): Promise<Launched> {
  const launched = await launch(options);
  running.add(launched.app);
  return launched;
}
async function quit({ app }: Launched): Promise<void> {
  running.delete(app);
  await app.close();
}
test.afterEach(async () => {
  for (const app of running) await app.close();
  running.clear();
});

async function firstExperiment(page: Page): Promise<number> {
  const { experiments } = await ask(page, 'project');
  return experiments[0]?.id ?? 0;
}

/** Starts a run of the first experiment at `steps` steps; resolves to its id. */
async function startRun(page: Page, steps: number): Promise<number> {
  const { experiments } = await ask(page, 'project');
  const first = experiments[0];
  if (!first) throw new Error('no experiment');
  const edited = await ask(page, 'editExperiment', first.id, { ...first.experiment, steps }, 'Change steps');
  expect(edited.ok).toBe(true);
  const started = await ask(page, 'startRun', first.id);
  if (!started.ok) throw new Error(started.refusal.what);
  return started.value;
}

async function runOf(page: Page, id: number): Promise<RunView> {
  const answer = await ask(page, 'run', id);
  if (!answer.ok) throw new Error(answer.refusal.what);
  return answer.value;
}

async function saveAs(launched: Launched, name: string): Promise<string> {
  const path = join(await scratch(), name);
  await chooseInDialogs(launched.app, path);
  const saved = await ask(launched.page, 'saveProjectAs');
  if (!saved.ok) throw new Error(saved.refusal.what);
  return path;
}

function title(app: ElectronApplication): Promise<string> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle() ?? '');
}

test('a first start lands in the example, not saved anywhere yet', async () => {
  const { page, app } = await start();
  const project = await ask(page, 'project');
  expect(project).toMatchObject({ unsaved: true, readOnly: null, notice: null, runCount: 0 });
  expect(project.experiments).toHaveLength(1);
  expect(project.experiments[0]?.experiment.problem.id).toBe('quartic');
  await expect.poll(() => title(app)).toContain('Edge Lab');
});

test('run, save, quit, and everything is there when the file is opened again', async () => {
  const first = await start();
  const id = await startRun(first.page, 10_000);
  await expect.poll(async () => (await runOf(first.page, id)).status).toBe('finished');
  const before = await runOf(first.page, id);
  expect(before).toMatchObject({ outcome: 'period-p', period: 2 });
  const path = await saveAs(first, 'two steps.edgelab');
  await expect.poll(() => title(first.app)).toContain('two steps');
  await quit(first);

  for (const named of [path, pathToFileURL(path).href]) {
    const again = await start({ args: [named] });
    const project = await ask(again.page, 'project');
    expect(project).toMatchObject({ unsaved: false, runCount: 1, path });
    expect(await runOf(again.page, id)).toEqual(before);
    await quit(again);
  }
  const same = await start({ userData: first.userData });
  expect(await ask(same.page, 'project')).toMatchObject({ path });
  expect(await ask(same.page, 'recentProjects')).toEqual([path]);
  const recent = await same.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('file.recent')?.submenu?.items[0]?.label);
  expect(recent).toBe('two steps.edgelab');
});

test('what was never saved is there at the next start', async () => {
  const first = await start();
  const id = await startRun(first.page, 1_000);
  await expect.poll(async () => (await runOf(first.page, id)).status).toBe('finished');
  await quit(first);
  const again = await start({ userData: first.userData });
  expect(await ask(again.page, 'project')).toMatchObject({ unsaved: true, runCount: 1 });
});

test('quitting in the middle of a run keeps what it has', async () => {
  const first = await start();
  const id = await startRun(first.page, 1_000_000_000);
  await expect.poll(async () => (await ask(first.page, 'queue')).running[0]?.step ?? 0).toBeGreaterThan(1_000);
  await quit(first);
  const again = await start({ userData: first.userData });
  const run = await runOf(again.page, id);
  expect(run.status).toBe('stopped');
  expect(run.samples).toBeGreaterThan(1_000);
});

test('a crashed window comes back while its run goes on', async () => {
  const { app, page } = await start();
  const id = await startRun(page, 1_000_000_000);
  await expect.poll(async () => (await ask(page, 'queue')).running[0]?.step ?? 0).toBeGreaterThan(1_000);
  const before = (await ask(page, 'queue')).running[0]?.step ?? 0;
  const crashed = page.waitForEvent('crash');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
  await crashed;
  await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.isLoading())).toBe(false);
  const queue = await askReloaded(app, 'queue');
  expect(queue.running).toMatchObject([{ runId: id, status: 'running' }]);
  expect(queue.running[0]?.step).toBeGreaterThan(before);
});

test('a second start hands its project over and ends', async () => {
  const first = await start();
  const path = await saveAs(first, 'handed over.edgelab');
  expect((await ask(first.page, 'newProject')).ok).toBe(true);
  expect(await ask(first.page, 'project')).toMatchObject({ unsaved: true });
  const { executable, args } = await first.app.evaluate(() => ({ executable: process.execPath, args: process.argv.slice(1) }));
  const noSandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const second = spawn(executable, [...noSandbox, ...args, pathToFileURL(path).href], { stdio: 'ignore' });
  const [code] = (await once(second, 'exit')) as [number | null];
  expect(code).toBe(0);
  await expect.poll(async () => (await ask(first.page, 'project')).path).toBe(path);
});

test('a file that is no project is refused, and the open project stays', async () => {
  const { app, page } = await start();
  const path = join(await scratch(), 'not a project.edgelab');
  await writeFile(path, 'dear diary');
  await chooseInDialogs(app, path);
  // The window writes down where its charts lie in its own time.
  const seen = async () => ({ ...(await ask(page, 'project')), layout: null });
  const before = await seen();
  const answer = await ask(page, 'openProject', null);
  expect(answer.ok).toBe(false);
  expect(await seen()).toEqual(before);
  expect(await readFile(path, 'utf8')).toBe('dear diary');
  await chooseInDialogs(app, null);
  expect(await ask(page, 'openProject', null)).toMatchObject({ ok: false, refusal: { code: 'cancelled' } });
});

test('a missing project named at the start does not keep the window from opening', async () => {
  const { page } = await start({ args: [join(await scratch(), 'gone.edgelab')] });
  expect(await ask(page, 'project')).toMatchObject({ unsaved: true });
});

test('theme and window place are kept', async () => {
  const first = await start();
  await chooseFromMenu(first.app, 'view.theme.dark');
  expect(await ask(first.page, 'settings')).toMatchObject({ theme: 'dark' });
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 30, width: 1000, height: 700 }));
  await quit(first);
  const again = await start({ userData: first.userData });
  expect(await ask(again.page, 'settings')).toMatchObject({ theme: 'dark' });
  expect(await again.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
  const size = await again.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getSize());
  expect(size).toEqual([1000, 700]);
});

test('undo and redo are named in the menu', async () => {
  const { app, page } = await start();
  const label = () => app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('edit.undo')?.label ?? '');
  const id = await firstExperiment(page);
  expect((await ask(page, 'renameExperiment', id, 'Beyond the edge')).ok).toBe(true);
  await expect.poll(label).toMatch(/Undo Rename experiment/);
  expect((await ask(page, 'undo')).ok).toBe(true);
  expect((await ask(page, 'project')).experiments[0]?.name).not.toBe('Beyond the edge');
});
