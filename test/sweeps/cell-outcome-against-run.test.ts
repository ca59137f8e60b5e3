/** A cell and the run of its experiment never contradict each other: one outcome, or one of the two leaves it open. */
import { describe, expect, it } from 'vitest';
import { CELL_CLASSES, OUTCOME_OF_CLASS, type SweepSpec } from '../../src-shared/sweep';
import { cellExperiment } from '../../src-shared/sweep-cell';
import { analyseRun } from '../../src-worker/analysis';
import { stream } from '../../src-worker/engine/random';
import { simulate } from '../../src-worker/engine/simulate';
import { checkExperiment } from '../../src-worker/experiment/check-experiment';
import { problemById } from '../../src-worker/problems';
import { placesOutcomes } from '../../src-worker/sweeps/outcome-map';
import { sweptOf } from '../../src-worker/sweeps/swept';
import { axis, experimentOf, map } from './specs';

const size = { columns: 400, rows: 400 };
const fixed = (text: string, unit: 'eta' | 'etaC' = 'eta') => ({ kind: 'gradient-descent' as const, learningRate: { text, unit } });

function defaults(id: string) {
  return Object.fromEntries(problemById(id)!.info.parameters.map((parameter) => [parameter.id, parameter.default]));
}

const MAPS: Readonly<Record<string, SweepSpec>> = {
  quartic: map(axis('K', 0.6, 2.1), axis('start:0', 0.05, 1.8), experimentOf('quartic', { mu: 1 }), size),
  'quartic over mu': map(axis('param:mu', 0.5, 2), axis('eta', 0.2, 1.4), experimentOf('quartic', { mu: 1 }), size),
  sine: map(axis('eta', 0.8, 2.6), axis('start:0', -3, 0), experimentOf('sine', {}), size),
  'xy by start': map(
    axis('start:0', -4, 4),
    axis('start:1', -4, 4),
    experimentOf('xy', { mu: 1 }, { start: [1, 1], rule: fixed('0.3') }),
    size,
  ),
  'xy beyond the edge': map(axis('K', 0.8, 1.6), axis('start:0', 0.1, 2), experimentOf('xy', { mu: 1 }, { start: [1, 0.8] }), size),
  'cubic map': map(axis('param:a', 0.6, 2), axis('start:0', -0.9, 1.9), experimentOf('cubic-map', { a: 1 }, { rule: fixed('1') }), size),
  'four scalars': map(
    axis('eta', 0.02, 0.6),
    axis('start:0', 0.3, 2.5),
    experimentOf('four-scalar', defaults('four-scalar'), { start: [1, 0.3, 1.2, 0.5] }),
    size,
  ),
  'product loss': map(
    axis('eta', 0.05, 1.5),
    axis('start:0', 0.2, 4),
    experimentOf('product-loss', defaults('product-loss'), { start: [1, 0.5] }),
    size,
  ),
  'typed, two variables': map(
    axis('K', 0.6, 1.5),
    axis('start:0', -2, 2),
    experimentOf('formula', { formula: '(x^2+y^2-1)^2/4+(x-y)^2/8', variables: 'x, y' }, { start: [0.5, 0.3] }),
    size,
  ),
  'typed, a manifold': map(
    axis('eta', 0.05, 1.2),
    axis('start:0', 0.2, 3),
    experimentOf('formula', { formula: '(x*y-1)^2/2', variables: 'x, y' }, { start: [0.5, 0.9] }),
    size,
  ),
  subcritical: map(axis('K', 0.5, 1.1), axis('start:0', -1, 1), experimentOf('formula', { formula: 'x^2+x^4', variables: 'x' }), size),
  schedule: map(
    axis('start:0', -2, 2),
    axis('param:mu', 0.5, 1.5),
    experimentOf(
      'quartic',
      { mu: 1 },
      {
        rule: {
          kind: 'step-schedule',
          learningRates: [
            { text: '0.4', unit: 'eta' },
            { text: '1.3', unit: 'eta' },
            { text: '0.9', unit: 'eta' },
          ],
        },
      },
    ),
    size,
  ),
};
const CELLS = Number(process.env['CELLS'] ?? 24);
const never = () => false;

describe('a cell and its run', () => {
  for (const [name, spec] of Object.entries(MAPS))
    it(`do not contradict each other: ${name}`, () => {
      const swept = sweptOf(spec);
      if (!swept.ok) throw new Error(swept.refusal.what);
      const { uniform } = stream(7, name.length);
      const places = Array.from({ length: CELLS }, () => ({
        column: Math.floor(400 * uniform()),
        row: Math.floor(400 * uniform()),
        part: 0.5,
      }));
      const found = placesOutcomes(swept.value, places, spec.experiment.steps, () => true)!;
      const contradictions: string[] = [];
      const open = { cell: 0, run: 0, both: 0 };
      let decided = 0;
      places.forEach((place, i) => {
        const experiment = cellExperiment(spec, place.column, place.row);
        const ready = checkExperiment(experiment);
        const is = CELL_CLASSES[found.class[i]!]!;
        if (!ready.ok) {
          expect(['undetermined', 'diverged']).toContain(is);
          return;
        }
        const record = simulate(
          { ...ready.value, steps: experiment.steps, divergenceBound: experiment.divergenceBound },
          { control: () => 'run', progress: () => undefined, samples: () => undefined },
        );
        const { outcome } = analyseRun(ready.value.loss, record, never);
        const cell = OUTCOME_OF_CLASS[is];
        if (cell === 'undetermined' || outcome.kind === 'undetermined') {
          open[cell === outcome.kind ? 'both' : cell === 'undetermined' ? 'cell' : 'run']++;
          return;
        }
        decided++;
        const cycle = ready.value.etas.length;
        const samePeriod = cell !== 'period-p' || found.period[i] === (outcome.period ?? 0) * cycle;
        // Where one unit in the last place of the start decides, either answer is right.
        if ((cell !== outcome.kind || !samePeriod) && outcome.evidence.robust !== false)
          contradictions.push(
            `${place.column},${place.row}: ${is} ${found.period[i]} against ${outcome.kind} ${outcome.period} ${outcome.evidence.code}`,
          );
      });
      if (process.env['CELLS']) console.log(name, { decided, ...open, contradictions });
      expect(contradictions).toEqual([]);
      expect(open.cell).toBeLessThanOrEqual(CELLS / 4);
      expect(decided).toBeGreaterThan(CELLS / 2);
    });
});
