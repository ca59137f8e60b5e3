/** Kinds about the loss and its derivatives at a point, and the critical step size that follows from the start alone. */
import { effectiveCurvature, type SegmentWeight } from '../../src-worker/analysis/edge-coupling';
import { hessianEigenvalues, keptEigenvalues } from '../../src-worker/analysis/hessian-spectrum';
import { flipAt } from '../../src-worker/analysis/flip';
import { rootInK } from '../../src-worker/analysis/thresholds';
import { sharpnessAt } from '../../src-worker/analysis/minima';
import { boundProblem, existing, mapOf, minimumOf } from './bound-problem';
import { numberArg, textArg } from './case';
import { startOf } from './case-problem';
import type { Answerer } from './orbit-kinds';
import { normalFlip } from './successor-kinds';

export const POINT_KINDS: Readonly<Record<string, Answerer>> = {
  flip_coefficient: (one) => {
    if (one.args['direction'] === 'normal') return normalFlip(one);
    if (one.args['direction'] !== undefined) throw new Error(`direction ${String(one.args['direction'])} is not known`);
    const { loss } = boundProblem(one);
    return existing(flipAt(loss, minimumOf(one, loss)).c, 'a flip coefficient');
  },
  third_order_condition: (one) => {
    const { loss } = boundProblem(one);
    const minimum = minimumOf(one, loss);
    const condition = existing(flipAt(loss, minimum).condition, 'a condition');
    // In one variable the program states 3f'''² − f''f''''; the case asks for it divided by f''.
    return loss.dimension === 1 ? condition / minimum.sharpness : condition;
  },
  loss_value: (one) => {
    const { loss, coordinates } = boundProblem(one);
    return loss.value(startOf(one, coordinates));
  },
  gradient_value: (one) => {
    const { loss, coordinates } = boundProblem(one);
    const gradient = new Float64Array(loss.dimension);
    loss.gradient(startOf(one, coordinates), gradient);
    return Array.from(gradient);
  },
  hessian_eigenvalues: (one) => {
    const { loss, coordinates } = boundProblem(one);
    const values = existing(hessianEigenvalues(loss, startOf(one, coordinates)), 'a finite Hessian');
    return keptEigenvalues(values, textArg(one, 'keep') as 'nonzero' | 'distinct');
  },
  effective_curvature: (one) => {
    const { loss, coordinates } = boundProblem(one);
    const map = mapOf(one, loss);
    const x = startOf(one, coordinates);
    map.advance(x, numberArg(one, 'step'));
    const next = x.slice();
    map.advance(next, 1);
    const step = next.map((value, i) => value - x[i]!);
    return effectiveCurvature(loss, x, step, textArg(one, 'weight') as SegmentWeight).value;
  },
  sharpness: (one) => {
    const { loss, coordinates } = boundProblem(one);
    if (textArg(one, 'at') === 'flattest-minimiser') return minimumOf(one, loss).sharpness;
    return sharpnessAt(loss, startOf(one, coordinates));
  },
  /** The learning rate where the start lies on the invariant ellipse Q = 0, at most 2/μ (1/μ for convergence). */
  critical_step_size: (one) => {
    const { coordinates } = boundProblem(one);
    const mu = one.problem.params['mu'];
    if (one.problem.id !== 'xy' || typeof mu !== 'number') throw new Error('defined for xy');
    const [x = NaN, y = NaN] = startOf(one, coordinates);
    const limit = (textArg(one, 'for') === 'convergence' ? 1 : 2) / mu;
    const scaled = (eta: number) => eta * (x * x + y * y) - eta * eta * mu * x * y - 4 + (eta * mu) ** 2;
    return rootInK(1e-12, limit, scaled) ?? limit;
  },
};
