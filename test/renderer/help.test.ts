import katex from 'katex';
import { describe, expect, test } from 'vitest';
import { TOPICS, topicById, topicOfChart } from '../../src-renderer/help/topics';
import { placeBeside, TOUR_STEPS } from '../../src-renderer/tour/anchor';
import { PANELS, chartOf } from '../../src-renderer/workspace/panels';
import fc from 'fast-check';

describe('the help', () => {
  test('has formulas that can be set', () => {
    for (const { id, formulas } of TOPICS)
      for (const formula of formulas) expect(() => katex.renderToString(formula, { throwOnError: true }), id).not.toThrow();
  });

  test('explains every chart by its own topic', () => {
    const charts = PANELS.filter((panel) => panel !== 'sweeps').flatMap((panel) =>
      [1, 2, 3].map((dimension) => chartOf(panel, { dimension, coordinates: ['x'] })),
    );
    for (const chart of charts) expect(topicOfChart(chart)).toBe(chart);
    expect(topicById(topicOfChart('quantities:s1(Y),s2(Y)'))?.kind).toBe('charts');
  });
});

describe('the card of the tour', () => {
  const size = fc.record({ width: fc.integer({ min: 800, max: 4000 }), height: fc.integer({ min: 500, max: 3000 }) });
  test('stands inside the window, wherever its control is', () => {
    fc.assert(
      fc.property(size, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 }), (window, parts) => {
        const [x = 0, y = 0, w = 0, h = 0] = parts;
        const control = {
          left: x * window.width,
          top: y * window.height,
          width: w * window.width * (1 - x),
          height: h * window.height * (1 - y),
        };
        const card = { width: 340, height: 180 };
        const { left, top } = placeBeside(control, card, window);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(top).toBeGreaterThanOrEqual(0);
        expect(left + card.width).toBeLessThanOrEqual(window.width);
        expect(top + card.height).toBeLessThanOrEqual(window.height);
      }),
    );
  });
  test('leaves a small control free', () => {
    const control = { left: 1000, top: 10, width: 80, height: 26 };
    expect(placeBeside(control, { width: 340, height: 180 }, { width: 1440, height: 900 })).toEqual({ left: 1000, top: 48 });
    expect(TOUR_STEPS.length).toBeGreaterThanOrEqual(5);
  });
});
