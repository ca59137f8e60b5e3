/** A checkout with the built command, as its users start it: a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { bundled } from '../bundle';

const ROOT = resolve(import.meta.dirname, '../..');

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

export interface Checkout {
  readonly folder: string;
  /** The command with these words. */
  start(words: readonly string[], env?: Readonly<Record<string, string>>): Started;
  /** Any program, in the same surroundings. */
  run(program: string, words: readonly string[], env?: Readonly<Record<string, string>>): Started;
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
  const run: Checkout['run'] = (program, words, env = {}) => {
    const child = spawn(program, words, { cwd: folder, env: { ...process.env, XDG_CONFIG_HOME: join(folder, 'config'), ...env } });
    const printed = { out: '', err: '' };
    child.stdout.on('data', (text: Buffer) => (printed.out += text.toString()));
    child.stderr.on('data', (text: Buffer) => (printed.err += text.toString()));
    const ended = new Promise<Ended>((done) => child.on('close', (code, signal) => done({ code, signal, ...printed })));
    return { child, ended };
  };
  return {
    folder,
    run,
    start: (words, env) => run(process.execPath, [launcher, ...words], env),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Waits until the file is larger than `bytes`, at most twenty seconds. */
export async function grows(path: string, bytes: number): Promise<void> {
  for (let tries = 0; tries < 2_000; tries++) {
    const size = await stat(path).then(
      (found) => found.size,
      () => 0,
    );
    if (size > bytes) return;
    await new Promise((wake) => setTimeout(wake, 10));
  }
  throw new Error(`${path} did not grow beyond ${bytes} bytes`);
}
