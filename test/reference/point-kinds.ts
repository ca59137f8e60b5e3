/** Kinds about the loss and its derivatives at a point, and the critical step size that follows from the start alone. */
import { flipAt } from '../../src-worker/analysis/flip';
import { rootInK } from '../../src-worker/analysis/thresholds';
import { firstDerivative } from '../../src-worker/analysis/critical-point';
import { denseHessian } from '../../src-worker/engine/sharpness';
import { symmetricEigenvalues } from '../../src-worker/engine/symmetric-eigen';
import { boundProblem, existing, minimumOf } from './bound-problem';
import { etaOf, numberArg, startOf, textArg } from './case';
import type { Answerer } from './orbit-kinds';

export const POINT_KINDS: Readonly<Record<string, Answerer>> = {
  flip_coefficient: (one) => {
    if (one.args['direction'] !== undefined) throw new Error('the flip at fixed x² − y² is not computed');
    const { loss } = boundProblem(one);
    return existing(flipAt(loss, minimumOf(one, loss)).c, 'a flip coefficient');
  },
  third_order_condition: (one) => {
    const { loss } = boundProblem(one);
    if (loss.dimension > 1) throw new Error('the condition in several variables is not computed');
    const minimum = minimumOf(one, loss);
    return existing(flipAt(loss, minimum).condition, 'a condition') / minimum.sharpness;
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
    const values = Array.from(symmetricEigenvalues(denseHessian(loss, startOf(one, coordinates)), loss.dimension));
    const zero = 1e-12 * Math.max(...values.map(Math.abs));
    if (textArg(one, 'keep') === 'nonzero') return values.filter((value) => Math.abs(value) > zero);
    return values.reverse().filter((value, i) => i === 0 || value - values[i - 1]! > zero);
  },
  effective_curvature: (one) => {
    const { loss, coordinates } = boundProblem(one);
    if (loss.dimension > 1 || numberArg(one, 'step') !== 0) throw new Error('defined here for the first step in one variable');
    const start = startOf(one, coordinates);
    const first = firstDerivative(loss);
    const x = start[0]!;
    const d = -etaOf(one) * first(x);
    if (textArg(one, 'weight') === 'uniform') return (first(x + d) - first(x)) / d;
    return (2 * (loss.value(Float64Array.of(x + d)) - loss.value(start) - first(x) * d)) / (d * d);
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
