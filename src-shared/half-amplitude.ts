import type { Orbit } from './analysis';

/** Half the Euclidean distance of the first two points of an orbit: the half amplitude of a 2-cycle. */
export function halfAmplitude({ points: [first = [], second = []] }: Pick<Orbit, 'points'>): number {
  return Math.hypot(...first.map((value, axis) => value - (second[axis] ?? 0))) / 2;
}
