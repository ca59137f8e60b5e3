/** A cell of a sweep as an experiment of its own: what `open this cell as a run` runs, and what the cell's result must agree with. */
import type { Experiment, Rule } from './spec';
import { type Axis, axisValue, type SweepSpec } from './sweep';

/**
 * The experiment of cell (column, row); row is 0 for shapes with one axis. `part`: place inside a column of a diagram that holds
 * several parameter values. Diagrams run `transient + kept` steps. A carried seeding starts elsewhere than this experiment does.
 */
export function cellExperiment({ experiment, shape }: SweepSpec, column: number, row: number, part = 0.5): Experiment {
  switch (shape.kind) {
    case 'orbit-diagram': {
      const steps = Math.max(1, shape.transient + shape.kept);
      return { ...withQuantity(experiment, shape.axis, axisValue(shape.axis, column, shape.columns, part)), steps };
    }
    case 'outcome-map':
      return withQuantity(
        withQuantity(experiment, shape.x, axisValue(shape.x, column, shape.columns)),
        shape.y,
        axisValue(shape.y, row, shape.rows),
      );
    case 'ensemble':
      return { ...experiment, seed: (experiment.seed + column) % 2 ** 32 };
  }
}

/** The experiment with the axis' quantity set to `value`. A start that is empty (the problem's own) cannot be varied: see sweepCheck. */
export function withQuantity(experiment: Experiment, { quantity }: Pick<Axis, 'quantity'>, value: number): Experiment {
  if (quantity === 'eta' || quantity === 'K') return { ...experiment, rule: ruleAt(quantity, value) };
  const [kind, name] = [quantity.slice(0, quantity.indexOf(':')), quantity.slice(quantity.indexOf(':') + 1)];
  if (kind === 'start') return { ...experiment, start: experiment.start.map((coordinate, i) => (i === Number(name) ? value : coordinate)) };
  const { problem } = experiment;
  return { ...experiment, problem: { ...problem, params: { ...problem.params, [name]: value } } };
}

/** The number's shortest text reads back as the same double. */
function ruleAt(unit: 'eta' | 'K', value: number): Rule {
  return { kind: 'gradient-descent', learningRate: { text: String(value), unit: unit === 'K' ? 'etaC' : 'eta' } };
}
