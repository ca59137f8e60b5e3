/** The edgelab command of an installed user, without a display. */
import { expect, test } from '@playwright/test';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inCheckout, install, terminal, type Installed } from './package';

let installed: Installed;
/** As an installer links it from the search path. */
let edgelab: string;

test.beforeAll(() => {
  test.setTimeout(180_000);
  installed = install();
  edgelab = join(installed.scratch, 'edgelab');
  symlinkSync(installed.command, edgelab);
});
test.afterAll(() => installed.remove());

function command(words: readonly string[], more: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(edgelab, words, {
    cwd: installed.scratch,
    env: terminal(installed.scratch, more),
    encoding: 'utf8',
    maxBuffer: 64e6,
  });
  return { status, stdout, stderr };
}

test('it says what the command of a checkout says, and nothing of its own', () => {
  expect(command(['presets', '--json'])).toEqual({ status: 0, stdout: inCheckout('presets', '--json'), stderr: '' });
  expect(command(['--version'])).toEqual({ status: 0, stdout: inCheckout('--version'), stderr: '' });
  const words = ['analyze', '--problem', 'quartic', '--eta', '1.1', '--json'];
  // Every figure is the same; the versions say truly that the package runs on Electron and the checkout on Node.
  const { versions, ...figures } = JSON.parse(command(words).stdout) as { readonly versions: { readonly runtime: string } };
  const { versions: _checkout, ...expected } = JSON.parse(inCheckout(...words)) as { readonly versions: unknown };
  expect(figures).toEqual(expected);
  expect(versions.runtime).toMatch(/^electron /);
});

test('it runs the example and draws its charts with the modules in the package', () => {
  const { status, stdout } = command(['run', 'quartic', '--json', '--figures', 'figures']);
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ status: 'finished', outcome: { kind: 'period-p', period: 2 } });
  const figures = readdirSync(join(installed.scratch, 'figures'));
  expect(figures.length).toBeGreaterThan(0);
  for (const name of figures)
    expect(
      readFileSync(join(installed.scratch, 'figures', name))
        .subarray(1, 4)
        .toString('latin1'),
      name,
    ).toBe('PNG');
});

test('a run kept in a project is exported in full', () => {
  expect(command(['run', 'quartic', '--set', 'eta=1.2', '--set', 'steps=20000', '--project', 'kept.edgelab']).status).toBe(0);
  expect(command(['export', '1', '--project', 'kept.edgelab', '--out', 'kept.csv']).status).toBe(0);
  const lines = readFileSync(join(installed.scratch, 'kept.csv'), 'utf8').trimEnd().split('\n');
  expect(lines.length).toBeGreaterThan(20_000);
});

test('bad input is refused with exit code 2', () => {
  expect(command(['run', 'quartic', '--set', 'eta=-1']).status).toBe(2);
  expect(command(['nonsense']).status).toBe(2);
});

test('Ctrl-C stops a run and keeps it', async () => {
  const words = ['run', 'quartic', '--set', 'steps=1000000000', '--set', 'eta=1.24', '--project', 'stopped.edgelab'];
  const child = spawn(edgelab, words, { cwd: installed.scratch, env: terminal(installed.scratch), stdio: ['ignore', 'ignore', 'pipe'] });
  const stored = join(installed.scratch, 'stopped.edgelab');
  await expect.poll(() => command(['list', '--project', stored, '--json']).stdout, { timeout: 30_000 }).toContain('"running"');
  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([130, null]);
  expect(command(['list', '--project', stored, '--json']).stdout).toContain('"stopped"');
});

test('neither the environment nor a planted folder makes it run other code', () => {
  const planted = join(installed.scratch, 'planted.cjs');
  writeFileSync(planted, 'console.log("planted")');
  const version = command(['--version']).stdout;
  expect(command(['--version'], { NODE_OPTIONS: `--require ${planted}` }).stdout).toBe(version);
  expect(command(['--version'], { ELECTRON_RUN_AS_NODE: '1' }).stdout).toBe(version);
});
