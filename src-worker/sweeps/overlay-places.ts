/** Named places on the axis of a diagram: flips, superstable orbits, folds, the onset of chaos, the boundary of divergence. */
import type { SweepOverlay } from '../../src-shared/sweep-views';
import { accumulationPoint } from '../analysis/doubling';
import { referenceMinimum } from '../analysis/minima';
import { bisect } from '../analysis/scan';
import { divergenceThreshold } from '../analysis/thresholds';
import type { Loss } from '../engine/problem';
import type { FoundBranch } from './overlay-branches';
import type { AxisFamily } from './overlay-family';
import type { Frame } from './overlay-lines';

type PlaceMark = SweepOverlay['places'][number];

const MOST = 40;
/** Places nearer than this share of the axis with the same name are one (mirror images bifurcate together). */
const SAME = 1e-6;

/** Special points of the branches within the axis, in its own unit, in order. */
export function branchPlaces(found: readonly FoundBranch[], frame: Frame): PlaceMark[] {
  const marks: PlaceMark[] = [];
  for (const { branch } of found)
    for (const { kind, value } of branch.points) {
      const label = labelOf(kind, branch.period);
      if (label === null || value < frame.low || value > frame.high) continue;
      const at = value / frame.unit;
      const near = (SAME * (frame.high - frame.low)) / frame.unit;
      if (!marks.some((mark) => mark.label === label && Math.abs(mark.at - at) <= near)) marks.push({ at, label });
    }
  return marks.sort((p, q) => p.at - q.at).slice(0, MOST);
}

function labelOf(kind: string, period: number): string | null {
  switch (kind) {
    case 'flip':
      return `flip ${period} → ${2 * period}`;
    case 'superstable':
      return period === 1 ? null : `superstable, period ${period}`;
    case 'fold':
      return `fold, period ${period}`;
    case 'branch':
      return `branch point, period ${period}`;
    case 'circle':
      return `Neimark–Sacker, period ${period}`;
    default:
      return null;
  }
}

/**
 * Where the cascade of the reference minimum accumulates, and where almost every start begins to diverge: values of K that belong to
 * the loss. On a parameter axis, where η/η_c crosses them. One variable only. The onset is looked for where a cascade was found, and is
 * that cascade's: the critical point may lie on cycles of another.
 */
export function limitPlaces(axis: AxisFamily, found: readonly FoundBranch[], frame: Frame, stop: () => boolean): PlaceMark[] {
  if (axis.family.dimension !== 1) return [];
  const { low, high, unit } = frame;
  const place = (label: string, of: Limit, isRight: (value: number) => boolean): PlaceMark[] => {
    if (stop()) return [];
    const value = axis.oneLoss ? rateOf(axis, of, (low + high) / 2) : crossing(axis, of, low, high, stop);
    return value !== null && value >= low && value <= high && isRight(value) ? [{ at: value / unit, label }] : [];
  };
  const flips = cascadeFlips(found);
  const [before, last] = [flips.at(-2), flips.at(-1)];
  const gap = before !== undefined && last !== undefined ? last - before : NaN;
  return [
    // Feigenbaum: what is left of the cascade is a little more than a quarter of its last gap.
    ...(flips.length >= 4
      ? place('onset of chaos', accumulationPoint, (value) => Math.abs(value - last! - gap / 3.67) < 0.2 * Math.abs(gap))
      : []),
    ...place('divergence of almost every start', divergenceThreshold, () => true),
  ];
}

/** λ of the flips 1 → 2 → 4 → … of the first branch followed and of those that left it. */
function cascadeFlips(found: readonly FoundBranch[]): number[] {
  const flips: number[] = [];
  for (let period = 1; ; period *= 2) {
    const branch = found.find((one) => one.branch.period === period && one.branch.points.some(({ kind }) => kind === 'flip'))?.branch;
    if (!branch) return flips;
    flips.push(branch.points.find(({ kind }) => kind === 'flip')!.value);
  }
}

type Limit = (loss: Loss, minimum: NonNullable<ReturnType<typeof referenceMinimum>>) => number | null;

function rateOf(axis: AxisFamily, of: Limit, value: number): number | null {
  const member = axis.memberAt(value);
  const minimum = member && referenceMinimum(member.loss, member.start);
  if (!member || !minimum || minimum.chosen === 'stated-point') return null;
  const K = of(member.loss, minimum);
  return K === null ? null : K * minimum.etaC;
}

/** η of the axis less the η of the limit, where it changes sign between the axis' ends. */
function crossing(axis: AxisFamily, of: Limit, low: number, high: number, stop: () => boolean): number | null {
  const gap = (value: number) => {
    if (stop()) return NaN;
    return (axis.memberAt(value)?.eta ?? NaN) - (rateOf(axis, of, value) ?? NaN);
  };
  const [first, last] = [gap(low), gap(high)];
  if (!(first * last < 0)) return null;
  const value = bisect(gap, low, high, first);
  return Number.isFinite(gap(value)) ? value : null;
}
