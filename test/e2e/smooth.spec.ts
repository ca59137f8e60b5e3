/** The window stays usable while a long run computes. */
import { expect, test } from '@playwright/test';
import { launch } from './launch';
import { setSteps } from './window';

test('a run of 10⁷ steps does not block the window', async ({}, info) => {
  const { app, page } = await launch();
  try {
    await expect(page.getByTestId('run-button')).toBeEnabled();
    await setSteps(page, 10_000_000);
    await page.evaluate(() => {
      const tasks: number[] = [];
      Object.assign(window, { longTasks: tasks });
      new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: 'longtask' });
    });
    await page.getByTestId('run-button').click();
    await expect(page.getByTestId('history-row').first()).toContainText('period-2', { timeout: 60_000 });
    const tasks = await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks);
    const longest = Math.max(0, ...tasks);
    info.annotations.push({ type: 'long tasks', description: `${tasks.length} over 50 ms, the longest ${longest.toFixed(0)} ms` });
    // The target is none over 50 ms, which the bench measures on a quiet machine; here other work shares the cores.
    expect(longest).toBeLessThan(500);
  } finally {
    await app.close();
  }
});
