/** Speaks the window's contract from a test, as the page does. */
import type { ElectronApplication, Page } from '@playwright/test';
import type { Calls, Lab } from '../../src-shared/contract';

declare global {
  interface Window {
    readonly lab: Lab;
  }
}

export async function ask<Name extends keyof Calls>(
  page: Page,
  name: Name,
  ...args: Parameters<Calls[Name]>
): Promise<ReturnType<Calls[Name]>> {
  const answer: unknown = await page.evaluate(
    ([call, given]) => (window.lab[call] as (...all: readonly unknown[]) => Promise<unknown>)(...given),
    [name, args] as const,
  );
  return answer as ReturnType<Calls[Name]>;
}

/** The same through the main process: works also after the page has crashed and been loaded again. */
export async function askReloaded<Name extends keyof Calls>(
  app: ElectronApplication,
  name: Name,
  ...args: Parameters<Calls[Name]>
): Promise<ReturnType<Calls[Name]>> {
  const source = `window.lab.${name}(...${JSON.stringify(args)})`;
  const answer: unknown = await app.evaluate(({ BrowserWindow }, script) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (!contents) throw new Error('no window');
    return contents.executeJavaScript(script) as Promise<unknown>;
  }, source);
  return answer as ReturnType<Calls[Name]>;
}
