/** Update rules. To add one: implement UpdateRule and give it a `kind` in src-shared/spec.ts. */
import type { Loss } from './problem';
import type { UpdateRule } from './rule';

/** Plain gradient descent x_{t+1} = x_t − η ∇f(x_t) with a constant learning rate η. */
export function gradientDescent(eta: number): UpdateRule {
  return {
    eta: () => eta,
    step(loss, x, _t, gradient, out) {
      descend(loss, x, eta, gradient, out);
    },
  };
}

/** Gradient descent with the learning rates η₁, …, η_p repeated: step t uses `etas[t mod p]`. */
export function stepSchedule(etas: readonly number[]): UpdateRule {
  if (etas.length === 0) throw new Error('a step schedule needs at least one learning rate');
  const eta = (t: number) => etas[t % etas.length]!;
  return {
    eta,
    step(loss, x, t, gradient, out) {
      descend(loss, x, eta(t), gradient, out);
    },
  };
}

/** The rule for learning rates `etas` of one period; a single one is plain gradient descent. */
export function ruleFor(etas: readonly number[]): UpdateRule {
  return etas.length === 1 ? gradientDescent(etas[0]!) : stepSchedule(etas);
}

function descend(loss: Loss, x: Float64Array, eta: number, gradient: Float64Array, out: Float64Array): void {
  loss.gradient(x, gradient);
  for (let i = 0; i < out.length; i++) out[i] = x[i]! - eta * gradient[i]!;
}
