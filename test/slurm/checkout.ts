/** A checkout with the built command, as its users start it: a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { bundled } from '../bundle';

const ROOT = resolve(import.meta.dirname, '../..');

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export interface Checkout {
  readonly folder: string;
  readonly launcher: string;
  start(words: readonly string[], env?: Readonly<Record<string, string>>): { readonly child: ChildProcess; readonly ended: Promise<Ended> };
  remove(): Promise<void>;
}

/** Inside the repository, so that the bundles find their packages; `folder` is the working folder of its commands. */
export async function newCheckout(): Promise<Checkout> {
  await mkdir(join(ROOT, 'test-output'), { recursive: true });
  const folder = await mkdtemp(join(ROOT, 'test-output', 'checkout-'));
  const launcher = join(folder, 'bin', 'edgelab.mjs');
  await mkdir(join(folder, 'bin'));
  await mkdir(join(folder, 'out', 'main'), { recursive: true });
  await copyFile(join(ROOT, 'bin', 'edgelab.mjs'), launcher);
  for (const entry of ['cli', 'simulation', 'store'] as const)
    await copyFile(await bundled(entry), join(folder, 'out', 'main', `${entry}.js`));
  return {
    folder,
    launcher,
    start(words, env = {}) {
      const child = spawn(process.execPath, [launcher, ...words], {
        cwd: folder,
        env: { ...process.env, XDG_CONFIG_HOME: join(folder, 'config'), ...env },
      });
      const printed = { out: '', err: '' };
      child.stdout.on('data', (text: Buffer) => (printed.out += text.toString()));
      child.stderr.on('data', (text: Buffer) => (printed.err += text.toString()));
      const ended = new Promise<Ended>((done) => child.on('close', (code, signal) => done({ code, signal, ...printed })));
      return { child, ended };
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
