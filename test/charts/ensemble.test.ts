/** Bands of an ensemble: quantiles of geometric decays are known in closed form. */
import { expect, it } from 'vitest';
import { describeEnsemble, ensembleChart, runsText } from '../../src-shared/charts/ensemble';
import { LIGHT_THEME } from '../../src-shared/charts/theme';
import { ENSEMBLE_QUANTILES, type EnsembleView } from '../../src-shared/sweep-views';
import { drawn, labelled, scaleOf } from './drawn';
import { drawPicture } from './raster-drawn';
import { diagramSpec } from './raster-samples';

const steps = Float64Array.from({ length: 50 }, (_, i) => i);
/** Start 10^q at quantile q, shrinking by ½ a step; the last ten steps have too few runs left. */
const bands = (quantity: 'loss' | 'one-step' | 'two-step') => ({
  quantity,
  quantiles: ENSEMBLE_QUANTILES.map((q) => steps.map((step) => (step < 40 ? 10 ** q * 0.5 ** step : Number.NaN))),
});
const VIEW: EnsembleView = {
  steps,
  bands: [bands('loss'), bands('one-step'), bands('two-step')],
  left: steps.map((step) => (step < 10 ? 64 : 60)),
  runs: 64,
  classes: { 'period-2': 60, diverged: 4 },
};

it('one-step is blue, two-step vermillion, each with its median', () => {
  const config = ensembleChart(VIEW, 'distances', 'Quartic', LIGHT_THEME);
  const medians = labelled(config) as unknown as { label: string; borderColor: string; data: unknown[] }[];
  expect(medians.map(({ label, borderColor }) => [label.slice(0, 8), borderColor])).toEqual([
    ['two-step', '#d55e00'],
    ['one-step', '#0072b2'],
  ]);
  expect(medians[0]?.data).toHaveLength(40);
  expect(scaleOf(config, 'y').type).toBe('logarithmic');
});

it('the wide band holds the narrow one, and that the median, at every step', () => {
  const [median, high, low, top, bottom] = drawn(ensembleChart(VIEW, 'loss', 'Quartic', LIGHT_THEME)).map(({ data }) => data);
  for (let i = 0; i < 40; i++) {
    const values = [bottom, low, median, high, top].map((data) => data![i]!.y);
    expect([...values].sort((a, b) => a - b)).toEqual(values);
  }
});

it('is drawn, and its bands have room', () => {
  const picture = drawPicture(ensembleChart(VIEW, 'distances', 'Quartic', LIGHT_THEME));
  expect(picture.count('#0072b2') + picture.count('#d55e00')).toBeGreaterThan(100);
});

it('divergent runs are counted', () => {
  expect(runsText(VIEW)).toBe('64 runs: 60 left at the last step, 4 diverged');
  const words = describeEnsemble(VIEW, diagramSpec());
  expect(words).toContain('60 period-2, 4 diverged');
  expect(words).toContain('The median loss goes from 3.162');
});
