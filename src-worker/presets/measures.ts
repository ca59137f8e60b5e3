/** What a run of a preset shows, as numbers; null = it does not show it. */
import type { PresetRun } from './preset';

/** Coordinate of a point of the orbit the run settled on; points in the order of iteration from the smallest first coordinate. */
export function orbitPoint(point: number, coordinate = 0): (run: PresetRun) => number | null {
  return ({ analysis }) => analysis.settled?.points[point]?.[coordinate] ?? null;
}

/** The multiplier of largest modulus of the settled orbit, neutral ones left out; null when it is complex. */
export function multiplier({ analysis }: PresetRun): number | null {
  const { settled } = analysis;
  const dominant = settled?.multipliers.filter(({ re, im }) => !(settled.neutral > 0 && Math.hypot(re - 1, im) < 1e-6))[0];
  return dominant && dominant.im === 0 ? dominant.re : null;
}

export function settledPeriod({ analysis }: PresetRun): number | null {
  return analysis.settled?.period ?? null;
}

export function lyapunov({ analysis }: PresetRun): number | null {
  return analysis.lyapunov?.exponent ?? null;
}

/** Value of a recorded series `back` steps before its end. */
export function atEnd(series: string, back = 0): (run: PresetRun) => number | null {
  return (run) => run.series(series).at(-1 - back) ?? null;
}

/** The larger (or smaller) of the last two values of a series: one state of a period-2 orbit, whatever the parity of the end. */
export function lastTwo(series: string, which: 'larger' | 'smaller'): (run: PresetRun) => number | null {
  return (run) => {
    const [a, b] = run.series(series).slice(-2);
    if (a === undefined || b === undefined) return null;
    return which === 'larger' ? Math.max(a, b) : Math.min(a, b);
  };
}

/** Factor per two steps of |quantity| between two steps, both of the same parity; null where it vanishes. */
export function factor(from: number, to: number, quantity: (run: PresetRun, step: number) => number): (run: PresetRun) => number | null {
  return (run) => {
    const [a, b] = [Math.abs(quantity(run, from)), Math.abs(quantity(run, to))];
    return a > 0 && b > 0 ? (b / a) ** (2 / (to - from)) : null;
  };
}

/** Value of a series at a step (NaN where it is not recorded). */
export function valueAt(run: PresetRun, series: string, step: number): number {
  return run.series(series)[step] ?? Number.NaN;
}

/** First step at which a coordinate is within `distance` of its nearest value on the settled orbit. */
export function firstNearOrbit(series: string, distance: number): (run: PresetRun) => number | null {
  return (run) => {
    const points = run.analysis.settled?.points.map(([x = Number.NaN]) => x) ?? [];
    const step = run.series(series).findIndex((value) => points.some((point) => Math.abs(value - point) < distance));
    return step < 0 ? null : step;
  };
}

/** Largest value of a series from a step on. */
export function largestFrom(series: string, from: number): (run: PresetRun) => number | null {
  return (run) => {
    const values = run.series(series).slice(from);
    return values.length === 0 ? null : values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  };
}

/** The last iterate carried on by gradient descent for `steps` more steps of the run's own rates, length n; null if it diverges. */
export function continued({ loss, record }: PresetRun, steps: number): Float64Array | null {
  const n = loss.dimension;
  const x = record.tail.slice((record.tailCount - 1) * n, record.tailCount * n);
  const gradient = new Float64Array(n);
  for (let t = 0; t < steps; t++) {
    loss.gradient(x, gradient);
    const eta = record.etas[(record.stepsDone + t) % record.etas.length] ?? Number.NaN;
    for (let i = 0; i < n; i++) x[i] = (x[i] ?? 0) - eta * (gradient[i] ?? 0);
  }
  return x.every(Number.isFinite) ? x : null;
}
