/** What the kernels need of a loss, as one graph: its gradient, products of its Hessian with a tangent, its value. */
import type { Dag, DagNode, Expression } from '../../engine/dag';
import { DagBuilder } from '../dag-builder';
import { differentiate } from '../differentiate';
import { ExactGraph } from './exact-graph';
import { costOf } from './lower';

/** One coordinate of a step: x ← x − length, or x + length. */
export interface StepNode {
  readonly sign: 1 | -1;
  readonly length: number;
}

export interface LaneFormula {
  readonly graph: ExactGraph;
  readonly dimension: number;
  /** Parameters that differ from lane to lane: the graph's parameters 0 … m − 1. */
  readonly parameters: number;
  /** Nodes of the coordinates, of the tangent's components, and of η where it stays and where it changes from step to step. */
  readonly x: readonly number[];
  readonly tangent: readonly number[];
  readonly constantEta: number;
  readonly scheduledEta: number;
  readonly gradient: readonly number[];
  readonly loss: number;
  /** ∇²f·tangent; in one dimension f″ alone. */
  hessianVector(): readonly number[];
  /** The step of every coordinate with the learning rate of node `eta`. */
  steps(eta: number): readonly StepNode[];
  /** Estimated instructions of one step. */
  readonly cost: number;
}

/** `laneParameters`: indices of the expression's parameters that differ from lane to lane; the others are its numbers. */
export function laneFormula(expression: Expression, laneParameters: readonly number[]): LaneFormula {
  const graph = new ExactGraph();
  const dimension = expression.dag.variables.length;
  const place = new Map(laneParameters.map((parameter, i) => [parameter, i]));
  const include = (dag: Dag, root: number) =>
    graph.include(dag, root, (index) => {
      const lane = place.get(index);
      return lane === undefined ? graph.number(expression.parameters[index]!) : graph.parameter(lane);
    });
  const x = Array.from({ length: dimension }, (_, i) => graph.variable(i));
  const tangent = x.map((_, i) => graph.variable(dimension + i));
  const slopes = gradientOf(expression);
  const gradient = slopes.roots.map((root) => include(slopes.dag, root));
  const constantEta = graph.parameter(laneParameters.length);
  let product: readonly number[] | null = null;
  const steps = (eta: number) => gradient.map((g) => signed(graph, graph.stepLength(eta, g)));
  return {
    graph,
    dimension,
    parameters: laneParameters.length,
    x,
    tangent,
    constantEta,
    scheduledEta: graph.variable(2 * dimension),
    gradient,
    loss: include(expression.dag, expression.root),
    hessianVector() {
      if (product === null) {
        const { dag, roots } = curvaturesOf(slopes.dag, slopes.roots, dimension);
        product = roots.map((root) => include(dag, root));
      }
      return product;
    },
    steps,
    cost:
      costOf(
        graph,
        steps(constantEta).map(({ length }) => length),
      ) + dimension,
  };
}

function signed(graph: ExactGraph, length: number): StepNode {
  const node: DagNode = graph.nodes[length]!;
  return node.op === 'negate' ? { sign: -1, length: node.a } : { sign: 1, length };
}

interface Roots {
  readonly dag: Dag;
  readonly roots: readonly number[];
}

function gradientOf({ dag, root }: Expression): Roots {
  return derivatives(dag, root, dag.variables.length);
}

/** ∂(node)/∂(variable i) for the first `count` variables. */
function derivatives(dag: Dag, node: number, count: number): Roots {
  let all = dag;
  const roots = Array.from({ length: count }, (_, i) => {
    const slope = differentiate(all, node, i);
    all = slope.dag;
    return slope.root;
  });
  return { dag: all, roots };
}

/** With the tangent v as further variables: the gradient of ∇f·v. In one dimension f″. */
function curvaturesOf(dag: Dag, gradient: readonly number[], dimension: number): Roots {
  if (dimension === 1) return derivatives(dag, gradient[0]!, 1);
  const build = DagBuilder.from(dag, 'derivative');
  const along = gradient
    .map((slope, i) => build.binary('multiply', slope, build.variable(dimension + i)))
    .reduce((sum, term) => build.binary('add', sum, term));
  return derivatives({ ...dag, nodes: build.nodes }, along, dimension);
}
