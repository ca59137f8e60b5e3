/** From a graph of operations to lane code. */
import type { DagNode } from '../../engine/dag';
import type { ExactGraph } from './exact-graph';
import { applyFunction, applyPower } from './functions';
import { JavaScriptCode } from './javascript-code';
import type { LaneCode } from './lane-code';

/** Values of graph nodes that are known where code is written: variables, parameters and what was computed before a loop. */
export type KnownValues<Value> = ReadonlyMap<number, Value>;

/** Writes the code of the roots; every variable and parameter below them must be known. */
export function writeNodes<Value, Mask>(
  code: LaneCode<Value, Mask>,
  graph: ExactGraph,
  roots: readonly number[],
  known: KnownValues<Value>,
): readonly Value[] {
  const values = new Map(known);
  for (const index of below(graph, roots, known)) values.set(index, valueOf(code, graph.nodes[index]!, values));
  return roots.map((root) => values.get(root)!);
}

/** Nodes to be computed for the roots, operands first. */
function below(graph: ExactGraph, roots: readonly number[], known: { has(index: number): boolean }): readonly number[] {
  const needed = new Set<number>();
  const open = [...roots];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (needed.has(index) || known.has(index)) continue;
    needed.add(index);
    open.push(...operandsOf(graph.nodes[index]!));
  }
  return [...needed].sort((a, b) => a - b);
}

function operandsOf(node: DagNode): readonly number[] {
  return 'b' in node ? [node.a, node.b] : 'a' in node ? [node.a] : [];
}

function valueOf<Value, Mask>(code: LaneCode<Value, Mask>, node: DagNode, values: KnownValues<Value>): Value {
  switch (node.op) {
    case 'number':
      return code.number(node.value);
    case 'variable':
    case 'parameter':
      throw new Error(`${node.op} ${node.index} has no value`);
    case 'negate':
      return code.negate(values.get(node.a)!);
    case 'apply':
      return applyFunction(code, node.name, values.get(node.a)!);
    case 'power':
      return applyPower(code, values.get(node.a)!, values.get(node.b)!);
    default:
      return code[node.op](values.get(node.a)!, values.get(node.b)!);
  }
}

/** The uniform nodes that varying ones (or roots) take: computed once before a loop. Numbers are not among them. */
export function uniformBelow(graph: ExactGraph, roots: readonly number[]): readonly number[] {
  const isTaken = (index: number) => !graph.varying[index]! && graph.nodes[index]!.op !== 'number';
  const varying = below(graph, roots, { has: (index) => !graph.varying[index]! });
  const taken = new Set([...varying.flatMap((index) => operandsOf(graph.nodes[index]!)), ...roots].filter(isTaken));
  return [...taken].sort((a, b) => a - b);
}

/** Instructions of one evaluation of the varying nodes below the roots: those of their code in JavaScript. */
export function costOf(graph: ExactGraph, roots: readonly number[]): number {
  const code = new JavaScriptCode(0);
  const known = new Map<number, string>();
  graph.nodes.forEach((node, index) => {
    if (node.op === 'variable' || (!graph.varying[index]! && node.op !== 'number')) known.set(index, code.get(code.variable()));
  });
  writeNodes(code, graph, roots, known);
  return code.instructions;
}
