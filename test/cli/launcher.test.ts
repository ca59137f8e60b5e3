import { spawn } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundled } from '../bundle';

const ROOT = resolve(import.meta.dirname, '../..');
let checkout: string;

/** A checkout with the launcher only; inside the repository, so that the bundles find their packages. */
beforeAll(async () => {
  await mkdir(join(ROOT, 'test-output'), { recursive: true });
  checkout = await mkdtemp(join(ROOT, 'test-output', 'checkout-'));
  await mkdir(join(checkout, 'bin'));
  await copyFile(join(ROOT, 'bin', 'edgelab.mjs'), join(checkout, 'bin', 'edgelab.mjs'));
});
afterAll(() => rm(checkout, { recursive: true, force: true }));

async function built(): Promise<void> {
  await mkdir(join(checkout, 'out', 'main'), { recursive: true });
  for (const entry of ['cli', 'simulation', 'store'] as const)
    await copyFile(await bundled(entry), join(checkout, 'out', 'main', `${entry}.js`));
}

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function start(words: readonly string[]) {
  const child = spawn(process.execPath, [join(checkout, 'bin', 'edgelab.mjs'), ...words], {
    cwd: checkout,
    env: { ...process.env, XDG_CONFIG_HOME: join(checkout, 'config') },
  });
  const printed = { out: '', err: '' };
  child.stdout.on('data', (text: Buffer) => (printed.out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (printed.err += text.toString()));
  const ended = new Promise<Ended>((done) => child.on('close', (code) => done({ code, ...printed })));
  return { child, ended };
}

/** Waits until the file has grown beyond `bytes`, at most ten seconds. */
async function grows(path: string, bytes: number): Promise<void> {
  const size = () =>
    stat(path).then(
      (found) => found.size,
      () => 0,
    );
  for (let tries = 0; tries < 500 && (await size()) <= bytes; tries++) await new Promise((wake) => setTimeout(wake, 20));
  expect(await size()).toBeGreaterThan(bytes);
}

describe('the edgelab launcher', () => {
  test('says what to do in a checkout that is not built', async () => {
    const { code, err } = await start(['presets']).ended;
    expect(code).toBe(1);
    expect(err).toContain('setup.sh');
  });

  test('prints results only: no warning of the runtime', async () => {
    await built();
    const { code, out, err } = await start(['run', 'quartic-1.1', '--json', '--project', 'quiet.edgelab']).ended;
    expect({ code, err }).toEqual({ code: 0, err: 'Run 1 is in quiet.edgelab.\n' });
    expect(JSON.parse(out)).toMatchObject({ runId: 1, outcome: { kind: 'period-p', period: 2 } });
    expect((await start(['run', 'nothing']).ended).code).toBe(2);
  });

  // Windows has no signals to send: there Ctrl-C reaches the console's processes in another way.
  test.skipIf(process.platform === 'win32')('Ctrl-C stops the run, keeps it and says so', async () => {
    await built();
    const { child, ended } = start(['run', 'quartic-1.1', '--set', 'steps=1e9', '--project', 'stopped.edgelab']);
    await grows(join(checkout, 'stopped.edgelab'), 1e6);
    // npx passes the keystroke on: the process hears it twice.
    child.kill('SIGINT');
    child.kill('SIGINT');
    const { code, err } = await ended;
    expect(code).toBe(130);
    expect(err).toMatch(/Stopping: .*\n.*Stopped after .* of .* steps; they are kept/);

    const shown = await start(['show', '1', '--project', 'stopped.edgelab', '--json']).ended;
    const run = JSON.parse(shown.out) as { status: string; samples: number; outcome: object | null };
    expect(run.status).toBe('stopped');
    expect(run.samples).toBeGreaterThan(1_000);
    expect(run.outcome).not.toBeNull();
  });
});
