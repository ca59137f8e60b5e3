/** The curve c = 0 in two parameters of a one-dimensional problem: between supercritical and subcritical flips. */
import { type Answer } from '../../src-shared/answer';
import type { Loss } from '../engine/problem';
import { referenceMinimum } from './minima';
import { type Box, coefficient, type Plane, systemOf, type ZeroPoint } from './zero-system';

export interface ZeroCurves {
  readonly curves: readonly (readonly ZeroPoint[])[];
  /** Cells per side, and for each cell centre, row by row from the lowest second parameter: the sign of c, 0 = not defined. */
  readonly cells: number;
  readonly signs: Int8Array;
  readonly stopped: boolean;
}

export interface Watch {
  stop(): boolean;
  progress(done: number, total: number): void;
}

/**
 * Scans c at the reference minimum (nearest to `start`) on a grid of cells × cells, and follows c = 0 both ways from every change of sign
 * not on a curve already found. Unknowns are the minimum and both parameters: f'(x) = 0 and c = 0, by pseudo-arclength with Newton.
 * Curves that close inside one cell are missed.
 */
export function zeroCurves(plane: Plane, box: Box, start: Float64Array, cells: number, watch: Watch): ZeroCurves {
  const system = systemOf(plane, box);
  const signs = new Int8Array(cells * cells);
  const minima = new Float64Array(cells * cells).fill(NaN);
  const total = cells * cells;
  for (let k = 0; k < total; k++) {
    if (watch.stop()) return { curves: [], cells, signs, stopped: true };
    watch.progress(k, total);
    const loss = plane(...system.parameters((k % cells) + 0.5, Math.floor(k / cells) + 0.5, cells));
    const minimum = loss === null ? null : referenceMinimum(loss, start);
    const c = loss === null || minimum === null ? NaN : coefficient(loss, minimum.x[0]!).c;
    minima[k] = minimum?.x[0] ?? NaN;
    signs[k] = Number.isFinite(c) ? Math.sign(c) : 0;
  }
  const curves: ZeroPoint[][] = [];
  let stopped = false;
  const seen = (u: Float64Array) => curves.some((curve) => curve.some((point) => system.away(u, point) < 1.2 / cells));
  for (let k = 0; k < total && !stopped; k++)
    for (const other of [k % cells < cells - 1 ? k + 1 : -1, k + cells < total ? k + cells : -1]) {
      if (other < 0 || signs[k]! * signs[other]! >= 0) continue;
      const guess = system.between(k, other, cells, minima);
      if (guess === null || seen(guess)) continue;
      const found = system.settle(guess);
      if (found === null || seen(found) || !system.inside(found)) continue;
      const [back, ahead] = [-1, 1].map((side) => system.follow(found, side, () => (stopped ||= watch.stop())));
      curves.push([...back!.reverse(), system.point(found), ...ahead!]);
    }
  return { curves, cells, signs, stopped };
}

/** A plane from a function that may refuse. */
export function planeOf(bind: (first: number, second: number) => Answer<Loss>): Plane {
  return (first, second) => {
    const bound = bind(first, second);
    return bound.ok && bound.value.dimension === 1 ? bound.value : null;
  };
}
