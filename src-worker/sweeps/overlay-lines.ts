/** Branches of a bifurcation diagram → lines in the picture's axis, as fine as the picture. */
import type { FindingLine } from '../../src-shared/study';
import type { DiagramBranch } from '../analysis/continuation';
import { distance } from '../engine/norms';
import { correct, type Curve, type Node, scaled } from '../analysis/continuation/curve';

/** Orbits with more points in sight are not drawn. */
const MOST_SHEETS = 16;
/** Values along the axis at which branches are solved, at least where they are smooth. */
const GRID = 240;

/** The axis as branches are followed: [low, high] in λ; `unit`: λ per unit of the axis. */
export interface Frame {
  readonly low: number;
  readonly high: number;
  readonly log: boolean;
  readonly unit: number;
  readonly coordinate: number;
  /** What of the coordinate is in sight; null = not known, everything. */
  readonly range: readonly [number, number] | null;
}

/** Lines of a branch within the axis, one for each stretch of equal stability and each point of the orbit. */
export function branchLines(branch: DiagramBranch, curve: Curve, frame: Frame): FindingLine[] {
  const seen = inSight(branch, curve, frame);
  if (seen.length > MOST_SHEETS) return [];
  const lines: FindingLine[] = [];
  for (const stretch of unbroken(branch, curve).flatMap((nodes) => stretches(nodes, curve, frame))) {
    const sheets = stretch.nodes.map((node) => orbitOf(node, curve).map((point) => point[frame.coordinate]!));
    const x = stretch.nodes.map(({ value }) => value / frame.unit);
    for (const k of seen)
      lines.push({
        label: `${stretch.stable ? 'stable' : 'unstable'}, period ${branch.period}`,
        x,
        y: sheets.map((sheet) => sheet[k]!),
        draw: stretch.stable ? 'line' : 'dashed',
        role: stretch.stable ? 'stable' : 'unstable',
      });
  }
  return lines;
}

/** Which points of the orbit come into sight, or pass by it, somewhere along the axis. */
function inSight({ nodes, period }: DiagramBranch, curve: Curve, { low, high, coordinate, range }: Frame): number[] {
  const all = Array.from({ length: period }, (_, k) => k);
  if (range === null) return all;
  // With the nodes on either side: they may all lie beyond a narrow axis.
  const near = nodes.filter(({ value }, k) => {
    const [before, after] = [nodes[k - 1]?.value ?? value, nodes[k + 1]?.value ?? value];
    return Math.max(before, value, after) >= low && Math.min(before, value, after) <= high;
  });
  const orbits = near.map((node) => orbitOf(node, curve));
  return all.filter((k) => {
    const values = orbits.map((orbit) => orbit[k]![coordinate]!);
    return Math.max(...values) >= range[0] && Math.min(...values) <= range[1];
  });
}

function orbitOf({ x, value }: Node, { family, period }: Curve): Float64Array[] {
  const point = x.slice();
  const map = family.mapAt(value);
  return Array.from({ length: period }, (_, k) => {
    if (k > 0) map?.advance(point, 1);
    return point.slice();
  });
}

/** Neighbours whose points all lie nearer than this share of the length are taken for one orbit's without a look between them. */
const NEAR = 0.02;
/** Halvings of a wide gap, and the share of its width that must be left of its halves then: at a fold √⅛, after a jump all of it. */
const HALVINGS = 3;
const LEFT = 0.6;

/**
 * The parts of a branch without jumps from one orbit to another, which begin at its stable orbits, or else at its first node. Of a long
 * unstable orbit Newton may find another one that has a point near the same place; its other points give it away.
 */
function unbroken({ nodes }: DiagramBranch, curve: Curve): Node[][] {
  const runs: Node[][] = [];
  for (const [k, node] of nodes.entries()) {
    const before = nodes[k - 1];
    const run = runs.at(-1);
    if (before && run && !jumps(before, node, curve)) run.push(node);
    else runs.push([node]);
  }
  const stable = runs.filter((run) => run.some((node) => node.stable === true));
  return stable.length > 0 ? stable : runs.slice(0, 1);
}

function jumps(a: Node, b: Node, curve: Curve): boolean {
  const reach = farthest(orbitOf(a, curve), orbitOf(b, curve));
  return reach > NEAR * curve.scaleX && !(widest(a, b, curve, HALVINGS) <= LEFT * reach);
}

/** The largest distance of neighbours once the stretch between two nodes is halved so many times; NaN where no orbit is found. */
function widest(a: Node, b: Node, curve: Curve, halvings: number): number {
  if (halvings === 0) return farthest(orbitOf(a, curve), orbitOf(b, curve));
  const middle = between(a, b, (a.value + b.value) / 2, curve);
  return middle === null ? NaN : Math.max(widest(a, middle, curve, halvings - 1), widest(middle, b, curve, halvings - 1));
}

/** Largest distance of corresponding points. */
function farthest(a: readonly Float64Array[], b: readonly Float64Array[]): number {
  return Math.max(...a.map((point, k) => distance(point, b[k]!)));
}

interface Stretch {
  readonly stable: boolean;
  readonly nodes: Node[];
}

/** Runs of neighbouring nodes within the axis and of one stability; nodes are added until neighbours are a grid step apart. */
function stretches(nodes: readonly Node[], curve: Curve, frame: Frame): Stretch[] {
  const all: Stretch[] = [];
  let now: Stretch | null = null;
  for (let k = 0; k + 1 < nodes.length; k++) {
    const [a, b] = [nodes[k]!, nodes[k + 1]!];
    const stable = (b.stable ?? a.stable) === true;
    const piece = within(a, b, curve, frame);
    if (piece.length === 0) {
      now = null;
      continue;
    }
    if (now === null || now.stable !== stable || piece[0] !== now.nodes.at(-1)) {
      now = { stable, nodes: [] };
      all.push(now);
    }
    const joined = now.nodes.at(-1) === piece[0] ? piece.slice(1) : piece;
    now.nodes.push(...joined);
  }
  return all.filter((stretch) => stretch.nodes.length > 1);
}

/** The nodes from a to b that lie within the axis, with nodes solved for between them where they are far apart. */
function within(a: Node, b: Node, curve: Curve, frame: Frame): Node[] {
  const { low, high } = frame;
  if (Math.max(a.value, b.value) < low || Math.min(a.value, b.value) > high) return [];
  const share = (value: number) => placeOf(value, frame);
  const [from, to] = [a, b].map(({ value }) => Math.min(1, Math.max(0, share(value)))) as [number, number];
  const inside = (node: Node) => node.value >= low && node.value <= high;
  const steps = Math.max(1, Math.ceil(Math.abs(to - from) * GRID));
  const nodes: Node[] = inside(a) ? [a] : [];
  for (let i = 0; i <= steps; i++) {
    const value = valueOf(from + ((to - from) * i) / steps, frame);
    const atEnd = (i === 0 && inside(a)) || (i === steps && inside(b));
    const node = atEnd ? null : between(a, b, value, curve);
    if (node && inside(node)) nodes.push(node);
  }
  if (inside(b)) nodes.push(b);
  return nodes;
}

function placeOf(value: number, { low, high, log }: Frame): number {
  return log ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
}

function valueOf(share: number, { low, high, log }: Frame): number {
  const value = log ? low * (high / low) ** share : low + (high - low) * share;
  return Math.min(Math.max(low, high), Math.max(Math.min(low, high), value));
}

/** The orbit at exactly λ = `value`, from the nodes on either side; null where Newton goes elsewhere. */
function between(a: Node, b: Node, value: number, curve: Curve): Node | null {
  if (a.value === b.value) return null;
  const t = (value - a.value) / (b.value - a.value);
  const n = curve.family.dimension;
  const x = Float64Array.from(a.x, (entry, i) => entry + t * (b.x[i]! - entry));
  const guess = scaled(curve, x, value);
  const normal = new Float64Array(n + 1);
  normal[n] = 1;
  const node = correct(curve, guess, normal, guess[n]!);
  if (node === null) return null;
  const found = { ...node, value };
  const [from, there, to] = [orbitOf(a, curve), orbitOf(found, curve), orbitOf(b, curve)];
  const detour = farthest(from, there) + farthest(there, to);
  if (detour > DETOUR * farthest(from, to) + 1e-9 * curve.scaleX) return null;
  return halfGap(there) < SPREAD * ((1 - t) * halfGap(from) + t * halfGap(to)) ? null : found;
}

/** A place between two neighbours makes the way no longer than this; the mirror branch beyond a flip does. */
const DETOUR = 1.25;
/** Between neighbours a cycle is about as wide as in their mean, wider beyond a flip (√t > t); the cycle of half its period has no width. */
const SPREAD = 0.8;

/** Distance of the points half a period apart; 0 for odd periods. */
function halfGap(orbit: readonly Float64Array[]): number {
  return orbit.length % 2 === 0 ? distance(orbit[0]!, orbit[orbit.length / 2]!) : 0;
}
