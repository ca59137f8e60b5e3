/** Paths against the effective time η·t. */
import { largest } from '../engine/norms';
import type { Loss } from '../engine/problem';

const MOST_POINTS = 4_000;

export interface Path {
  readonly times: number[];
  readonly points: Float64Array[];
}

/** Iterates of gradient descent at times η₁ + … + η_t, until they leave the bound. */
export function descend(loss: Loss, start: Float64Array, etas: readonly number[], steps: number, bound: number, stop: () => boolean): Path {
  const path: Path = { times: [0], points: [start.slice()] };
  const x = start.slice();
  const gradient = new Float64Array(x.length);
  const every = Math.ceil((steps * Math.max(1, x.length / 64)) / MOST_POINTS);
  let time = 0;
  for (let t = 0; t < steps; t++) {
    if (t % 64 === 0 && stop()) break;
    const eta = etas[t % etas.length]!;
    loss.gradient(x, gradient);
    for (let i = 0; i < x.length; i++) x[i] = x[i]! - eta * gradient[i]!;
    time += eta;
    if (!(largest(x) <= bound)) break;
    if ((t + 1) % every === 0 || t === steps - 1) {
      path.times.push(time);
      path.points.push(x.slice());
    }
  }
  return path;
}

/** Records into `path`; when it is full, every other point is dropped and recording goes on at half the density. */
export function thinning(path: Path): (time: number, x: Float64Array) => void {
  let every = 1;
  let count = 0;
  return (time, x) => {
    if (count++ % every !== 0) return;
    const most = Math.max(100, Math.floor(MOST_POINTS / Math.max(1, x.length / 64)));
    if (path.times.length >= most) {
      every *= 2;
      for (const list of [path.times, path.points]) list.splice(0, list.length, ...(list.filter((_, k) => k % 2 === 0) as never[]));
    }
    path.times.push(time);
    path.points.push(x.slice());
  };
}

/** The flow at a time, linear between recorded points. */
export function at({ times, points }: Path, time: number): Float64Array {
  let low = 0;
  let high = times.length - 1;
  if (time >= times[high]!) return points[high]!;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (times[middle]! <= time) low = middle;
    else high = middle;
  }
  const share = (time - times[low]!) / (times[high]! - times[low]!);
  return points[low]!.map((value, i) => value + share * (points[high]![i]! - value));
}
