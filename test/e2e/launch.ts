/** Starts the real application for a test, with a data folder of its own. */
import { _electron as electron, type ElectronApplication, type Page } from '@playwright/test';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { FIRST_START } from '../../src-main/app/settings';

export const ROOT = process.env['EDGELAB_APP'] ?? resolve(import.meta.dirname, '../..');
export const SCREENSHOTS = resolve(import.meta.dirname, '../../test-output/screenshots');

export interface Launched {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** The application's data folder, kept when it quits. */
  readonly userData: string;
  /** What the page reported as errors since it was loaded. */
  readonly errors: readonly string[];
}

export interface LaunchOptions {
  readonly args?: readonly string[];
  /** Data folder of an earlier start. */
  readonly userData?: string;
  /** As at the very first start: with the tour. */
  readonly firstStart?: boolean;
}

export async function launch(options: LaunchOptions = {}): Promise<Launched> {
  const userData = options.userData ?? (await scratch());
  // A tour beside the controls would be in the way of every other test.
  if (options.userData === undefined && options.firstStart !== true)
    await writeFile(join(userData, 'settings.json'), JSON.stringify({ ...FIRST_START, tourSeen: true, language: 'en' }));
  const flags = ['--disable-gpu', '--log-level=3', `--user-data-dir=${userData}`];
  const app = await electron.launch({ args: [...flags, ROOT, ...(options.args ?? [])], colorScheme: null, timeout: 60_000 });
  const page = await app.firstWindow();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.waitForLoadState('load');
  return { app, page, userData, errors };
}

/** A fresh folder outside the checkout. */
export function scratch(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'edgelab-'));
}

/** Makes the next dialogs answer `path`, as if the user had chosen it. */
export async function chooseInDialogs(app: ElectronApplication, path: string | null): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    const canceled = chosen === null;
    dialog.showSaveDialog = () => Promise.resolve({ canceled, filePath: chosen ?? '' });
    dialog.showOpenDialog = () => Promise.resolve({ canceled, filePaths: chosen === null ? [] : [chosen] });
  }, path);
}

/** Chooses an item of the native menu. */
export async function chooseFromMenu(app: ElectronApplication, id: string): Promise<void> {
  await app.evaluate(({ Menu }, item) => {
    const found = Menu.getApplicationMenu()?.getMenuItemById(item);
    if (!found) throw new Error(`no menu item ${item}`);
    found.click();
  }, id);
}
