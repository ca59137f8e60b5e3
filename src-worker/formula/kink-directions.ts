import type { Expression } from '../engine/dag';
import { sweepsOf } from './sweeps';
import { tapeOf } from './tape';

/** Axes tried beside the gradients. */
const MOST_AXES = 8;
/** Kinks at one point whose gradients are tried. */
const MOST_KINKS = 8;

/** Directions that cross the kinks `near` x: the gradients of what vanishes at them, and the axes. */
export function directionsAcross(expression: Expression, x: Float64Array, near: readonly number[]): readonly Float64Array[] {
  const { dag } = expression;
  const gradient = (root: number) => {
    const out = new Float64Array(x.length);
    sweepsOf(tapeOf({ ...expression, root })).gradient(x, out);
    return out;
  };
  const across = near.slice(0, MOST_KINKS).map((index) => {
    const node = dag.nodes[index]!;
    if (!('a' in node)) throw new Error('a kink has an argument');
    const a = gradient(node.a);
    if (!('b' in node)) return a;
    const b = gradient(node.b);
    return a.map((value, i) => value - b[i]!);
  });
  const axes = Array.from({ length: Math.min(x.length, MOST_AXES) }, (_, i) => new Float64Array(x.length).fill(1, i, i + 1));
  return [...across.filter((direction) => direction.some((value) => value !== 0) && direction.every(Number.isFinite)), ...axes];
}
