/** A whole loss from one expression: everything the engine asks of a problem. */
import type { Expression } from '../engine/dag';
import type { Loss } from '../engine/problem';
import { hessianJumps, kinkFinder } from './kinks';
import { sweepsOf } from './sweeps';
import { tapeOf } from './tape';
import { taylorAlong } from './taylor';

/** What the expression does not say; `minima` may be left out only where they are unknown. */
export type LossExtras = Partial<Omit<Loss, 'dimension' | 'coordinates' | 'value' | 'gradient' | 'hessianVector' | 'expression'>>;

/**
 * The loss an expression states, of dimension n = number of its variables: value, exact gradient and Hessian-vector product
 * (reverse sweeps, O(nodes)), Taylor jets of any order, kinks. Without `minima` among the extras it says that they are unknown.
 */
export function lossFromExpression(expression: Expression, extras: LossExtras = {}): Loss {
  const coordinates = expression.dag.variables;
  const one = Float64Array.of(1);
  return {
    dimension: coordinates.length,
    coordinates,
    ...sweepsOf(tapeOf(expression)),
    ...(coordinates.length === 1 ? { taylor: (x: number, order: number) => taylorAlong(expression, Float64Array.of(x), one, order) } : {}),
    taylorAlong: (x, direction, order) => taylorAlong(expression, x, direction, order),
    kinkAt: kinkFinder(expression),
    hessianJumpsAt: hessianJumps(expression),
    expression: () => expression,
    minimaOnManifold: false,
    minima: () => [],
    ...(extras.minima ? {} : { minimaUnknown: true }),
    ...extras,
  };
}
