/** A bifurcation diagram by continuation: a branch, and the branches that leave it. */
import { largest } from '../../engine/norms';
import { branchOff } from './branch-off';
import { correct, type Curve, type Node, scaled } from './curve';
import type { EventKind } from './events';
import type { Family } from './family';
import { followPath, type Limits, type Path } from './follow';

export interface SpecialPoint {
  readonly kind: EventKind;
  readonly value: number;
  /** Estimated error of `value`. */
  readonly uncertainty: number;
  readonly node: Node;
}

export interface DiagramBranch {
  readonly period: number;
  /** Number of the branch it left, and of that branch's special point; null for the first. */
  readonly from: { readonly branch: number; readonly point: number } | null;
  readonly nodes: readonly Node[];
  readonly points: readonly SpecialPoint[];
  /** How the two ends came about (a branch that left another has one end there). */
  readonly endings: readonly string[];
}

export interface Diagram {
  readonly branches: readonly DiagramBranch[];
  readonly stopped: boolean;
}

export interface Follow extends Limits {
  /** Length over which orbits change, the unit of x along the curve; null = ‖x‖∞ at the start. */
  readonly length: number | null;
  /** How many doublings are followed one after the other. */
  readonly doublings: number;
  readonly branches: number;
  readonly longestPeriod: number;
}

export interface Progress {
  stop(): boolean;
  progress(done: number, total: number): void;
}

interface Task {
  readonly curve: Curve;
  readonly doublings: number;
  readonly from: DiagramBranch['from'];
  run(): {
    readonly nodes: readonly Node[];
    readonly points: readonly SpecialPoint[];
    readonly endings: readonly string[];
    readonly stopped: boolean;
  };
}

/**
 * Continues the orbit of period `period` at `x` (length n) and λ = `value` both ways within the limits, then the branches that leave it at
 * flips (period doubled) and at branch points, breadth first. Null when Newton finds no orbit at the start.
 */
export function bifurcationDiagram(
  family: Family,
  x: Float64Array,
  value: number,
  period: number,
  neutral: number,
  follow: Follow,
  host: Progress,
): Diagram | null {
  const n = family.dimension;
  const curve: Curve = { family, period, neutral, scaleX: follow.length ?? (largest(x) || 1), scaleValue: Math.max(Math.abs(value), 1e-6) };
  const fixed = new Float64Array(n + 1);
  fixed[n] = 1;
  const start = correct(curve, scaled(curve, x, value), fixed, value / curve.scaleValue);
  if (start === null) return null;
  const branches: DiagramBranch[] = [];
  const tasks: Task[] = [{ curve, doublings: 0, from: null, run: () => bothWays(curve, start, fixed, follow, host) }];
  let stopped = false;
  for (let k = 0; k < tasks.length && k < follow.branches && !stopped; k++) {
    const task = tasks[k]!;
    const found = task.run();
    branches.push({ period: task.curve.period, from: task.from, nodes: found.nodes, points: found.points, endings: found.endings });
    stopped = found.stopped || host.stop();
    found.points.forEach((point, i) => {
      if (!stopped) tasks.push(...offshoots(task, point, { branch: k, point: i }, follow, host));
    });
    host.progress(k + 1, Math.min(tasks.length, follow.branches));
  }
  return { branches, stopped };
}

function offshoots(task: Task, point: SpecialPoint, from: DiagramBranch['from'], follow: Follow, host: Progress): Task[] {
  const doubled = point.kind === 'flip';
  if (point.kind !== 'branch' && !doubled) return [];
  if (doubled && (task.doublings >= follow.doublings || 2 * task.curve.period > follow.longestPeriod)) return [];
  const off = branchOff(task.curve, point, 1);
  if (off === null) return [];
  const doublings = task.doublings + (doubled ? 1 : 0);
  const sides = [off, off.sided ? branchOff(task.curve, point, -1) : null].filter((side) => side !== null);
  return sides.map((side) => ({
    curve: side.curve,
    doublings,
    from,
    run() {
      const path = followPath(side.curve, side.start, side.direction, side.first, follow, () => host.stop());
      const nodes = side.birth === null ? path.nodes : [side.birth, ...path.nodes];
      return { nodes, points: specialPoints(path), endings: [path.ending], stopped: path.ending === 'stopped' };
    },
  }));
}

function bothWays(curve: Curve, start: Node, direction: Float64Array, follow: Follow, host: Progress): ReturnType<Task['run']> {
  const back = direction.map((entry) => -entry);
  const [down, up] = [back, direction].map((way) => followPath(curve, start, way, follow.step / 8, follow, () => host.stop()));
  return {
    nodes: [...[...down!.nodes].reverse(), ...up!.nodes.slice(1)],
    points: [...specialPoints(down!).reverse(), ...specialPoints(up!)],
    endings: [down!.ending, up!.ending],
    stopped: down!.ending === 'stopped' || up!.ending === 'stopped',
  };
}

function specialPoints({ events }: Path): SpecialPoint[] {
  return events.map(({ kind, node, uncertainty }) => ({ kind, node, uncertainty, value: node.value }));
}
