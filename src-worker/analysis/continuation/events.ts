/** Test functions along a branch: where one changes sign, a multiplier crosses the unit circle. */
import type { Multiplier } from '../../../src-shared/analysis';
import { type Curve, type Node, withoutNeutral } from './curve';

/**
 * `fold`: the branch turns in λ; `branch`: +1 without turning (pitchfork, transcritical); `circle`: a complex pair (Neimark–Sacker);
 * `superstable`: the multiplier passes through 0 (one variable; nothing bifurcates).
 */
export type EventKind = 'flip' | 'fold' | 'branch' | 'circle' | 'superstable';

/** Product of m + 1: zero at a flip. */
export function flipTest(curve: Curve, node: Node): number {
  return product(withoutNeutral(node.multipliers, curve.neutral).map(({ re, im }) => ({ re: re + 1, im })));
}

/** Product of m − 1 without the neutral ones: zero at a fold or where branches meet. */
export function oneTest(curve: Curve, node: Node): number {
  return product(withoutNeutral(node.multipliers, curve.neutral).map(({ re, im }) => ({ re: re - 1, im })));
}

/** Product of m_i m_j − 1 over pairs: zero where a complex pair lies on the unit circle (and at neutral saddles, told apart later). */
export function circleTest(curve: Curve, node: Node): number {
  const m = withoutNeutral(node.multipliers, curve.neutral);
  const factors = m.flatMap((p, i) => m.slice(i + 1).map((q) => ({ re: p.re * q.re - p.im * q.im - 1, im: p.re * q.im + p.im * q.re })));
  return factors.length === 0 ? 1 : product(factors);
}

function superstableTest(_: Curve, { multipliers }: Node): number {
  return multipliers[0]!.re;
}

export function testOf(kind: EventKind): (curve: Curve, node: Node) => number {
  switch (kind) {
    case 'flip':
      return flipTest;
    case 'circle':
      return circleTest;
    case 'superstable':
      return superstableTest;
    default:
      return oneTest;
  }
}

/** What happens between two neighbouring nodes with tangents s and t. */
export function eventsBetween(curve: Curve, a: Node, b: Node, s: Float64Array, t: Float64Array): EventKind[] {
  const n = curve.family.dimension;
  const changes = (test: (curve: Curve, node: Node) => number) => test(curve, a) * test(curve, b) < 0;
  const kinds: EventKind[] = [];
  if (changes(flipTest)) kinds.push('flip');
  if (changes(oneTest)) kinds.push(s[n]! * t[n]! < 0 ? 'fold' : 'branch');
  if (n === 1 && changes(superstableTest)) kinds.push('superstable');
  if (n > 1 && changes(circleTest) && complexPairCrosses(a, b)) kinds.push('circle');
  return kinds;
}

function complexPairCrosses(a: Node, b: Node): boolean {
  const outside = ({ multipliers }: Node) => multipliers.filter(({ re, im }) => im !== 0 && Math.hypot(re, im) > 1).length;
  return outside(a) !== outside(b);
}

function product(factors: readonly Multiplier[]): number {
  let re = 1;
  let im = 0;
  for (const factor of factors) [re, im] = [re * factor.re - im * factor.im, re * factor.im + im * factor.re];
  return re;
}

/** Largest change of a multiplier from one node to the next, in units of its size (at least 1), each matched with the nearest. */
export function multiplierChange(a: Node, b: Node): number {
  const left = [...a.multipliers];
  let change = 0;
  for (const m of b.multipliers) {
    let best = 0;
    const away = (q: Multiplier) => Math.hypot(m.re - q.re, m.im - q.im);
    left.forEach((q, i) => {
      if (away(q) < away(left[best]!)) best = i;
    });
    const [matched] = left.splice(best, 1);
    change = Math.max(change, away(matched!) / (1 + Math.min(Math.hypot(m.re, m.im), Math.hypot(matched!.re, matched!.im))));
  }
  return change;
}
