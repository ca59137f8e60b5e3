/** Locating a special point between two neighbouring nodes of a branch. */
import { correct, type Curve, type Node } from './curve';
import { type EventKind, testOf } from './events';
import { dot, unit } from './solve';

const SECTIONS = 80;
/** Nodes of the interpolation around a point where branches meet; an even number, so that none lies at its centre. */
const NODES = 12;

export interface Located {
  readonly kind: EventKind;
  readonly node: Node;
  /** Estimated error of λ. */
  readonly uncertainty: number;
}

/** Node of the curve in the hyperplane through a + θ(b − a), normal to b − a. */
function between(curve: Curve, a: Node, b: Node): (theta: number) => Node | null {
  const chord = b.u.map((entry, i) => entry - a.u[i]!);
  const normal = unit(chord);
  return (theta) => {
    const guess = a.u.map((entry, i) => entry + theta * chord[i]!);
    return correct(curve, guess, normal, dot(normal, guess));
  };
}

/** The root of the event's test function between a and b; null when the correction fails on the way. */
export function locate(curve: Curve, kind: EventKind, a: Node, b: Node): Located | null {
  const test = testOf(kind);
  const at = between(curve, a, b);
  if (kind === 'branch') return atCrossing(curve, a, b, at, test);
  const root = regulaFalsi(
    (theta) => {
      const node = at(theta);
      return node === null ? NaN : test(curve, node);
    },
    test(curve, a),
    test(curve, b),
    0,
  );
  if (root === null) return null;
  const node = at(root.theta);
  if (node === null) return null;
  const slope = Math.abs((b.value - a.value) * root.width);
  return { kind, node, uncertainty: Math.max(slope, Math.abs(node.value) * 2 ** -52) };
}

/**
 * Where branches meet, the system is singular and Newton there loses digits. The test function and λ are analytic along the branch:
 * both are interpolated from Chebyshev nodes on either side, and the root is taken of the interpolant.
 */
function atCrossing(
  curve: Curve,
  a: Node,
  b: Node,
  at: (theta: number) => Node | null,
  test: (curve: Curve, node: Node) => number,
): Located | null {
  const rough = regulaFalsi(
    (theta) => {
      const node = at(theta);
      return node === null ? NaN : test(curve, node);
    },
    test(curve, a),
    test(curve, b),
    1e-4,
  );
  if (rough === null) return null;
  const found = [0.5, 0.3].map((half) => interpolated(curve, at, test, rough.theta, half));
  const [wide, narrow] = found;
  if (!wide || !narrow) return null;
  const guess = at(wide.theta);
  const n = curve.family.dimension;
  const template = guess ?? at(wide.theta + 1e-3);
  if (template === null) return null;
  const node = { ...template, u: wide.u, x: wide.u.slice(0, n).map((entry) => entry * curve.scaleX), value: wide.u[n]! * curve.scaleValue };
  return {
    kind: 'branch',
    node,
    uncertainty: Math.max(Math.abs(wide.u[n]! - narrow.u[n]!) * curve.scaleValue, 2 ** -52 * Math.abs(node.value)),
  };
}

function interpolated(
  curve: Curve,
  at: (theta: number) => Node | null,
  test: (curve: Curve, node: Node) => number,
  centre: number,
  half: number,
): { readonly theta: number; readonly u: Float64Array } | null {
  const thetas = Array.from({ length: NODES }, (_, k) => centre + half * Math.cos(((2 * k + 1) * Math.PI) / (2 * NODES)));
  const nodes = thetas.map(at);
  if (nodes.some((node) => node === null)) return null;
  const weights = thetas.map((_, k) => (k % 2 === 0 ? 1 : -1) * Math.sin(((2 * k + 1) * Math.PI) / (2 * NODES)));
  const evaluate = (values: readonly number[], theta: number): number => {
    let over = 0;
    let under = 0;
    for (let k = 0; k < NODES; k++) {
      const gap = theta - thetas[k]!;
      if (gap === 0) return values[k]!;
      over += (weights[k]! / gap) * values[k]!;
      under += weights[k]! / gap;
    }
    return over / under;
  };
  const tests = nodes.map((node) => test(curve, node!));
  const [low, high] = [centre - 0.9 * half, centre + 0.9 * half];
  const value = (s: number) => evaluate(tests, low + s * (high - low));
  const root = regulaFalsi(value, value(0), value(1), 0);
  if (root === null) return null;
  const theta = low + root.theta * (high - low);
  const u = Float64Array.from(nodes[0]!.u, (_, i) =>
    evaluate(
      nodes.map((node) => node!.u[i]!),
      theta,
    ),
  );
  return { theta, u };
}

/** Illinois variant of the regula falsi with bisections, on [0, 1]; null without a sign change or where g is not a number. */
function regulaFalsi(
  g: (theta: number) => number,
  g0: number,
  g1: number,
  tolerance: number,
): { readonly theta: number; readonly width: number } | null {
  if (!(g0 * g1 <= 0)) return null;
  let [a, b, ga, gb] = [0, 1, g0, g1];
  let side = 0;
  let last = a;
  let width = 1;
  for (let k = 0; k < SECTIONS; k++) {
    const c = k % 4 === 3 ? (a + b) / 2 : a + ((b - a) * ga) / (ga - gb);
    if (c === last || b - a <= tolerance || !(c > a && c < b)) break;
    width = Math.abs(c - last);
    last = c;
    const gc = g(c);
    if (Number.isNaN(gc)) return null;
    if (gc === 0) return { theta: c, width: 0 };
    if (gc * gb < 0) {
      [a, ga] = [c, gc];
      if (side === 1) gb /= 2;
      side = 1;
    } else {
      [b, gb] = [c, gc];
      if (side === -1) ga /= 2;
      side = -1;
    }
  }
  return { theta: last, width: Math.min(width, b - a) };
}
