#!/usr/bin/env node
/**
 * `npm test`: every check and test, to the end. The last line is "N passed, N failed"; the exit code is
 * 1 when anything failed, a runner that died without a report included.
 *   node scripts/test.mjs [step …]     only these steps
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { hasDisplay } from './display.mjs';

const root = join(import.meta.dirname, '..');
const output = join(root, 'test-output');
const bin = (name) => join(root, 'node_modules', '.bin', name);
const vitest = (project) => ({
  name: project,
  command: [bin('vitest'), 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report(project)}`],
  count: countVitest,
});
const playwright = (name, project) => ({
  name,
  command: [...(hasDisplay() ? [] : ['xvfb-run', '-a']), bin('playwright'), 'test', '--project', project, '--reporter=list,json'],
  env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report(name), PLAYWRIGHT_JSON_OUTPUT_FILE: report(name) },
  count: countPlaywright,
});
const script = (name, ...command) => ({ name, command: [process.execPath, ...command] });

/** Those that only read the sources, and use one core each most of the time, run side by side: `together`. */
const STEPS = [
  { ...script('types', 'scripts/check-types.mjs'), together: true },
  { name: 'lint', command: [bin('eslint'), '.', '--max-warnings', '0'], together: true },
  { name: 'format', command: [bin('prettier'), '--check', '--log-level', 'warn', '.'], together: true },
  { name: 'knip', command: [bin('knip')], together: true },
  vitest('architecture'),
  vitest('unit'),
  vitest('reference'),
  vitest('store'),
  script('build', 'scripts/build.mjs', '--if-changed'),
  playwright('end-to-end', 'electron'),
  playwright('packaged', 'packaged'),
];

function report(name) {
  return join(output, `report-${name}.json`);
}

/** Passed, failed and skipped tests of a vitest JSON report. */
function countVitest(json) {
  return { passed: json.numPassedTests, failed: json.numFailedTests, skipped: json.numPendingTests + json.numTodoTests };
}

/** The same of a Playwright report; a test that passed on its second try passed. */
function countPlaywright({ stats }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    note: stats.flaky ? `${stats.flaky} on a second try` : '',
  };
}

/** What the step's report says; without a readable one nothing passed. */
function counted(step) {
  try {
    return step.count(JSON.parse(readFileSync(report(step.name), 'utf8')));
  } catch (error) {
    return { failed: 1, note: `no report: ${error.message}` };
  }
}

/** Resolves to the exit code, null when the command could not be started or was killed. What it prints is shown at once, or when it ended. */
function ended(step) {
  const [command, ...args] = step.command;
  const stdio = step.together ? ['ignore', 'pipe', 'pipe'] : 'inherit';
  const child = spawn(command, args, { cwd: root, stdio, env: { ...process.env, ...step.env } });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (text += data));
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(`${step.name}: ${error.message}`);
      resolve(null);
    });
    child.once('close', (status) => {
      if (step.together) console.log(`\n=== ${step.name} ===\n${text.trimEnd()}`);
      resolve(status);
    });
  });
}

async function run(step) {
  if (!step.together) console.log(`\n=== ${step.name} ===`);
  const began = Date.now();
  if (step.count) rmSync(report(step.name), { force: true });
  const status = await ended(step);
  const counts = { passed: 0, failed: 0, skipped: 0, note: '' };
  if (!step.count) counts.passed = status === 0 ? 1 : 0;
  else Object.assign(counts, counted(step));
  // Died, or refused a file, without a failed test to show for it.
  if (status !== 0 && counts.failed === 0) counts.failed = 1;
  return { name: step.name, ...counts, seconds: (Date.now() - began) / 1000 };
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !STEPS.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`unknown step ${unknown.join(', ')}; known: ${STEPS.map((step) => step.name).join(', ')}`);
  process.exit(2);
}
mkdirSync(output, { recursive: true });
const steps = STEPS.filter((step) => wanted.length === 0 || wanted.includes(step.name));
const results = await Promise.all(steps.filter((step) => step.together).map(run));
for (const step of steps.filter((one) => !one.together)) results.push(await run(step));

console.log('\nstep            passed  failed  skipped  seconds');
for (const { name, passed, failed, skipped, seconds, note } of results) {
  const columns = [
    name.padEnd(14),
    String(passed).padStart(7),
    String(failed).padStart(7),
    String(skipped).padStart(8),
    seconds.toFixed(1).padStart(8),
  ];
  console.log(`${columns.join(' ')}  ${note}`.trimEnd());
}
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
