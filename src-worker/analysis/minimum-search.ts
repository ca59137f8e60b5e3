/** A search for minima of a loss that knows none in closed form: bounded and the same every time, never complete. */
import { distance, largest } from '../engine/norms';
import type { Loss } from '../engine/problem';
import { stream } from '../engine/random';
import { denseHessian } from '../engine/sharpness';
import { symmetricEigen } from './linear';
import { bisect } from './scan';

/** Descents: steps each, and starts around the given one by dimension. */
const STEPS = 120;
const HALVINGS = 40;
/** Radii of the random starts, in units of max(1, ‖x₀‖∞). */
const RADII = [0.3, 1, 2.5, 6] as const;
/** One variable: cells of the scan within ±REACH of the start in the same units, then ever wider ones. */
const CELLS = 400;
const REACH = 10;
const WIDER = 60;

/** Points at which the descents and the scan ended: candidates, to be refined and checked by the caller. Nearest to `start` first. */
export function minimumCandidates(loss: Loss, start: Float64Array): Float64Array[] {
  const found = loss.dimension === 1 ? signChanges(loss, start[0]!) : [];
  for (const from of startsAround(start)) {
    const end = descend(loss, from);
    if (end !== null) found.push(end);
  }
  return found.sort((p, q) => distance(p, start) - distance(q, start));
}

function startsAround(start: Float64Array): Float64Array[] {
  const n = start.length;
  const count = n === 1 ? 0 : n <= 8 ? 8 : n <= 64 ? 1 : 0;
  const scale = Math.max(1, largest(start));
  const { normal } = stream(20_061, n);
  const random = RADII.flatMap((radius) =>
    Array.from({ length: count }, () => start.map((value) => value + (radius * scale * normal()) / Math.sqrt(n))),
  );
  return [start, ...random];
}

/**
 * Newton descent: steps −|H|⁻¹∇f (the modulus of the Hessian, so that saddles repel), no longer than a trust radius, halved until the
 * loss decreases. Ends where the steps no longer move x; null where the loss is not finite or it runs away.
 */
export function descend(loss: Loss, start: Float64Array): Float64Array | null {
  const n = loss.dimension;
  let x = start.slice();
  let value = loss.value(x);
  if (!Number.isFinite(value)) return null;
  const gradient = new Float64Array(n);
  let radius = 0.5 * Math.max(1, largest(x));
  for (let k = 0; k < STEPS; k++) {
    loss.gradient(x, gradient);
    const hessian = denseHessian(loss, x);
    if (!gradient.every(Number.isFinite) || !hessian.every(Number.isFinite)) return null;
    const step = newtonStep(hessian, gradient, n);
    const length = Math.hypot(...step);
    if (length <= 1e-10 * Math.max(largest(x), 1e-6)) return x;
    let share = Math.min(1, radius / length);
    let halvings = 0;
    for (; halvings < HALVINGS; halvings++, share /= 2) {
      const next = x.map((at, i) => at - share * step[i]!);
      const lower = loss.value(next);
      if (lower < value) {
        x = next;
        value = lower;
        break;
      }
    }
    // No decrease left that the loss can resolve: the caller's Newton decides whether this is a minimum.
    if (halvings === HALVINGS) return x;
    radius = halvings === 0 ? Math.max(radius, 2 * share * length) : Math.max(share * length, 1e-6);
    if (!(largest(x) < 1e8)) return null;
  }
  return x;
}

function newtonStep(hessian: Float64Array, gradient: Float64Array, n: number): Float64Array {
  if (n === 1) return Float64Array.of(gradient[0]! / Math.max(Math.abs(hessian[0]!), 1e-12));
  const { values, vectors } = symmetricEigen(hessian, n);
  const floor = 1e-9 * Math.max(Math.abs(values[0]!), Math.abs(values[n - 1]!), 1e-12);
  const step = new Float64Array(n);
  const size = Math.hypot(...gradient);
  vectors.forEach((v, k) => {
    let along = 0;
    for (let i = 0; i < n; i++) along += v[i]! * gradient[i]!;
    // On a saddle's ridge the gradient has no part along the way down: leave it by a small step.
    if (values[k]! < -floor && Math.abs(along) <= 1e-9 * size + 1e-12) along = 1e-3 * Math.abs(values[k]!);
    const weight = along / Math.max(Math.abs(values[k]!), floor);
    for (let i = 0; i < n; i++) step[i]! += weight * v[i]!;
  });
  return step;
}

/** Points at which f' rises through zero between neighbours of a grid about x0. */
function signChanges(loss: Loss, x0: number): Float64Array[] {
  const point = new Float64Array(1);
  const out = new Float64Array(1);
  const slope = (x: number) => {
    point[0] = x;
    loss.gradient(point, out);
    return out[0]!;
  };
  const scale = Math.max(1, Math.abs(x0));
  const grid = Array.from({ length: CELLS + 1 }, (_, k) => x0 + REACH * scale * ((2 * k) / CELLS - 1));
  for (let k = 1; k <= WIDER; k++) {
    grid.push(x0 + REACH * scale * 1.15 ** k);
    grid.unshift(x0 - REACH * scale * 1.15 ** k);
  }
  const found: Float64Array[] = [];
  let before = slope(grid[0]!);
  for (let k = 1; k < grid.length; k++) {
    const now = slope(grid[k]!);
    if (before < 0 && now > 0) found.push(Float64Array.of(bisect(slope, grid[k - 1]!, grid[k]!, before)));
    // A minimum exactly on the grid.
    if (now === 0) found.push(Float64Array.of(grid[k]!));
    before = now;
  }
  return found;
}
