/**
 * Starts the packaged application with a window. Its fuses forbid the switches Playwright's Electron driver needs, so its page is
 * reached through Chromium's remote debugging.
 */
import { chromium, errors, type Browser, type Page } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Installed } from './package';

/** Milliseconds for the window to come; a loaded machine needs many times what a quiet one does. */
const PATIENCE = 60_000;
const ATTEMPT = 8_000;

export interface Opened {
  readonly page: Page;
  /** What the page reported as errors. */
  readonly errors: readonly string[];
  readonly userData: string;
  /** Asks the process to end, as a session that logs out does; resolves to its exit code. */
  end(): Promise<number | null>;
  /** Ends it at any price. */
  kill(): void;
}

export function flags(userData: string): string[] {
  return [`--user-data-dir=${userData}`, '--disable-gpu', '--log-level=3', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
}

export async function open({ executable, scratch }: Installed, ...args: readonly string[]): Promise<Opened> {
  const userData = mkdtempSync(join(scratch, 'data-'));
  const child = spawn(executable, [...flags(userData), '--remote-debugging-port=0', ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise<number | null>((settle) => child.once('exit', settle));
  const kill = () => void (child.exitCode === null && child.kill('SIGKILL'));
  try {
    const browser = await connect(child);
    const page = browser.contexts()[0]?.pages()[0];
    if (!page) throw new Error('no page');
    const reported: string[] = [];
    page.on('pageerror', (error) => reported.push(error.message));
    page.on('console', (message) => message.type() === 'error' && reported.push(message.text()));
    const end = async () => {
      child.kill('SIGTERM');
      const code = await ended;
      await browser.close().catch(() => undefined); // its other end is gone
      return code;
    };
    return { page, errors: reported, userData, end, kill };
  } catch (problem) {
    kill();
    throw problem;
  }
}

/** Connecting before there is a page waits for ever, so the list of pages is asked first. */
async function connect(child: ChildProcess): Promise<Browser> {
  const limit = Date.now() + PATIENCE;
  const said = { text: '' };
  child.stderr?.on('data', (data: Buffer) => (said.text += data.toString()));
  while (Date.now() < limit && child.exitCode === null && child.signalCode === null) {
    const address = /DevTools listening on ws:\/\/([^/]+)\//.exec(said.text)?.[1];
    if (address !== undefined && (await hasPage(`http://${address}`))) {
      // A connection that meets the page in the middle of its first navigation now and then never completes; a second one does.
      const browser = await chromium.connectOverCDP(`http://${address}`, { timeout: ATTEMPT }).catch((problem: unknown) => problem);
      if (!(browser instanceof Error)) return browser as Browser;
      if (!(browser instanceof errors.TimeoutError)) throw browser;
      said.text += `\n(no connection within ${ATTEMPT / 1000} s)\n`;
    }
    await wait(100);
  }
  throw new Error(`no window came (exit code ${child.exitCode ?? 'none'}):\n${said.text}`);
}

async function hasPage(address: string): Promise<boolean> {
  const answer = await fetch(`${address}/json/list`).catch(() => null);
  const targets = ((await answer?.json()) ?? []) as readonly { readonly type: string; readonly url: string }[];
  return targets.some(({ type, url }) => type === 'page' && url.startsWith('app:'));
}
