/** Lane maps from expressions: compiled once a thread for the same source. */
import type { Expression } from '../engine/dag';
import { reachable } from '../formula/differentiate';
import { laneFormula } from '../formula/lanes/lane-formula';
import { webAssemblyExists } from '../formula/wasm/host';
import { KernelSet } from './kernel-set';
import { escape } from './lane-escape';
import { advance, bin, loss, lyapunov, record } from './lane-steps';
import type { LaneMap, LaneMapSource } from './lane-map';

const LARGEST_DIMENSION = 8;
/** Operations of the expression, before differentiation. */
const MOST_NODES = 400;
/** Maps kept for the next question of the same source. */
const KEPT = 16;

const kept = new Map<string, LaneMap>();

/** Whether kernels can be made of the expression: its dimension and its size. */
export function laneMapSupports({ dag, root }: Expression): boolean {
  const needed = reachable(dag.nodes, root);
  const nodes = dag.nodes.filter((_, i) => needed[i]);
  return dag.variables.length >= 1 && dag.variables.length <= LARGEST_DIMENSION && nodes.length <= MOST_NODES;
}

/** The map of a source that `laneMapSupports`. Throws where it does not. */
export function laneMap(source: LaneMapSource): LaneMap {
  const { expression, laneParameters } = source;
  const backend = source.backend ?? (webAssemblyExists() ? 'wasm' : 'javascript');
  const key = JSON.stringify([expression.dag, expression.root, expression.parameters.map(String), laneParameters, backend]);
  const known = kept.get(key);
  if (!known && !laneMapSupports(expression)) throw new Error('no kernels for this expression');
  const map = known ?? mapOf(new KernelSet(laneFormula(expression, laneParameters), backend));
  // The most recent last: the first goes.
  kept.delete(key);
  kept.set(key, map);
  if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
  return map;
}

function mapOf(set: KernelSet): LaneMap {
  return {
    dimension: set.formula.dimension,
    backend: set.backend,
    advance: (...question) => advance(set, ...question),
    bin: (...question) => bin(set, ...question),
    record: (...question) => record(set, ...question),
    lyapunov: (...question) => lyapunov(set, ...question),
    escape: (...question) => escape(set, ...question),
    loss: (...question) => loss(set, ...question),
  };
}
