/** ∂∇f/∂θ for a parameter θ that a loss's expression names: exact, as a Hessian-vector product with θ taken for one more variable. */
import type { Expression } from '../../engine/dag';
import { sweepsOf } from '../../formula/sweeps';
import { tapeOf } from '../../formula/tape';

/** Writes ∂∇f/∂θ at (x, θ) into `out` (length n); null where the expression does not name the parameter `id`. */
export function exactParameterSlope(
  { dag, root, parameters }: Expression,
  id: string,
): ((x: Float64Array, value: number, out: Float64Array) => void) | null {
  const index = dag.parameters.indexOf(id);
  if (index < 0) return null;
  const n = dag.variables.length;
  const nodes = dag.nodes.map((node) => (node.op === 'parameter' && node.index === index ? ({ op: 'variable', index: n } as const) : node));
  const { hessianVector } = sweepsOf(tapeOf({ dag: { ...dag, variables: [...dag.variables, id], nodes }, root, parameters }));
  const point = new Float64Array(n + 1);
  const direction = new Float64Array(n + 1);
  direction[n] = 1;
  const product = new Float64Array(n + 1);
  return (x, value, out) => {
    point.set(x);
    point[n] = value;
    hessianVector(point, direction, product);
    out.set(product.subarray(0, n));
  };
}
