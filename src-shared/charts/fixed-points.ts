/** Fixed points of F in one dimension, for the cobweb. */
import type { Trace } from './chart';

export interface FixedPoint {
  readonly x: number;
  /** null = too close to call. */
  readonly stable: boolean | null;
}

/** Slopes of F this close to ±1, read off a sampled curve, decide nothing. */
const UNDECIDED = 0.02;

/** Where the sampled curve of F crosses the diagonal, by linear interpolation; the slope between the two samples decides. */
function crossings(x: Float64Array, F: Float64Array): FixedPoint[] {
  const found: FixedPoint[] = [];
  for (let i = 1; i < x.length; i++) {
    const [a = 0, b = 0, Fa = 0, Fb = 0] = [x[i - 1], x[i], F[i - 1], F[i]];
    const [before, after] = [Fa - a, Fb - b];
    if (!Number.isFinite(before) || !Number.isFinite(after) || before === after) continue;
    // A sample exactly on the diagonal belongs to the stretch it begins.
    if (before !== 0 && Math.sign(before) !== -Math.sign(after)) continue;
    const slope = Math.abs((Fb - Fa) / (b - a));
    found.push({ x: a + ((b - a) * before) / (before - after), stable: Math.abs(slope - 1) < UNDECIDED ? null : slope < 1 });
  }
  return found;
}

/**
 * The fixed points the analysis solved for, the minima it knows (stable for η < η_c of each), and those only seen as crossings of the
 * curve, such as maxima.
 */
export function fixedPointsOf(trace: Trace): readonly FixedPoint[] {
  const solved = (trace.analysis?.orbits ?? [])
    .filter((orbit) => orbit.period === 1)
    .map((orbit) => ({ x: orbit.points[0]?.[0] ?? Number.NaN, stable: orbit.stable }));
  const minima = (trace.analysis?.minima ?? []).map((minimum) => ({
    x: minimum.x[0] ?? Number.NaN,
    stable: trace.eta === minimum.etaC ? null : trace.eta < minimum.etaC,
  }));
  const curves = trace.curves?.kind === 'map' ? trace.curves : null;
  const seen = curves ? crossings(curves.x, curves.F) : [];
  const nearby = curves && curves.x.length > 1 ? Math.abs((curves.x[1] ?? 0) - (curves.x[0] ?? 0)) : 1e-9;
  const all: FixedPoint[] = [];
  for (const point of [...solved, ...minima, ...seen]) {
    if (Number.isFinite(point.x) && !all.some((other) => Math.abs(other.x - point.x) <= nearby)) all.push(point);
  }
  return all.sort((a, b) => a.x - b.x);
}
