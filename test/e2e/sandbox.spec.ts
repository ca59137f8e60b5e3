/** Started by an ordinary user, the window's process really is in Chromium's sandbox: system calls filtered, no capabilities. */
import { expect, test } from '@playwright/test';
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, copyFileSync, existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT, scratch } from './launch';

const NOBODY = 65534;
const asRoot = process.getuid?.() === 0;
/** Root drops to nobody, as the sandbox is off for root. */
const drop = asRoot ? ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'] : ['env'];

function userNamespaces(): boolean {
  return process.platform === 'linux' && spawnSync(drop[0] ?? '', [...drop.slice(1), 'unshare', '-Ur', 'true']).status === 0;
}

/** Processes of Chromium's type `renderer` whose command line names this data folder. */
function renderers(userData: string): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => {
      if (!Number.isInteger(pid)) return false;
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        return command.includes('--type=renderer') && command.includes(userData);
      } catch {
        return false; // gone meanwhile
      }
    });
}

function statusOf(pid: number): Record<string, string> {
  const lines = readFileSync(`/proc/${pid}/status`, 'utf8').split('\n');
  return Object.fromEntries(lines.map((line) => line.split(':\t') as [string, string]));
}

/** The X server's key, where the other user can read it. */
function displayKey(folder: string): Record<string, string> {
  const key = process.env['XAUTHORITY'];
  if (!asRoot || key === undefined || !existsSync(key)) return {};
  const copy = join(folder, 'xauthority');
  copyFileSync(key, copy);
  chownSync(copy, NOBODY, NOBODY);
  return { XAUTHORITY: copy };
}

test('the renderer is confined by the kernel', async ({}, info) => {
  if (!userNamespaces()) {
    info.annotations.push({ type: 'not run', description: 'no user namespaces for ordinary users here' });
    return;
  }
  const userData = await scratch();
  chmodSync(userData, 0o755);
  if (asRoot) chownSync(userData, NOBODY, NOBODY);
  const display = displayKey(userData);
  const executable = createRequire(import.meta.url)('electron') as unknown as string;
  const flags = ['--disable-gpu', '--log-level=3', `--user-data-dir=${userData}`];
  const command = [...drop, executable, ...flags, ROOT];
  const child: ChildProcess = spawn(command[0] ?? '', command.slice(1), {
    env: { ...process.env, HOME: userData, ...display },
    stdio: 'ignore',
  });
  const gone = once(child, 'exit');
  try {
    await expect.poll(() => renderers(userData).length, { timeout: 30_000 }).toBeGreaterThan(0);
    const pid = renderers(userData)[0] ?? 0;
    await expect.poll(() => statusOf(pid)['Seccomp']).toBe('2');
    expect(statusOf(pid)).toMatchObject({ NoNewPrivs: '1', CapEff: '0000000000000000' });
    expect(readlinkSync(`/proc/${pid}/ns/pid`)).not.toBe(readlinkSync('/proc/self/ns/pid'));
  } finally {
    child.kill('SIGTERM');
    await gone;
    execFileSync('rm', ['-rf', userData]);
  }
  expect(child.exitCode ?? child.signalCode).toBe(0);
});
