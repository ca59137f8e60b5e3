/** Gradient and Hessian of a formula as nodes of one DAG. */
import type { Dag, Expression } from '../../engine/dag';
import { differentiate } from '../differentiate';

export interface WithDerivatives {
  readonly dag: Dag;
  readonly value: number;
  /** Length n. */
  readonly gradient: readonly number[];
  /** Row by row, n × n, symmetric by construction. */
  readonly hessian: readonly (readonly number[])[];
}

export function withDerivatives({ dag, root }: Expression): WithDerivatives {
  const n = dag.variables.length;
  let all = dag;
  const slope = (of: number, index: number) => {
    const result = differentiate(all, of, index);
    all = result.dag;
    return result.root;
  };
  const gradient = dag.variables.map((_, i) => slope(root, i));
  const hessian = Array.from({ length: n }, () => new Array<number>(n).fill(0));
  for (let i = 0; i < n; i++) for (let j = 0; j <= i; j++) hessian[i]![j] = hessian[j]![i] = slope(gradient[i]!, j);
  return { dag: all, value: root, gradient, hessian };
}
