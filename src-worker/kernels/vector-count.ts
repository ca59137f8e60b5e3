/** How many values a kernel works on side by side: enough to hide latencies, few enough to stay near the registers. */
import type { LaneFormula } from '../formula/lanes/lane-formula';
import type { Backend } from './lane-map';

export function vectorsFor(kind: string, formula: LaneFormula, backend: Backend): number {
  const { cost, dimension } = formula;
  // Each lane of an escape also holds whether it runs, its count and its least move.
  const most = kind === 'escape' ? 4 : kind === 'bin' || kind === 'lyapunov' || kind === 'growth' ? 8 : 16;
  const held = dimension > 4 ? 2 : dimension > 2 ? 4 : dimension === 2 ? 8 : 16;
  // Long steps have enough to do within one value; fewer of them keep the code, and its compilation, short.
  const short = 13 - Math.min(3, Math.max(1, cost <= 12 ? numbersOf(formula) : 0));
  const wanted = cost <= 12 ? short : cost <= 40 ? 8 : cost <= 100 ? 6 : cost <= 400 ? 4 : cost <= 1500 ? 2 : 1;
  const vectors = Math.min(most, held, wanted);
  // JavaScript has one lane a value and no vectors: twelve of them are about what the registers take.
  return backend === 'wasm' ? vectors : Math.min(12, vectors);
}

/** Different numbers in a step: each takes a register that holds no value then, and a value too many makes every step wait for memory. */
function numbersOf({ graph, steps, constantEta }: LaneFormula): number {
  const seen = new Set<number>();
  const open = steps(constantEta).map(({ length }) => length);
  let numbers = 0;
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (seen.has(index) || (!graph.varying[index]! && graph.nodes[index]!.op !== 'number')) continue;
    seen.add(index);
    const node = graph.nodes[index]!;
    if (node.op === 'number') numbers++;
    if ('a' in node) open.push(node.a);
    if ('b' in node) open.push(node.b);
  }
  return numbers;
}
