/** One cell of a map looked at closely: its class computed again, and beside it the judgement a run of the cell gets. */
import { type Answer, accept } from '../../src-shared/answer';
import { CELL_CLASSES, type SweepSpec } from '../../src-shared/sweep';
import type { CellView } from '../../src-shared/sweep-views';
import { cellExperiment } from '../../src-shared/sweep-cell';
import { analyseRun } from '../analysis';
import { simulate } from '../engine/simulate';
import { checkExperiment } from '../experiment/check-experiment';
import { axesOf, valueAt } from './axes';
import { stopped } from './diagram';
import { type BlockHost, placesOutcomes } from './outcome-map';
import { placeInSweep } from './inspect-place';
import type { Swept } from './swept';

/**
 * The cell (column, row) of an outcome map (row 0 where a sweep has one axis or none: then `y` is NaN). `orbit` and `multiplier` (of largest
 * modulus; null where complex or unknown) are those the run settles on, η and K means over the schedule. Refused: what the check of
 * the cell's experiment refuses, `stopped`.
 */
export function inspectCell(swept: Swept, spec: SweepSpec, column: number, row: number, host: BlockHost): Answer<CellView> {
  const place = placeInSweep(spec, column, row);
  if (!place.ok) return place;
  const experiment = cellExperiment(spec, column, row);
  const ready = checkExperiment(experiment);
  if (!ready.ok) return ready;
  const proceed = () => host.control() !== 'stop';
  const found = placesOutcomes(swept, [place.value], experiment.steps, proceed);
  if (found === null) return stopped();
  const { loss, etas, start, recording, etaC } = ready.value;
  const { steps, divergenceBound } = experiment;
  const record = simulate(
    { loss, etas, start, steps, divergenceBound, recording },
    { control: () => host.control(), progress: (step, value) => host.progress(step, steps, value), samples: () => undefined },
  );
  const analysis = analyseRun(loss, record, () => !proceed());
  if (!proceed()) return stopped();
  const [first, second] = axesOf(spec.shape);
  const eta = etas.reduce((sum, value) => sum + value, 0) / etas.length;
  const top = analysis.settled?.multipliers[0];
  return accept({
    class: CELL_CLASSES[found.class[0]!]!,
    period: found.period[0]! || null,
    steps: found.steps[0]!,
    x: first ? valueAt(spec.shape, first, place.value) : column,
    y: second ? valueAt(spec.shape, second, place.value) : NaN,
    eta,
    K: eta / etaC,
    outcome: analysis.outcome,
    orbit: analysis.settled?.points ?? [],
    multiplier: top && top.im === 0 ? top.re : null,
  });
}
