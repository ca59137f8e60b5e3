/** Gradient descent in double-double arithmetic, from a loss's formula: what rounding has no part in down to about 1e-30. */
import { dd, type DoubleDouble, multiply, subtract } from '../engine/double-double';
import type { Loss } from '../engine/problem';
import { differentiate } from '../formula/differentiate';
import { doubleDoubleFunction } from './double-double-evaluation';

export interface PreciseDescent {
  /** The iterate after one step with learning rate `eta` (the exact value of its double). */
  step(x: readonly DoubleDouble[], eta: number): readonly DoubleDouble[];
}

/** Null when the loss states no formula. */
export function preciseDescent(loss: Loss): PreciseDescent | null {
  const f = loss.expression?.();
  if (!f) return null;
  let { dag } = f;
  const roots = loss.coordinates.map((_, i) => {
    const slope = differentiate(dag, f.root, i);
    dag = slope.dag;
    return slope.root;
  });
  const gradient = doubleDoubleFunction({ dag, parameters: f.parameters }, roots);
  return {
    step(x, eta) {
      const g = gradient(x);
      return x.map((value, i) => subtract(value, multiply(dd(eta), g[i]!)));
    },
  };
}
