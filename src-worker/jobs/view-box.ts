import type { Orbit } from '../../src-shared/analysis';
import type { Ready } from '../experiment/check-experiment';

export type Box = readonly (readonly [number, number])[];

const MARGIN = 0.05;

/** The problem's box, widened with a margin where the start, the nearest minima or points of orbits lie outside; null above two dimensions. */
export function boxAround({ problem, loss, start }: Ready, orbits: readonly Orbit[]): Box | null {
  if (loss.dimension > 2) return null;
  const points = [start, ...nearest(loss.minima(start), start), ...orbits.flatMap((orbit) => orbit.points)];
  return Array.from({ length: loss.dimension }, (_, i) => {
    // The parameters may give the loss more coordinates than the box states: they are shown like its last.
    const [boxLow, boxHigh] = problem.info.box[i] ?? problem.info.box.at(-1) ?? [-1, 1];
    const values = points.map((point) => point[i]!).filter(Number.isFinite);
    const low = Math.min(boxLow, ...values);
    const high = Math.max(boxHigh, ...values);
    const margin = MARGIN * (high - low);
    return [low < boxLow ? low - margin : low, high > boxHigh ? high + margin : high];
  });
}

/** The two minima nearest to the start. */
function nearest(minima: readonly Float64Array[], start: Float64Array): readonly Float64Array[] {
  const gap = (minimum: Float64Array) => minimum.reduce((sum, value, i) => sum + Math.abs(value - start[i]!), 0);
  return [...minima].sort((a, b) => gap(a) - gap(b)).slice(0, 2);
}
