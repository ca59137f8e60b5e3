/** Charts of many runs: groups, alignment by event, places on parallel axes. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupLooks } from '../../src-shared/charts/group-looks';
import { drawMultiples, multiplesRange, type GroupedRun } from '../../src-shared/charts/multiples';
import { APART, drawParallel, placesOf, titleLines } from '../../src-shared/charts/parallel';
import { drawScatter } from '../../src-shared/charts/scatter';
import { DARK_THEME, LIGHT_THEME } from '../../src-shared/charts/theme';
import { alignmentOf, crossingStep, eventWidth, settlingStep } from '../../src-shared/charts/alignment';
import { distinct } from '../../src-shared/compare/columns';
import { grouped } from '../../src-shared/compare/groups';
import { atOwnSteps, stepSeries } from '../../src-shared/external-run';
import { SERIES } from '../../src-shared/views';
import { samplesView } from './samples';

const values = fc.array(fc.oneof(fc.double({ min: -5, max: 5, noNaN: true }), fc.constantFrom('a', 'b', null)), {
  minLength: 1,
  maxLength: 40,
});
const run = (eta: number, series: Record<string, readonly number[]>, diverged = false): GroupedRun => ({
  id: 1,
  group: 0,
  marked: false,
  eta,
  diverged,
  series: Object.fromEntries(Object.entries(series).map(([name, list]) => [name, samplesView(name, list)])),
});

describe('groups', () => {
  test('hold every run once, equal values together, and bins hold what lies in them', () => {
    fc.assert(
      fc.property(values, (list) => {
        const { labels, of } = grouped(list, 'none');
        expect(of).toHaveLength(list.length);
        for (const group of of) expect(labels[group]).toBeDefined();
        for (const [i, a] of list.entries()) for (const [j, b] of list.entries()) if (a === b) expect(of[i]).toBe(of[j]);
      }),
    );
    fc.assert(
      fc.property(fc.uniqueArray(fc.double({ min: 0, max: 8, noNaN: true }), { minLength: 9, maxLength: 40 }), (numbers) => {
        const { of, binned, labels } = grouped(numbers, 'none');
        expect(binned).toBe(true);
        expect(labels).toHaveLength(8);
        // Bins are in the order of the numbers.
        const order = [...numbers.keys()].sort((i, j) => (numbers[i] ?? 0) - (numbers[j] ?? 0)).map((i) => of[i] ?? 0);
        expect(order).toEqual([...order].sort((a, b) => a - b));
        expect([order[0], order.at(-1)]).toEqual([0, 7]);
      }),
    );
  });
  test('differ in colour or dash, up to the number of both', () => {
    for (const theme of [LIGHT_THEME, DARK_THEME])
      for (const binned of [true, false]) {
        const labels = Array.from({ length: binned ? 8 : 24 }, (_, i) => String(i));
        const looks = groupLooks({ labels, of: [], binned }, theme).map(({ colour, dash }) => `${colour} ${dash.join()}`);
        expect(new Set(looks).size).toBe(labels.length);
      }
  });
});

describe('alignment', () => {
  test('finds the first step beyond 2/η, and none where the sharpness stays below', () => {
    expect(crossingStep(run(0.5, { [SERIES.sharpness]: [1, 3, 4, 5, 2] }))).toBe(2);
    expect(crossingStep(run(0.5, { [SERIES.sharpness]: [1, 3.9, 2] }))).toBeNull();
  });
  test('finds where a geometric sequence has fallen below a millionth: after ln 10⁻⁶ / ln q steps', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 0.8, noNaN: true }), (q) => {
        const distances = Array.from({ length: 120 }, (_, t) => q ** t);
        const exact = Math.log(1e-6) / Math.log(q);
        expect(Math.abs((settlingStep(run(1, { [SERIES.twoStep]: distances })) ?? NaN) - Math.ceil(exact))).toBeLessThanOrEqual(1);
      }),
    );
    expect(settlingStep(run(1, { [SERIES.twoStep]: [1, 0, 0, 1] }))).toBeNull();
  });
  test('puts the last step of a diverged run at zero, and scales steps to effective time', () => {
    expect(alignmentOf(run(0.5, { loss: [1, 2, 3] }, true), 'divergence')).toEqual({ zero: 2, factor: 1 });
    expect(alignmentOf(run(0.5, { loss: [1, 2, 3] }), 'divergence')).toBeNull();
    expect(alignmentOf(run(0.5, { loss: [1] }), 'effective')).toEqual({ zero: 0, factor: 0.5 });
  });
});

test('places on a parallel axis keep the order of numbers, and lie apart where there is none', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.double({ min: -5, max: 5, noNaN: true }), fc.constant(null), fc.constant(Infinity)), { minLength: 2 }),
      (list) => {
        const { places } = placesOf(list);
        for (const [i, a] of list.entries()) {
          const finite = a !== null && Number.isFinite(a);
          expect(finite ? (places[i] ?? -1) >= 0 && (places[i] ?? 2) <= 1 : places[i] === APART).toBe(true);
          for (const [j, b] of list.entries())
            if (finite && b !== null && Number.isFinite(b) && a < b) expect(places[i]).toBeLessThanOrEqual(places[j] ?? NaN);
        }
      },
    ),
  );
  expect(distinct(['b', null, 2, 'a', 1, 2])).toEqual([1, 2, 'a', 'b', null]);
  expect(placesOf(['b', 'a', 'c']).places).toEqual([0.5, 0, 1]);
  expect(placesOf(['b', null, 'c']).ticks).toEqual([
    { at: 0, text: 'b' },
    { at: 1, text: 'c' },
  ]);
  expect(placesOf([2, 2]).ticks).toEqual([{ at: 0.5, text: '2' }]);
});

test('runs that diverged do not stretch the axis of the others, are counted, and are shown when asked for or alone', () => {
  const options = { series: 'loss', title: 'loss', across: 't', alignment: 'step', logarithmic: true } as const;
  const growth = Array.from({ length: 40 }, (_, t) => 0.5 * 10 ** t);
  const settled = run(0.5, { loss: [1, 0.1, 0.01] });
  const gone = run(0.5, { loss: growth }, true);
  const limited = multiplesRange([settled, gone], options, false);
  expect(limited.beyond).toBe(1);
  expect(limited.y[1]).toBeLessThanOrEqual(10);
  expect(limited.y[1]).toBeGreaterThanOrEqual(1);
  const whole = multiplesRange([settled, gone], options, true);
  expect(whole.beyond).toBe(0);
  expect(whole.y[1]).toBeGreaterThanOrEqual(5e38);
  expect(multiplesRange([gone], options, false).y).toEqual(multiplesRange([gone], options, true).y);
  // A diverged run that stays near the others takes nothing from them.
  expect(multiplesRange([settled, run(0.5, { loss: [1, 2] }, true)], options, false).beyond).toBe(0);
});

test('titles of parallel axes leave room for the next on their line', () => {
  const titles = Array.from({ length: 9 }, (_, i) => `a rather long title ${i}`);
  for (const width of [300, 460, 900]) {
    const shown = titles.map((_, i) => titleLines(titles, i, width));
    for (const [i, lines] of shown.entries()) {
      expect(lines[1 - (i % 2)]).toBe('');
      expect((lines[i % 2] ?? '').length * 6.2).toBeLessThanOrEqual(Math.max(20, (2 * width) / titles.length));
    }
  }
  expect(titleLines(['K', 'outcome'], 1, 460)).toEqual(['', 'outcome']);
});

test('samples of an imported run with irregular steps stand at those, buckets at their first', () => {
  const imported = { versions: { engine: 'external' }, recording: { dense: 3, stride: 1 }, series: ['loss', 'step'] };
  expect(stepSeries(imported)).toBe('step');
  expect(stepSeries({ ...imported, recording: { dense: 0, stride: 10 } })).toBeNull();
  expect(stepSeries({ ...imported, versions: { engine: '1' } })).toBeNull();
  const [moved] = atOwnSteps([samplesView('loss', [3, 2, 1])], samplesView('step', [0, 5, 100]));
  expect([...(moved?.step ?? [])]).toEqual([0, 5, 100]);
  const column = (...list: number[]) => Float64Array.from(list);
  const envelope = {
    kind: 'envelope' as const,
    name: 'step',
    step: column(0, 2),
    evenMin: column(10, 30),
    evenMax: column(10, 30),
    oddMin: column(20, NaN),
    oddMax: column(20, NaN),
  };
  expect([...(atOwnSteps([{ ...envelope, name: 'loss' }], envelope)[0]?.step ?? [])]).toEqual([10, 30]);
  // An event of an envelope is known to its bucket only.
  const long = { eta: 1, diverged: false, series: { [SERIES.sharpness]: envelope } };
  expect(eventWidth(long, 'crossing')).toBe(2);
  expect(eventWidth(run(0.5, { [SERIES.sharpness]: [1, 5] }), 'crossing')).toBe(1);
  expect(eventWidth(long, 'step')).toBe(0);
});

test('a drawing says which run each line and point is, and names each group once', () => {
  const runs = Array.from({ length: 30 }, (_, i) => ({
    ...run(0.5, { loss: [1, 0.1 * (i + 1)] }),
    id: i + 1,
    group: i % 3,
    marked: i === 4,
  }));
  const looks = groupLooks({ labels: ['a', 'b', 'c'], of: [], binned: false }, LIGHT_THEME);
  const options = { series: 'loss', title: 'loss', across: 't', alignment: 'step', logarithmic: true } as const;
  const drawings = [
    drawMultiples(runs, looks, multiplesRange(runs, options, true), options, LIGHT_THEME),
    drawScatter(
      runs.map(({ id, group, marked }) => ({ id, group, marked, x: id, y: -id })),
      looks,
      { x: 'x', y: 'y' },
      true,
      LIGHT_THEME,
    ),
    drawParallel(
      runs.map((one) => ({ ...one, values: [one.id, 'p'] })),
      looks,
      ['id', 'p'],
      'missing',
      LIGHT_THEME,
    ),
  ];
  for (const { config, runs: of } of drawings) {
    const ids = config.data.datasets.flatMap((set) => of.get(set) ?? []);
    expect([...ids].sort((a, b) => a - b)).toEqual(runs.map(({ id }) => id));
    expect(config.data.datasets.flatMap(({ label }) => label || []).sort()).toEqual(['a', 'b', 'c']);
  }
});
