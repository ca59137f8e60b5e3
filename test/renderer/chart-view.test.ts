/** The visible part of a chart: zooming, its history, what is fetched for it and what its table holds. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartById } from '../../src-shared/charts/index';
import { tableOf, tableText } from '../../src-shared/charts/table';
import { LIGHT_THEME } from '../../src-shared/charts/theme';
import { SERIES } from '../../src-shared/views';
import { pannedRange, stepsOf, WHOLE_VIEW, zoomedRange } from '../../src-renderer/charts/view-window';
import { createZoom } from '../../src-renderer/charts/zoom';
import { CHART_WORDS } from '../../src-renderer/words/charts';
import { PANEL_WORDS } from '../../src-renderer/words/panels';
import { SHELL_WORDS } from '../../src-renderer/words/shell';
import { quarticTrace } from '../charts/samples';

const positive = fc.double({ min: 1e-12, max: 1e6, noNaN: true });
const range = fc.tuple(positive, fc.double({ min: 1.01, max: 100, noNaN: true })).map(([low, ratio]) => [low, low * ratio] as const);

describe('ranges', () => {
  it.each([false, true])('zooming in and out about one place gives the range back (logarithmic: %s)', (log) => {
    fc.assert(
      fc.property(range, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0.5, max: 2, noNaN: true }), (whole, at, factor) => {
        const [low, high] = zoomedRange(zoomedRange(whole, log, at, factor), log, at, 1 / factor);
        expect(low / whole[0]).toBeCloseTo(1, 6);
        expect(high / whole[1]).toBeCloseTo(1, 6);
      }),
    );
  });

  it('a logarithmic range stays positive wherever it is moved', () => {
    fc.assert(
      fc.property(range, fc.double({ min: -3, max: 3, noNaN: true }), (whole, share) => {
        const [low, high] = pannedRange(whole, true, share);
        expect(low).toBeGreaterThan(0);
        expect(high / low).toBeCloseTo(whole[1] / whole[0], 4);
      }),
    );
  });

  it('is not zoomed beyond the digits of a double', () => {
    let view: readonly [number, number] = [1, 2];
    for (let i = 0; i < 200; i++) view = zoomedRange(view, false, 0.5, 0.5);
    expect(view[1]).toBeGreaterThan(view[0]);
  });

  it('asks for the whole steps around what is visible', () => {
    expect(stepsOf(null, 1)).toBeNull();
    expect(stepsOf([-3, 7.2], 1)).toEqual([0, 8]);
    expect(stepsOf([11, 22], 1.1)).toEqual([10, 20]);
  });
});

describe('zoom history', () => {
  it('Back undoes one view at a time, a whole turn of the wheel at once, and reset can be undone', () => {
    let time = 0;
    const zoom = createZoom(() => time);
    const [a, b] = [
      { x: [1, 2] as const, y: null },
      { x: [3, 4] as const, y: null },
    ];
    zoom.show(a, null);
    for (let i = 0; i < 5; i++) {
      time += 50;
      zoom.show({ x: [2, 3 + i], y: null }, 'wheel');
    }
    time += 5_000;
    zoom.show(b, 'wheel');
    zoom.reset();
    expect(zoom.view.value).toEqual(WHOLE_VIEW);
    zoom.back();
    expect(zoom.view.value).toEqual(b);
    zoom.back();
    expect(zoom.view.value).toEqual({ x: [2, 7], y: null });
    zoom.back();
    expect(zoom.view.value).toEqual(a);
    zoom.back();
    expect([zoom.view.value, zoom.canGoBack.value]).toEqual([WHOLE_VIEW, false]);
  });
});

describe('table', () => {
  const trace = quarticTrace(1.1, 50);
  const config = chartById('convergence')!.build([trace], { xRange: null, yRange: null, cursor: null, time: 'steps' }, LIGHT_THEME);

  it('holds every visible step once, with all digits', () => {
    const table = tableOf(config, true, [10, 20]);
    expect(table.head).toEqual(['step t', 'one-step', 'two-step']);
    expect(table.rows.map(([step]) => step)).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]);
    const view = trace.series[SERIES.oneStep]!;
    expect(table.rows[0]?.[1]).toBe(view.kind === 'samples' ? view.value[10] : null);
  });

  it('as text has one line a row', () => {
    expect(tableText(tableOf(config, true, null)).split('\n')).toHaveLength(52);
  });
});

it('no two files of words claim the same section', () => {
  const sections = [SHELL_WORDS, PANEL_WORDS, CHART_WORDS].flatMap((words) => Object.keys(words));
  expect(new Set(sections).size).toBe(sections.length);
});
