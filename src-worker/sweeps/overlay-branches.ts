/** Branches to draw over a diagram: the cascade of the reference minimum, and orbits that the iterates come to within the axis. */
import { bifurcationDiagram, type DiagramBranch, type Follow } from '../analysis/continuation';
import type { Curve } from '../analysis/continuation/curve';
import { describeOrbit, type FoundOrbit } from '../analysis/orbit';
import { solveOrbit } from '../analysis/orbit-solve';
import { createMap } from '../analysis/map';
import { referenceMinimum } from '../analysis/minima';
import { curvatureScale } from '../analysis/scan';
import { distance, largest } from '../engine/norms';
import type { AxisFamily, Member } from './overlay-family';

export interface FoundBranch {
  readonly branch: DiagramBranch;
  readonly curve: Curve;
}

export interface Branches {
  readonly found: readonly FoundBranch[];
  /** True if time ran out or Stop ended it. */
  readonly partial: boolean;
  /** Neutral directions of the first orbit: the orbits lie in families. */
  readonly neutral: number;
}

const STEP = 0.04;
const DOUBLINGS = 5;
const LONGEST = 64;
const POINTS = 400;
const BRANCHES = 16;
/** Values of the axis at which orbits are looked for, steps before that, and the longest period looked for. */
const SAMPLES = 24;
const SETTLING = 3_000;
const LONGEST_FOUND = 48;

/** `low`, `high`: the axis in λ. Bounded by `stop`. */
export function branchesOf(axis: AxisFamily, low: number, high: number, stop: () => boolean): Branches {
  const found: FoundBranch[] = [];
  const fixed = fixedPoint(axis, low, high);
  let partial = false;
  if (fixed) {
    const { member, value, orbit } = fixed;
    const [from, to] = reachOf(axis, member, low, high);
    partial = follow(axis, member, value, orbit, { low: from, high: to, doublings: DOUBLINGS, branches: BRANCHES }, stop, found);
  }
  for (let k = 0; k < SAMPLES && !stop(); k++) {
    const value = low + ((high - low) * (k + 0.5)) / SAMPLES;
    const member = axis.memberAt(value);
    const orbit = member && attracting(member, stop);
    if (!member || !orbit || isKnown(found, orbit, value)) continue;
    partial = follow(axis, member, value, orbit, { low, high, doublings: 2, branches: 4 }, stop, found) || partial;
  }
  return { found, partial: partial || stop(), neutral: fixed?.orbit.orbit.neutral ?? 0 };
}

interface Seed {
  readonly member: Member;
  readonly value: number;
  readonly orbit: FoundOrbit;
}

/** The reference minimum: at half its threshold where the axis is a learning rate, else in the middle of the axis. */
function fixedPoint(axis: AxisFamily, low: number, high: number): Seed | null {
  const middle = axis.memberAt((low + high) / 2);
  const minimum = middle && referenceMinimum(middle.loss, middle.start);
  if (!middle || !minimum || minimum.chosen === 'stated-point') return null;
  const value = axis.oneLoss ? minimum.etaC / 2 : (low + high) / 2;
  const member = axis.memberAt(value);
  return member && { member, value, orbit: describeOrbit(createMap(member.loss, [member.eta]), [Float64Array.from(minimum.x)]) };
}

/** The range followed reaches beyond the axis, to the flips that branches within it come from. */
function reachOf(axis: AxisFamily, { loss, start }: Member, low: number, high: number): readonly [number, number] {
  const width = high - low;
  if (!axis.oneLoss) return [low - 3 * width, high + 3 * width];
  const etaC = referenceMinimum(loss, start)!.etaC;
  return [Math.min(low, 0.45 * etaC), Math.max(high, 1.3 * etaC)];
}

/** Follows one orbit and what leaves it; true where it was cut short. */
function follow(
  axis: AxisFamily,
  { loss, start }: Member,
  value: number,
  { orbit }: FoundOrbit,
  limits: Pick<Follow, 'low' | 'high' | 'doublings' | 'branches'>,
  stop: () => boolean,
  found: FoundBranch[],
): boolean {
  const x = Float64Array.from(orbit.points[0]!);
  const one = loss.dimension === 1 ? curvatureScale(loss, x[0]!) : null;
  const length = one !== null && one > 0 ? one : Math.max(largest(x), distance(x, start)) || 1;
  const all = { ...limits, points: POINTS, step: STEP, size: 1e3 * Math.max(length, largest(x)), length, longestPeriod: LONGEST };
  const host = { stop, progress: () => undefined };
  const diagram = bifurcationDiagram(axis.family, x, value, orbit.period, orbit.neutral, all, host);
  if (diagram === null) return false;
  const scaleValue = Math.max(Math.abs(value), 1e-6);
  for (const branch of diagram.branches)
    found.push({ branch, curve: { family: axis.family, period: branch.period, neutral: orbit.neutral, scaleX: length, scaleValue } });
  return diagram.stopped;
}

/** A stable orbit of short period that the iterates from the start come to; null where there is none. */
function attracting({ loss, eta, start }: Member, stop: () => boolean): FoundOrbit | null {
  const map = createMap(loss, [eta]);
  const x = start.slice();
  for (let done = 0; done < SETTLING; done += 500) {
    if (stop()) return null;
    map.advance(x, 500);
    if (!(largest(x) < 1e100)) return null;
  }
  const y = x.slice();
  const near = 1e-4 * Math.max(largest(x), 1e-6);
  for (let period = 1; period <= LONGEST_FOUND; period++) {
    map.advance(y, 1);
    if (distance(x, y) > near) continue;
    const found = solveOrbit(map, x, period);
    // Shortly after a flip the iterates are near the unstable orbit of half the period, too.
    if (found?.orbit.stable === true) return found;
  }
  return null;
}

/** Does a branch found pass through this orbit? Told by the nodes next to the value. */
function isKnown(found: readonly FoundBranch[], { orbit }: FoundOrbit, value: number): boolean {
  return found.some(({ branch, curve }) => {
    if (branch.period !== orbit.period) return false;
    return branch.nodes.some((a, k) => {
      const b = branch.nodes[k + 1];
      if (!b || (a.value - value) * (b.value - value) > 0) return false;
      const reach = 2 * distance(a.x, b.x) + 1e-6 * curve.scaleX;
      return orbit.neutral > 0 || orbit.points.some((point) => distance(Float64Array.from(point), a.x) <= reach);
    });
  });
}
