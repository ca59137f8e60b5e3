/** The whole story: land in the example, change the learning rate, run, look, save, close, open again by the file. */
import { expect, test } from '@playwright/test';
import { join } from 'node:path';
import { chooseFromMenu, chooseInDialogs, launch, scratch, type Launched } from './launch';
import { chart, descriptionOf, expectDrawn, setEta } from './window';

let started: Launched | null = null;

test.afterEach(async () => {
  await started?.app.close();
  started = null;
});

/**
 * The 2-cycle {x₁, x₂} of gradient descent on f = (x² − 1)²/4. Subtracting the two equations of the cycle gives
 * x₁² + x₁x₂ + x₂² = 1 + 2/η, adding them x₁² − x₁x₂ + x₂² = 1; so x₁x₂ = 1/η and (x₁ + x₂)² = 1 + 3/η.
 */
function twoCycle(eta: number): [number, number] {
  const product = 1 / eta;
  const middle = Math.sqrt(1 + 3 * product) / 2;
  const half = Math.sqrt(middle * middle - product);
  return [middle - half, middle + half];
}

/** The points of the first orbit a text names, `{0.8146, 1.1161}`. */
function orbitIn(text: string): number[] {
  return (/\{([^}]*)\}/.exec(text)?.[1] ?? '').split(',').map(Number);
}

test('from the example to a saved project and back', async () => {
  const first = (started = await launch());
  const { page, app } = first;
  // Landing: charts of the example, before anything was run.
  await expect(page.getByTestId('run-button')).toBeEnabled();
  await expect(page.getByTestId('eta-input')).toHaveValue('1.1');
  await expectDrawn(chart(page, 'convergence'));

  await setEta(page, '1.15');
  await page.getByTestId('run-button').click();
  await expect(page.getByTestId('history-row')).toHaveCount(1);
  await expect(page.getByTestId('history-row').first()).toContainText('period-2');
  await expect(page.getByTestId('inspector-outcome')).toContainText('period-2');

  // The chart shows the orbit, in pixels and in words.
  await expectDrawn(chart(page, 'convergence'));
  const [low, high] = twoCycle(1.15);
  const shown = async () => orbitIn(await descriptionOf(chart(page, 'convergence')));
  await expect.poll(async () => Math.abs(((await shown())[0] ?? NaN) - low)).toBeLessThan(1e-3);
  expect((await shown())[1]).toBeCloseTo(high, 3);

  const path = join(await scratch(), 'my study.edgelab');
  await chooseInDialogs(app, path);
  await chooseFromMenu(app, 'file.save-as');
  await expect(page.getByTestId('project-tree')).toContainText(/my study/i);
  const row = await page.getByTestId('history-row').first().innerText();
  const outcome = await page.getByTestId('inspector-outcome').innerText();
  expect(first.errors).toEqual([]);
  await app.close();

  const again = (started = await launch({ args: [path] }));
  await expect(again.page.getByTestId('project-tree')).toContainText(/my study/i);
  await expect(again.page.getByTestId('eta-input')).toHaveValue('1.15');
  await expect(again.page.getByTestId('history-row')).toHaveCount(1);
  expect(await again.page.getByTestId('history-row').first().innerText()).toBe(row);
  await again.page.getByTestId('history-row').first().click();
  await expect(again.page.getByTestId('inspector-outcome')).toContainText('period-2');
  expect(await again.page.getByTestId('inspector-outcome').innerText()).toContain(outcome.split('\n').at(-1));
  await expectDrawn(chart(again.page, 'convergence'));
  expect(again.errors).toEqual([]);
});
