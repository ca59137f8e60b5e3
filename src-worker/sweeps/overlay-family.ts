/** The map along the axis of a diagram, at any value: what theory drawn over it follows. */
import { type Answer, accept, refuse } from '../../src-shared/answer';
import type { Axis, SweepSpec } from '../../src-shared/sweep';
import { withQuantity } from '../../src-shared/sweep-cell';
import { etaFamily, type Family } from '../analysis/continuation';
import { createMap, type GradientMap } from '../analysis/map';
import { referenceMinimum } from '../analysis/minima';
import type { Loss, Problem } from '../engine/problem';
import { checkParams } from '../experiment/check-params';
import { startOf } from '../experiment/start-of';
import { ratesOf } from './rates';
import { thresholdOf } from './threshold';

/** One value of the axis: its loss, learning rate and start. */
export interface Member {
  readonly loss: Loss;
  readonly eta: number;
  readonly start: Float64Array;
}

export interface AxisFamily {
  readonly family: Family;
  /** Value followed = axis value × unit (η_c where the axis is K). */
  readonly unit: number;
  /** Null where the problem takes no such value, or no learning rate comes of it. */
  memberAt(value: number): Member | null;
  /** True if the loss is the same everywhere: the axis is a learning rate. */
  readonly oneLoss: boolean;
}

/** Share of |λ| (at least of 1e-3) for the central difference that steers Newton's steps in λ. */
const NODE_SHARE = 1e-5;
const KEPT = 64;

/** The family of an axis over a learning rate or a parameter at one constant learning rate; refuses starts and schedules. */
export function familyOf({ experiment }: SweepSpec, problem: Problem, axis: Axis): Answer<AxisFamily> {
  const { quantity } = axis;
  if (quantity.startsWith('start:'))
    return refuse('overlay-start', '', 'An axis of starts has no branches to draw.', 'Sweep η, K or a parameter.');
  if (experiment.rule.kind === 'step-schedule')
    return refuse('overlay-schedule', '', 'No branches are followed for a schedule of learning rates.', 'Choose plain gradient descent.');
  return quantity.startsWith('param:') ? parameterFamily(experiment, problem, axis) : rateFamily(experiment, problem, quantity === 'K');
}

function rateFamily(experiment: SweepSpec['experiment'], problem: Problem, inThresholds: boolean): Answer<AxisFamily> {
  const bound = problem.bind(experiment.problem.params);
  if (!bound.ok) return bound;
  const loss = bound.value;
  const start = startOf(experiment, loss);
  const etaC = referenceMinimum(loss, start)?.etaC ?? NaN;
  return accept({
    family: etaFamily(loss),
    unit: inThresholds ? etaC : 1,
    memberAt: (eta) => (eta > 0 ? { loss, eta, start } : null),
    oneLoss: true,
  });
}

function parameterFamily(experiment: SweepSpec['experiment'], problem: Problem, axis: Axis): Answer<AxisFamily> {
  const numeric = Object.entries(experiment.problem.params).flatMap(([name, value]) => (typeof value === 'number' ? [name] : []));
  const rates = ratesOf(experiment.rule, numeric);
  if (!rates.ok) return rates;
  const known = new Map<number, Member | null>();
  const memberAt = (value: number): Member | null => {
    const found = known.get(value);
    if (found !== undefined) return found;
    if (known.size >= KEPT) known.clear();
    const here = withQuantity(experiment, axis, value);
    const { params } = here.problem;
    const bound = checkParams(problem.info, params).ok ? problem.bind(params) : null;
    let member: Member | null = null;
    if (bound?.ok) {
      const loss = bound.value;
      const start = startOf(here, loss);
      const numbers = Object.fromEntries(Object.entries(params).filter((entry): entry is [string, number] => typeof entry[1] === 'number'));
      const [eta] = rates.value.at(rates.value.usesThreshold ? thresholdOf(loss)(start) : NaN, numbers);
      if (eta !== undefined && eta > 0) member = { loss, eta, start };
    }
    known.set(value, member);
    return member;
  };
  const dimension = memberAt((axis.from + axis.to) / 2)?.loss.dimension ?? problem.info.dimension;
  return accept({ family: numericalFamily(memberAt, dimension), unit: 1, memberAt, oneLoss: false });
}

/** The Jacobian is exact; the derivative in λ is a central difference, which steers the steps only. */
function numericalFamily(memberAt: AxisFamily['memberAt'], dimension: number): Family {
  const mapAt = (value: number): GradientMap | null => {
    const member = memberAt(value);
    return member && member.loss.dimension === dimension ? createMap(member.loss, [member.eta]) : null;
  };
  return {
    dimension,
    mapAt,
    linearise(x, value, count, jacobian, byValue) {
      const h = NODE_SHARE * Math.max(Math.abs(value), 1e-3);
      const [below, here, above] = [mapAt(value - h), mapAt(value), mapAt(value + h)];
      if (here === null) return false;
      const [low, high] = [x.slice(), x.slice()];
      below?.advance(low, count);
      above?.advance(high, count);
      // At the edge of the values the problem takes one side is missing.
      const distance = (below ? h : 0) + (above ? h : 0);
      const sides = [below ? low : null, above ? high : null] as const;
      here.linearise(x, count, jacobian);
      for (let i = 0; i < dimension; i++) byValue[i] = distance > 0 ? ((sides[1] ?? x)[i]! - (sides[0] ?? x)[i]!) / distance : 0;
      return true;
    },
  };
}
