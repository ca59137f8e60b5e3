/** Comparing runs: tolerance, what differs, differences from the baseline. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deltaOf, metricColumns, specificationColumns, type ComparedRun } from '../../src-shared/compare/run-table';
import { specificationOf, type Entry } from '../../src-shared/compare/specification';
import { comparisonCells, csvOf, markdownOf } from '../../src-shared/compare/table-text';
import { anyDiffer, EXACT, sameEntry, sameNumber } from '../../src-shared/compare/tolerance';
import type { Experiment } from '../../src-shared/spec';

const experiment: Experiment = {
  version: 1,
  problem: { id: 'quartic', params: { mu: 2, formula: 'x^4', A: [1, 2], long: Array.from({ length: 20 }, (_, i) => i) } },
  start: [0.9, -0.1],
  startNoise: 0,
  seed: 7,
  rule: { kind: 'gradient-descent', learningRate: { text: '1.05', unit: 'etaC' } },
  steps: 100,
  divergenceBound: 1e6,
};
const run = (id: number, changed: Partial<Experiment>, metrics: Record<string, number> = {}): ComparedRun => ({
  id,
  title: '',
  status: 'finished',
  outcome: 'converged',
  period: 1,
  tags: [],
  series: [],
  samples: 0,
  metrics,
  specification: specificationOf({ ...experiment, ...changed }),
});
const tolerances = fc.record({
  relative: fc.double({ min: 0, max: 0.5, noNaN: true }),
  absolute: fc.double({ min: 0, max: 1, noNaN: true }),
});
const entries = fc.option(
  fc.record({
    value: fc.oneof(
      fc.double({ min: -10, max: 10 }),
      fc.constantFrom(Infinity, -Infinity, NaN, 'a', 'b'),
      fc.array(fc.double({ min: 0, max: 2 }), { maxLength: 3 }),
    ),
    unit: fc.constantFrom('', '', '', 'η_c'),
  }),
  { freq: 8 },
);

describe('the tolerance', () => {
  test('is symmetric and reflexive, and a wider one takes no sameness away', () => {
    fc.assert(
      fc.property(fc.double(), fc.double(), tolerances, (a, b, tolerance) => {
        expect(sameNumber(a, a, EXACT)).toBe(true);
        expect(sameNumber(a, b, tolerance)).toBe(sameNumber(b, a, tolerance));
        if (sameNumber(a, b, EXACT)) expect(sameNumber(a, b, tolerance)).toBe(true);
      }),
    );
  });
  test('of many values is that of their worst pair', () => {
    fc.assert(
      fc.property(fc.array(entries, { maxLength: 8 }), tolerances, (values: readonly (Entry | null)[], tolerance) => {
        const worst = values.some((a) => values.some((b) => !sameEntry(a, b, tolerance)));
        expect(anyDiffer(values, tolerance)).toBe(worst);
      }),
      { numRuns: 2_000 },
    );
  });
  test('never takes one unit for another', () => {
    expect(sameEntry({ value: 1, unit: 'η' }, { value: 1, unit: 'η_c' }, { relative: 1, absolute: 1 })).toBe(false);
  });
});

describe('what differs', () => {
  test('is named by its path, nested parameters and lists included', () => {
    const runs = [run(1, {}), run(2, { problem: { id: 'quartic', params: { ...experiment.problem.params, mu: 3 } }, start: [0.9, -0.2] })];
    expect(specificationColumns(runs, false, EXACT)).toEqual(['problem.params.mu', 'start.1']);
    expect(specificationColumns(runs, true, EXACT)).toHaveLength(14);
  });
  test('is a parameter one run lacks, and the unit of the learning rate', () => {
    const { mu: _, ...params } = experiment.problem.params;
    const rule: Experiment['rule'] = { kind: 'gradient-descent', learningRate: { text: '1.05', unit: 'eta' } };
    const runs = [run(1, {}), run(2, { problem: { id: 'quartic', params }, rule })];
    expect(specificationColumns(runs, false, EXACT)).toEqual(['problem.params.mu', 'rule.learningRate']);
  });
  test('is exactly what was changed', () => {
    fc.assert(
      fc.property(fc.subarray(['seed', 'steps', 'startNoise', 'divergenceBound'] as const), fc.integer({ min: 2, max: 30 }), (keys, n) => {
        const runs = Array.from({ length: n }, (_, i) => run(i, Object.fromEntries(keys.map((key) => [key, 1_000 + i]))));
        expect([...specificationColumns(runs, false, EXACT)].sort()).toEqual([...keys].sort());
        // Within a relative tolerance of 30/1000 none of them differs.
        expect(specificationColumns(runs, false, { relative: 0.03, absolute: 0 })).toEqual([]);
      }),
    );
  });
});

describe('the baseline', () => {
  test('gives back the value by difference and by ratio', () => {
    const numbers = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(numbers, numbers, (value, base) => {
        const delta = deltaOf(value, base);
        expect(base + (delta?.difference ?? NaN)).toBeCloseTo(value, 9);
        expect(base * (delta?.ratio ?? NaN)).toBeCloseTo(value, 9);
      }),
    );
  });
  test('gives nothing where a value is missing, and no ratio to zero', () => {
    expect(deltaOf(undefined, 1)).toBeNull();
    expect(deltaOf(1, undefined)).toBeNull();
    expect(deltaOf(2, 0)).toEqual({ difference: 2, ratio: null });
  });
});

test('the table holds every digit as CSV, and escapes what would break a row of Markdown', () => {
  const runs = [{ ...run(1, {}, { K: 0.1 + 0.2 }), title: 'a|b, "c"' }, run(2, { seed: 8 }, {})];
  const cells = comparisonCells({ runs, specification: ['seed'], metrics: metricColumns(runs), baseline: runs[0] ?? null });
  expect(cells[0]).toEqual(['run', 'title', 'outcome', 'seed', 'K', 'K difference', 'K ratio']);
  expect(csvOf(cells).split('\n')[1]).toBe('1,"a|b, ""c""",converged,7,0.30000000000000004,0,1');
  expect(cells[2]).toEqual(['2', '', 'converged', '8', '', '', '']);
  expect(markdownOf(cells).split('\n')[2]).toContain('| a\\|b, "c" |');
});
