import { beforeAll, describe, expect, test } from 'vitest';
import { aggregate } from '../../src-main/store/run-groups';
import { queriedProject, type Known } from './queried-project';
import { valueOf } from './samples';

const { store, all: allRuns } = queriedProject();
let all: readonly Known[] = [];
beforeAll(() => void (all = allRuns()), 120_000);

describe('groups', () => {
  /** Type 7 of Hyndman and Fan (1996): linear between order statistics at (n − 1)p. */
  function quantile(values: readonly number[], p: number): number {
    const sorted = [...values].sort((a, b) => a - b);
    const h = (sorted.length - 1) * p;
    const [below, above] = [sorted[Math.floor(h)]!, sorted[Math.ceil(h)]!];
    return below + (h - Math.floor(h)) * (above - below);
  }

  test.each(['problem', 'tag', 'status', 'outcome', 'seed', 'mu', 'created', 'param:start.0'])(
    'by %s: counts and aggregates of all runs',
    (by) => {
      const filter = 'K>0.3';
      const groups = valueOf(store.runGroups(filter, by, null));
      const runs = all.filter((run) => run.metrics['K']! > 0.3);
      const valuesOf = (run: Known): readonly (string | number | null)[] => {
        if (by === 'tag') return run.tags.length > 0 ? run.tags : [null];
        if (by === 'outcome') return [run.outcome === 'period-p' ? `period-${run.period}` : run.outcome];
        if (by === 'created') return [run.created.slice(0, 10)];
        const path = { seed: 'seed', mu: 'problem.params.mu', 'param:start.0': 'start.0' }[by];
        return [path === undefined ? run[by as 'problem' | 'status'] : (run.params[path] ?? null)];
      };
      const expected = new Set(runs.flatMap(valuesOf));
      expect(new Set(groups.map((group) => group.value))).toEqual(expected);
      for (const group of groups) {
        const members = runs.filter((run) => valuesOf(run).includes(group.value));
        const diverged = members.filter((run) => run.outcome === 'diverged');
        const stopped = members.filter((run) => run.outcome !== 'diverged' && run.status === 'stopped');
        expect(group).toMatchObject({ runs: members.length, diverged: diverged.length, stopped: stopped.length });
        const counted = members.filter((run) => run.status === 'finished' && run.outcome !== 'diverged');
        for (const key of ['K', 'twoStepRate', 'gap', 'finalLoss']) {
          const values = counted.flatMap((run) => run.metrics[key] ?? []);
          const found = group.metrics[key];
          expect(found?.n ?? 0).toBe(values.length);
          if (!found) continue;
          expect(found.mean).toBeCloseTo(values.reduce((sum, value) => sum + value, 0) / values.length, 12);
          for (const [name, p] of [
            ['low', 0],
            ['q25', 0.25],
            ['median', 0.5],
            ['q75', 0.75],
            ['high', 1],
          ] as const)
            expect(found[name], `${key} ${name}`).toBeCloseTo(quantile(values, p), 12);
        }
      }
    },
  );

  test('aggregates do not overflow and are of one value that value', () => {
    expect(aggregate([1e308, 1e308, 1e308])).toMatchObject({ n: 3, median: 1e308, low: 1e308, high: 1e308 });
    expect(aggregate([1e308, 1e308]).mean).toBeCloseTo(1e308, -295);
    expect(aggregate([-1.7e308, 1.7e308]).median).toBe(0);
    expect(aggregate([0.3])).toEqual({ n: 1, mean: 0.3, median: 0.3, q25: 0.3, q75: 0.3, low: 0.3, high: 0.3 });
  });
});
