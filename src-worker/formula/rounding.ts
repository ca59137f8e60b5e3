import type { Expression } from '../engine/dag';
import { SLOPES } from '../engine/scalar-functions';
import { reachable } from './differentiate';

/**
 * Estimated rounding error of every node's value, to first order: each variable and each operation carries half a unit in
 * the last place (a variable of a number of size one at least, as solvers leave it), errors are passed on by the derivatives.
 * `values` as a forward sweep left them.
 */
export function roundingErrors({ dag: { nodes }, root }: Expression, values: Float64Array, x: Float64Array): Float64Array {
  const unit = Number.EPSILON / 2;
  const errors = new Float64Array(root + 1);
  const needed = reachable(nodes, root);
  for (let i = 0; i <= root; i++) {
    if (!needed[i]) continue;
    const node = nodes[i]!;
    const own = unit * Math.abs(values[i]!);
    if (node.op === 'number') continue;
    if (node.op === 'variable') errors[i] = unit * Math.max(1, Math.abs(x[node.index]!));
    else if (node.op === 'parameter') errors[i] = own;
    else if (node.op === 'negate') errors[i] = errors[node.a]!;
    else if (node.op === 'apply') errors[i] = Math.abs(SLOPES[node.name](values[node.a]!, values[i]!)) * errors[node.a]! + own;
    else {
      const a = Math.abs(values[node.a]!);
      const b = Math.abs(values[node.b]!);
      const ea = errors[node.a]!;
      const eb = errors[node.b]!;
      if (node.op === 'multiply') errors[i] = a * eb + b * ea + own;
      else if (node.op === 'divide') errors[i] = (ea + Math.abs(values[i]!) * eb) / b + own;
      else if (node.op === 'power') errors[i] = a === 0 ? ea : Math.abs(values[i]!) * ((b * ea) / a + Math.abs(Math.log(a)) * eb) + own;
      else if (node.op === 'max' || node.op === 'min') errors[i] = Math.max(ea, eb);
      else errors[i] = ea + eb + own;
    }
  }
  return errors;
}
