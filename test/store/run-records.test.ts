import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RunRecord, RunView } from '../../src-shared/views';
import { queriedProject, RUNS } from './queried-project';
import { newRun, valueOf } from './samples';

const { store } = queriedProject();

/** A run read by itself, without what a record leaves out. */
function recordOf({ experiment: _definition, recording: _recording, analysis: _analysis, ...record }: RunView): RunRecord {
  return record;
}

test('records of any runs are those of each run by itself, in the order asked for', () => {
  const ids = fc.uniqueArray(fc.integer({ min: 1, max: RUNS + 5 }), { maxLength: 40 });
  fc.assert(
    fc.property(ids, (asked) => {
      const there = asked.filter((id) => id <= RUNS);
      expect(valueOf(store.runRecords(asked))).toEqual(there.map((id) => recordOf(valueOf(store.run(id)))));
    }),
    { numRuns: 30 },
  );
});

test('what runs hold is what is found in each', () => {
  const ids = fc.uniqueArray(fc.integer({ min: 1, max: RUNS }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(ids, (asked) => {
      const records = valueOf(store.runRecords(asked));
      const keys = (of: (record: RunRecord) => Iterable<string>) => new Set(records.flatMap((record) => [...of(record)]));
      const held = store.runsHold(asked);
      expect(new Set(held.params)).toEqual(keys((run) => Object.keys(run.params)));
      expect(new Set(held.metrics)).toEqual(keys((run) => Object.keys(run.metrics)));
      expect(new Set(held.versions)).toEqual(keys((run) => Object.keys(run.versions)));
      expect(new Set(held.series)).toEqual(keys((run) => run.series));
      expect(held.samples).toBe(records.reduce((sum, run) => sum + run.samples, 0));
    }),
    { numRuns: 30 },
  );
});

test('a record has a long formula whole, the history a part of it', () => {
  const formula = Array.from({ length: 60 }, (_, k) => `${k + 1}*x^2`).join(' + ');
  const { experiment } = newRun({});
  const problem = { id: 'formula', params: { formula, variables: 'x' } };
  const id = store.addRun(newRun({ experiment: { ...experiment, problem } }));
  expect(valueOf(store.runRecords([id]))[0]?.params['problem.params.formula']).toBe(formula);
  const listed = store.runs({ sort: [], filter: `id:${id}`, trash: false, offset: 0, limit: 1 }).rows[0];
  expect(listed?.params['problem.params.formula']).toBe(formula.slice(0, 200));
});
