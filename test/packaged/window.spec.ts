/** The packaged application with its window: the example, a project given as argument, a second start, a clean end. */
import { expect, test } from '@playwright/test';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ask } from '../e2e/lab';
import { chart, expectDrawn } from '../e2e/window';
import { install, terminal, type Installed } from './package';
import { flags, open, type Opened } from './window';

let installed: Installed;
let opened: Opened | null = null;

test.beforeAll(() => {
  test.setTimeout(180_000);
  installed = install();
});
test.afterEach(() => {
  opened?.kill();
  opened = null;
});
test.afterAll(() => installed.remove());

/** A project with one run of the example, made by the command line beside the window. */
function project(name: string): string {
  const path = join(installed.scratch, name);
  execFileSync(installed.command, ['run', 'quartic-1.1', '--project', path], { env: terminal(installed.scratch), stdio: 'pipe' });
  return path;
}

test('the example runs in the threads of the packaged application', async () => {
  const { page, errors, end } = (opened = await open(installed));
  await expect(page.getByTestId('eta-input')).toHaveValue('1.1');
  await page.getByTestId('run-button').click();
  await expect(page.getByTestId('history-row')).toHaveCount(1);
  await expect(page.getByTestId('inspector-outcome')).toContainText('period-2');
  await expectDrawn(chart(page, 'convergence'));
  expect(await ask(page, 'runs', { sort: [], filter: '', trash: false, offset: 0, limit: 10 })).toMatchObject({ total: 1 });
  expect(errors).toEqual([]);
  expect(await end()).toBe(0);
});

test('a project given as argument is opened, a second start hands another one over', async () => {
  const first = project('first study.edgelab');
  const second = project('second study.edgelab');
  const { page, errors, userData, end } = (opened = await open(installed, first));
  await expect(page.getByTestId('project-tree')).toContainText('first study');
  await expect(page.getByTestId('history-row')).toHaveCount(1);

  const other = spawn(installed.executable, [...flags(userData), second], { stdio: 'ignore' });
  expect(await once(other, 'exit')).toEqual([0, null]);
  await expect(page.getByTestId('project-tree')).toContainText('second study');
  await expect(page.getByTestId('history-row')).toHaveCount(1);

  expect(errors).toEqual([]);
  expect(await end()).toBe(0);
  // Nothing is left beside the projects: no journal, no lease.
  expect(readdirSync(dirname(first)).filter((name) => name.includes('study'))).toEqual(['first study.edgelab', 'second study.edgelab']);
});

test('ended in the middle of a run it exits cleanly and keeps what was computed', async () => {
  const path = project('long study.edgelab');
  const { page, end } = (opened = await open(installed, path));
  await expect(page.getByTestId('project-tree')).toContainText('long study');
  const experiment = (await ask(page, 'project')).experiments[0];
  if (!experiment) throw new Error('no experiment');
  await ask(page, 'editExperiment', experiment.id, { ...experiment.experiment, steps: 1_000_000_000 }, 'Change steps');
  await ask(page, 'startRun', experiment.id);
  await expect.poll(async () => (await ask(page, 'queue')).running[0]?.step ?? 0).toBeGreaterThan(1_000);
  expect(await end()).toBe(0);
  const words = ['list', '--project', path, '--json'];
  const list = execFileSync(installed.command, words, { env: terminal(installed.scratch), encoding: 'utf8' });
  expect(list).toContain('"stopped"');
});

test('About tells a test build from an official one', async () => {
  const { page, end } = (opened = await open(installed));
  await expect(page.getByTestId('run-button')).toBeEnabled();
  const { testBuild, electron } = await ask(page, 'about');
  await page.keyboard.press('Control+K');
  await page.keyboard.type('About');
  await page.keyboard.press('Enter');
  const about = page.getByRole('dialog');
  await expect(about).toContainText(electron);
  await expect(about.getByText(/test build/i)).toHaveCount(testBuild ? 1 : 0);
  expect(await end()).toBe(0);
});
