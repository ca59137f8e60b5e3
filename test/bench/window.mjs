/** The real application: start to a usable window, Run to the first chart, and whether anything blocks the window. */
import { _electron as electron } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { row } from './sample.mjs';
import { sweepTimes } from './window-sweeps.mjs';

const STARTS = 5;
const RUNS = 5;

export async function benchWindow(root) {
  const profile = mkdtempSync(join(tmpdir(), 'edgelab-bench-'));
  try {
    const starts = [];
    for (let i = 0; i <= STARTS; i++) starts.push(await startTime(root, profile));
    const { app, page } = await open(root, profile);
    const short = await runTimes(page, 10_000);
    const long = await runTimes(page, 10_000_000);
    const sweeps = await sweepTimes(page);
    await app.close();
    return [
      row('start to a usable window, first start of a new user', starts.slice(0, 1), 'ms'),
      row('start to a usable window, warm', starts.slice(1), 'ms', '< 2000 ms'),
      row('Run to first chart, 10⁴ steps', short.charts, 'ms'),
      row('Run to first chart, 10⁷ steps', long.charts, 'ms'),
      row('Run to outcome, 10⁷ steps', long.outcomes, 'ms'),
      row('longest task in the window during 10⁷ steps (0: none over 50 ms)', long.tasks, 'ms', '≤ 50 ms'),
      ...sweeps,
    ];
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}

async function open(root, profile) {
  const args = ['--disable-gpu', '--log-level=3', `--user-data-dir=${profile}`, root];
  const app = await electron.launch({ args, timeout: 60_000 });
  const page = await app.firstWindow();
  await page.locator('[data-testid="run-button"]:not([disabled])').waitFor({ timeout: 60_000 });
  await page.locator('[data-testid="chart-convergence"] canvas').first().waitFor();
  return { app, page };
}

async function startTime(root, profile) {
  const began = performance.now();
  const { app } = await open(root, profile);
  const time = performance.now() - began;
  await app.close();
  return time;
}

async function runTimes(page, steps) {
  const field = page.getByTestId('steps-field').locator('input');
  await page.getByRole('tab', { name: 'Experiment' }).click();
  await field.fill(String(steps));
  await field.blur();
  await page.waitForTimeout(1_500);
  const all = { charts: [], outcomes: [], tasks: [] };
  for (let i = 0; i < RUNS; i++) {
    const { chart, outcome, task } = await page.evaluate(measureRun);
    all.charts.push(chart);
    all.outcomes.push(outcome);
    all.tasks.push(task);
    await page.waitForTimeout(500);
  }
  return all;
}

/** Runs in the page: presses Run and watches each frame until the new run's chart, then its outcome, is shown. */
function measureRun() {
  const text = (selector) => document.querySelector(selector)?.textContent ?? '';
  const newest = () =>
    Math.max(
      0,
      ...[...document.querySelectorAll('[data-testid="history-row"]')].map((r) => Number(/R(\d+)/.exec(r.textContent)?.[1] ?? 0)),
    );
  const before = newest();
  const tasks = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration)));
  observer.observe({ type: 'longtask' });
  const began = performance.now();
  document.querySelector('[data-testid="run-button"]').click();
  return new Promise((resolve, reject) => {
    let chart = null;
    const look = () => {
      const shown = Number(/R(\d+)/.exec(text('.playback'))?.[1] ?? 0);
      if (chart === null && shown > before) chart = performance.now() - began;
      const first = [...document.querySelectorAll('[data-testid="history-row"]')].find((r) =>
        r.textContent.includes(`R${String(before + 1).padStart(5, '0')}`),
      );
      if (chart !== null && first?.textContent.includes('period-2')) {
        const outcome = performance.now() - began;
        observer.disconnect();
        resolve({ chart, outcome, task: Math.max(0, ...tasks) });
      } else if (performance.now() - began > 30_000) reject(new Error('no chart of the new run within 30 s'));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}
