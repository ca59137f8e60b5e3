/** Leaving a branch: to the doubled orbit at a flip, to the other branch where branches meet. */
import { distance } from '../../engine/norms';
import { neutralDirections } from '../neutral';
import { correct, type Curve, type Node, nodeAt, scaled } from './curve';
import type { Located } from './locate';
import { dot, kernel, unit } from './solve';

export interface Offshoot {
  readonly curve: Curve;
  readonly start: Node;
  /** Where it leaves, as a point of the new curve; null where that cannot be evaluated. */
  readonly birth: Node | null;
  /** Direction away from the birth, scaled, length n + 1. */
  readonly direction: Float64Array;
  /** Length of a first step. */
  readonly first: number;
  /** The other branch lies on both sides with different λ (transcritical): the second side is worth following too. */
  readonly sided: boolean;
}

/** First amplitudes tried, in scaled units, each half of the one before. */
const LARGEST_AMPLITUDE = 0.02;
const HALVINGS = 14;

/**
 * The branch born at a flip (period doubled) or crossing at a branch point (same period), on the side `side` of the critical direction v.
 * Orbits at x + a v are solved for with a fixed and λ free, at a and a/2: accepted when λ(a) − λ(0) shrinks like a power of a, as on a
 * branch through the point, and the period is the new one. Null when no such branch is found, or where orbits lie in families.
 */
export function branchOff(curve: Curve, { kind, node }: Located, side: 1 | -1): Offshoot | null {
  const n = curve.family.dimension;
  if (kind === 'branch' && curve.neutral > 0) return null;
  const doubled = kind === 'flip';
  const birth = mostSensitive(curve, node, doubled ? -1 : 1);
  const next: Curve = doubled ? { ...curve, period: 2 * curve.period } : curve;
  const normal = new Float64Array(n + 1);
  birth.v.forEach((entry, i) => (normal[i] = side * entry));
  const origin = scaled(next, birth.x, node.value);
  const solve = (amplitude: number): Node | null => {
    const guess = origin.map((entry, i) => entry + amplitude * normal[i]!);
    const found = correct(next, guess, normal, dot(normal, guess));
    return found !== null && distance(found.u, guess) < amplitude && isNew(curve, found, birth.x, doubled, amplitude) ? found : null;
  };
  let before = solve(LARGEST_AMPLITUDE);
  for (let k = 1, amplitude = LARGEST_AMPLITUDE / 2; k < HALVINGS; k++, amplitude /= 2) {
    const now = solve(amplitude);
    if (before !== null && now !== null) {
      const ratio = (before.value - node.value) / (now.value - node.value);
      const [least, most] = doubled ? [2.5, 40] : [1.6, 40];
      if (ratio > least && ratio < most) {
        const direction = unit(now.u.map((entry, i) => entry - origin[i]!));
        const kept = withOwnNeutral(next, now, normal);
        return { ...kept, birth: nodeAt(kept.curve, origin), direction, first: amplitude / 2, sided: !doubled && ratio < 2.6 };
      }
    }
    before = now;
  }
  return null;
}

/** A doubled orbit may lie in a smaller family than the orbit it leaves, or in none (xy: minima form a curve, the 2-cycle is isolated). */
function withOwnNeutral(curve: Curve, start: Node, normal: Float64Array): { readonly curve: Curve; readonly start: Node } {
  const map = curve.family.mapAt(start.value);
  if (curve.neutral === 0 || map === null) return { curve, start };
  const { count } = neutralDirections(map, start.x, curve.period, start.jacobian, start.multipliers);
  const own = { ...curve, neutral: Math.min(count, curve.neutral) };
  const again = correct(own, start.u, normal, dot(normal, start.u));
  return again === null ? { curve, start } : { curve: own, start: again };
}

/** At a doubling the points half a period apart must differ by about twice the amplitude. */
function isNew(curve: Curve, found: Node, birth: Float64Array, doubled: boolean, amplitude: number): boolean {
  if (!doubled) return distance(found.x, birth) > 0.5 * amplitude * curve.scaleX;
  const half = found.x.slice();
  curve.family.mapAt(found.value)?.advance(half, curve.period);
  return distance(half, found.x) > 0.5 * amplitude * curve.scaleX;
}

/** The orbit's point at which the critical direction (multiplier `m`) is longest, and the direction there (unit). */
function mostSensitive(curve: Curve, node: Node, m: 1 | -1): { readonly x: Float64Array; readonly v: Float64Array } {
  const n = curve.family.dimension;
  const shifted = node.jacobian.slice();
  for (let i = 0; i < n; i++) shifted[i * n + i] = shifted[i * n + i]! - m;
  let v: Float64Array = kernel(shifted, n, 1)[0]!;
  let best = { x: node.x, v };
  let longest = 1;
  const x = node.x.slice();
  const step = new Float64Array(n * n);
  const map = curve.family.mapAt(node.value);
  for (let k = 1; map !== null && k < curve.period; k++) {
    map.linearise(x, 1, step);
    v = v.map((_, i) => dot(step.subarray(i * n, i * n + n), v));
    const length = Math.sqrt(dot(v, v));
    if (length > longest * (1 + 1e-9)) {
      longest = length;
      best = { x: x.slice(), v: unit(v) };
    }
  }
  return best;
}
