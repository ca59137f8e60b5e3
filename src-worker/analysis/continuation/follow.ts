/** Following a branch by pseudo-arclength steps of adapted length, in one direction. */
import { distance, largest } from '../../engine/norms';
import { correct, type Curve, type Node, tangent } from './curve';
import { type EventKind, eventsBetween, multiplierChange } from './events';
import { locate, type Located } from './locate';
import { dot } from './solve';

export interface Limits {
  /** Range of λ. */
  readonly low: number;
  readonly high: number;
  /** Nodes of one branch at most. */
  readonly points: number;
  /** Longest step in scaled arclength. */
  readonly step: number;
  /** Orbits with ‖x‖∞ beyond this are not followed. */
  readonly size: number;
  /** Ends at the first event of one of these kinds; none = goes on. */
  readonly until?: readonly EventKind[];
}

export type Ending = 'range' | 'points' | 'size' | 'lost' | 'closed' | 'returned' | 'multiplier' | 'event' | 'stopped';

export interface Path {
  /** In order, the special points among them. */
  readonly nodes: readonly Node[];
  readonly events: readonly Located[];
  readonly ending: Ending;
}

const SHORTEST = 1e-11;
const COSINE = 0.96;
const LARGEST_CHANGE = 0.2;
/** Orbits this unstable are not followed: single shooting would lose them. */
const LARGEST_MULTIPLIER = 1e6;
/** Doublings return to their birth when half a period maps the orbit to itself up to this share of its size. */
const SAME = 1e-7;

/** Follows the curve from `start` along `direction` (scaled, n + 1); `first` is the length of the first step. */
export function followPath(curve: Curve, start: Node, direction: Float64Array, first: number, limits: Limits, stop: () => boolean): Path {
  const nodes: Node[] = [start];
  const events: Located[] = [];
  let now = start;
  let t = tangent(curve, start, direction);
  let ds = Math.min(first, limits.step);
  const end = (ending: Ending): Path => ({ nodes, events, ending });
  for (let tries = 0; nodes.length < limits.points; tries++) {
    if (stop()) return end('stopped');
    if (tries > 20 * limits.points) return end('lost');
    const guess = now.u.map((entry, i) => entry + ds * t[i]!);
    const next = correct(curve, guess, t, dot(t, guess));
    const far = next !== null && distance(next.u, now.u) > 2 * ds;
    const turned = next === null || far ? null : tangent(curve, next, t);
    const smooth = turned !== null && dot(turned, t) >= COSINE && multiplierChange(now, next!) <= LARGEST_CHANGE;
    if (!smooth && ds > SHORTEST) {
      ds /= 2;
      continue;
    }
    if (next === null || turned === null || dot(turned, t) < 0.5) return end('lost');
    const outside = next.value < limits.low || next.value > limits.high;
    const last = outside ? atValue(curve, now, next, next.value < limits.low ? limits.low : limits.high) : next;
    if (last !== null) {
      const found = eventsBetween(curve, now, last, t, turned)
        .map((kind) => locate(curve, kind, now, last))
        .filter((event) => event !== null && genuine(event))
        .sort((p, q) => distance(p!.node.u, now.u) - distance(q!.node.u, now.u)) as Located[];
      events.push(...found);
      nodes.push(...found.map(({ node }) => node), last);
    }
    if (limits.until && events.some(({ kind }) => limits.until?.includes(kind))) return end('event');
    if (outside) return end('range');
    if (largest(next.x) > limits.size) return end('size');
    if (next.multipliers.some(({ re, im }) => Math.hypot(re, im) > LARGEST_MULTIPLIER)) return end('multiplier');
    if (nodes.length > 4 && shorter(curve, next)) return end('returned');
    if (nodes.length > 10 && distance(next.u, start.u) < ds && dot(turned, direction) > 0.9) return end('closed');
    now = next;
    t = turned;
    ds = Math.min(limits.step, ds * (smooth ? 1.4 : 1));
  }
  return end('points');
}

/** Neighbouring real multipliers m and 1/m also make the pair test vanish: they bifurcate nothing. */
function genuine({ kind, node }: Located): boolean {
  return kind !== 'circle' || node.multipliers.some(({ re, im }) => im > 1e-6 && Math.abs(Math.hypot(re, im) - 1) < 1e-6);
}

/** The node of the curve at exactly this λ, between two nodes; null when it is not found. */
function atValue(curve: Curve, a: Node, b: Node, value: number): Node | null {
  const n = curve.family.dimension;
  const share = (value - a.value) / (b.value - a.value);
  const guess = a.u.map((entry, i) => entry + share * (b.u[i]! - entry));
  const normal = new Float64Array(n + 1);
  normal[n] = 1;
  const node = correct(curve, guess, normal, value / curve.scaleValue);
  return node === null ? null : { ...node, value };
}

/** True where the orbit's least period is a proper divisor of the curve's. */
function shorter(curve: Curve, node: Node): boolean {
  if (curve.period % 2 !== 0) return false;
  const half = node.x.slice();
  curve.family.mapAt(node.value)?.advance(half, curve.period / 2);
  return distance(half, node.x) <= SAME * Math.max(largest(node.x), 1e-12 * curve.scaleX);
}
