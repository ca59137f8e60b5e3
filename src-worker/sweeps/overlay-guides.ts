/** Curves of the theory over a map of starts: invariant sets and minima, in the picture's axes and cut to them. */
import type { FindingLine } from '../../src-shared/study';
import type { OutcomeMap } from '../../src-shared/sweep';
import type { Loss } from '../engine/problem';

/** Points asked of a curve. */
const POINTS = 1_200;

interface Box {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

/** For a loss of two variables whose coordinates are the map's axes (in either order); `eta` null = curves of one η are left out. */
export function guideLines(loss: Loss, eta: number | null, { x, y }: OutcomeMap): FindingLine[] {
  const swapped = x.quantity === 'start:1';
  const across: Box = { x: ordered(x.from, x.to), y: ordered(y.from, y.to) };
  const [first, second] = swapped ? [across.y, across.x] : [across.x, across.y];
  const corners = [...first, ...second] as const;
  const [p, q] = loss.coordinates;
  const curves = [
    ...(loss.minimaCurves?.(corners, POINTS) ?? []).map((curve) => ({ ...curve, label: 'minima' })),
    ...(eta === null ? [] : (loss.guideCurves?.(corners, eta, POINTS) ?? [])).filter(({ axes: [a, b] }) => a === p && b === q),
  ];
  return curves.flatMap((curve) => {
    const [across1, up] = swapped ? [curve.y, curve.x] : [curve.x, curve.y];
    return cut(across1, up, across).map((piece): FindingLine => ({
      label: curve.label,
      ...piece,
      draw: 'line',
      role: curve.label === 'minima' ? 'eos' : 'other',
    }));
  });
}

function ordered(from: number, to: number): readonly [number, number] {
  return from < to ? [from, to] : [to, from];
}

/** The parts of a polyline that lie in the box, each segment cut at its edges (Liang & Barsky 1984). */
export function cut(x: Float64Array, y: Float64Array, box: Box): { readonly x: number[]; readonly y: number[] }[] {
  const pieces: { x: number[]; y: number[] }[] = [];
  let open = false;
  for (let k = 0; k + 1 < x.length; k++) {
    const [dx, dy] = [x[k + 1]! - x[k]!, y[k + 1]! - y[k]!];
    const range = share(x[k]!, dx, box.x, share(y[k]!, dy, box.y, [0, 1]));
    if (range === null) {
      open = false;
      continue;
    }
    const at = (t: number) => [x[k]! + t * dx, y[k]! + t * dy] as const;
    if (!open || range[0] > 0) pieces.push({ x: [at(range[0])[0]], y: [at(range[0])[1]] });
    const piece = pieces.at(-1)!;
    const [endX, endY] = at(range[1]);
    piece.x.push(endX);
    piece.y.push(endY);
    open = range[1] === 1;
  }
  return pieces;
}

/** The part of [t₀, t₁] in which start + t·step lies within the edges; null for none. */
function share(
  start: number,
  step: number,
  [low, high]: readonly [number, number],
  range: readonly [number, number] | null,
): readonly [number, number] | null {
  if (range === null || !Number.isFinite(start + step)) return null;
  if (step === 0) return start >= low && start <= high ? range : null;
  const [a, b] = [(low - start) / step, (high - start) / step];
  const [t0, t1] = [Math.max(range[0], Math.min(a, b)), Math.min(range[1], Math.max(a, b))];
  return t0 < t1 ? [t0, t1] : null;
}
