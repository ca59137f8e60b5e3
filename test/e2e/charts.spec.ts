/** Every chart of the list that fits the problem is drawn in its panel and says in words what it shows. */
import { expect, test } from '@playwright/test';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CHARTS } from '../../src-shared/charts';
import { ask } from './lab';
import { launch, SCREENSHOTS } from './launch';
import { chart, descriptionOf, expectDrawn } from './window';

for (const dimension of [1, 2])
  test(`charts of a problem in ${dimension} dimension${dimension === 1 ? '' : 's'}`, async () => {
    await mkdir(SCREENSHOTS, { recursive: true });
    const { app, page, errors } = await launch();
    try {
      await expect(page.getByTestId('run-button')).toBeEnabled();
      const { problems, presets } = await ask(page, 'catalogue');
      const ids = problems.filter((problem) => problem.dimension === dimension).map(({ id }) => id);
      const preset = presets.find(({ experiment }) => ids.includes(experiment.problem.id));
      if (!preset) throw new Error(`no preset in ${dimension} dimensions`);
      if (preset !== presets[0]) {
        await page.getByTestId('new-experiment-button').click();
        await page.getByTestId(`preset-${preset.id}`).click();
        await expect(page.getByTestId('problem-select')).toHaveValue(preset.experiment.problem.id);
      }
      await page.getByTestId('run-button').click();
      await expect(page.getByTestId('history-row')).toHaveCount(1);
      const fitting = CHARTS.filter(({ id, applies }) => applies(dimension) && !OBSERVED.includes(id));
      expect(fitting.length).toBeGreaterThan(0);
      for (const { id } of fitting) {
        const panel = ['cobweb', 'plane'].includes(id) ? 'map' : id;
        await page.keyboard.press('Control+k');
        await page
          .getByTestId('palette')
          .getByRole('option', { name: new RegExp(`^Show chart: ${TITLES[panel]}`) })
          .click();
        await expectDrawn(chart(page, id));
        expect((await descriptionOf(chart(page, id))).length, id).toBeGreaterThan(40);
      }
      await page.screenshot({ path: join(SCREENSHOTS, `charts-${dimension}d.png`) });
      expect(errors).toEqual([]);
    } finally {
      await app.close();
    }
  });

/** Charts of what a problem observes beside its coordinates: theory.spec.ts. */
const OBSERVED = ['quantities', 'phase'];

/** The palette's words for the panels. */
const TITLES: Readonly<Record<string, string>> = {
  convergence: 'one-step',
  iterates: 'iterates',
  loss: 'loss',
  landscape: 'curve of the loss',
  map: 'cobweb',
  edge: 'edge',
};
