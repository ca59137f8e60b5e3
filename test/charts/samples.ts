/** Traces computed by a few lines of plain iteration, so that the charts can be tried without the engine. */
import type { Orbit, RunAnalysis } from '../../src-shared/analysis';
import type { Trace } from '../../src-shared/charts/chart';
import { SERIES, type Curves, type SamplesView, type SeriesView } from '../../src-shared/views';

export function samplesView(name: string, values: readonly number[]): SamplesView {
  return { kind: 'samples', name, step: Float64Array.from(values, (_, i) => i), value: Float64Array.from(values) };
}

interface Scene {
  readonly f: (x: readonly number[]) => number;
  readonly gradient: (x: readonly number[]) => readonly number[];
  readonly sharpness: (x: readonly number[]) => number;
  readonly coordinates: readonly string[];
  readonly etaC: number;
}

const distance = (a: readonly number[], b: readonly number[]) => Math.hypot(...a.map((value, i) => value - (b[i] ?? 0)));

function seriesOf(scene: Scene, eta: number, start: readonly number[], steps: number): Record<string, SeriesView> {
  const path: (readonly number[])[] = [start];
  for (let t = 0; t < steps + 2; t++) {
    const x = path[t] ?? start;
    const g = scene.gradient(x);
    path.push(x.map((value, i) => value - eta * (g[i] ?? 0)));
  }
  const at = (t: number) => path[t] ?? start;
  const times = Array.from({ length: steps + 1 }, (_, t) => t);
  const columns: Record<string, number[]> = {
    [SERIES.loss]: times.map((t) => scene.f(at(t))),
    [SERIES.oneStep]: times.map((t) => distance(at(t + 1), at(t))),
    [SERIES.twoStep]: times.map((t) => distance(at(t + 2), at(t))),
    [SERIES.sharpness]: times.map((t) => scene.sharpness(at(t))),
  };
  for (const [i, name] of scene.coordinates.entries()) columns[name] = times.map((t) => at(t)[i] ?? 0);
  return Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, samplesView(name, values)]));
}

export function orbit(points: readonly (readonly number[])[], stable: boolean, multiplier: number): Orbit {
  return { period: points.length, points, multipliers: [{ re: multiplier, im: 0 }], neutral: 0, stable, residual: 1e-16, certified: false };
}

function analysis(eta: number, etaC: number, x: readonly number[], orbits: readonly Orbit[], settled: Orbit | null): RunAnalysis {
  const minimum = { x, loss: 0, sharpness: 2 / etaC, etaC, neutral: 0, chosen: 'nearest-to-start' as const };
  const multiplier = settled?.multipliers[0]?.re ?? null;
  const rate = multiplier === null || settled === null ? null : Math.abs(multiplier) ** (2 / settled.period);
  return {
    eta,
    etaC,
    K: eta / etaC,
    minimum,
    minima: [minimum],
    flip: { condition: 72, c: 8, kind: 'supercritical', note: '' },
    prediction: { halfAmplitude: 0.16, twoStepMultiplier: 1 - 8 * (eta / etaC - 1), note: '' },
    orbits,
    outcome: settled
      ? {
          kind: settled.period === 1 ? 'converged' : 'period-p',
          period: settled.period,
          evidence: { code: 'orbit', values: {}, robust: true },
        }
      : { kind: 'aperiodic', period: null, evidence: { code: 'lyapunov', values: {}, robust: true } },
    settled,
    lyapunov: settled ? null : { exponent: 0.491, standardError: 0.001, steps: 1000, transient: 1000 },
    rates: {
      oneStep: 1,
      twoStep: rate,
      predictedTwoStep: rate,
      fitted: rate === null ? null : [4, 34],
    },
  };
}

const quartic: Scene = {
  f: ([x = 0]) => (x * x - 1) ** 2 / 4,
  gradient: ([x = 0]) => [x * (x * x - 1)],
  sharpness: ([x = 0]) => 3 * x * x - 1,
  coordinates: ['x'],
  etaC: 1,
};

/** Two quantities observed beside the coordinate x. */
function observed(series: Readonly<Record<string, SeriesView>>): Readonly<Record<string, SeriesView>> {
  const x = series['x'];
  const values = x?.kind === 'samples' ? Array.from(x.value) : [];
  const away = values.map((value) => Math.abs(value - 1));
  return {
    ...series,
    '|x − 1|': samplesView('|x − 1|', away),
    'x²': samplesView(
      'x²',
      values.map((value) => value * value),
    ),
  };
}

function mapCurves(eta: number): Curves {
  const x = Float64Array.from({ length: 400 }, (_, i) => -0.2 + (1.7 * i) / 399);
  const F = x.map((value) => value - eta * value * (value * value - 1));
  const F2 = F.map((value) => value - eta * value * (value * value - 1));
  return { kind: 'map', x, F, F2, loss: x.map((value) => (value * value - 1) ** 2 / 4) };
}

/** f = (x² − 1)²/4; its 2-cycle in closed form: x² = ((1 + K) ∓ √((K − 1)(K + 3)))/(2K). */
export function quarticTrace(eta: number, steps = 120, label = 'quartic', start = 0.9): Trace {
  const root = Math.sqrt(Math.max(0, (eta - 1) * (eta + 3)));
  const points = [-1, 1].map((sign) => [Math.sqrt((1 + eta + sign * root) / (2 * eta))]);
  const two = orbit(points, eta < Math.sqrt(5) - 1, 9 - 2 * (1 + eta) ** 2);
  const fixed = [orbit([[0]], false, 1 + eta), orbit([[1]], eta < 1, 1 - 2 * eta)];
  const orbits = eta > 1 ? [...fixed, two] : fixed;
  return {
    label,
    runId: 1,
    dimension: 1,
    coordinates: ['x'],
    observables: ['|x − 1|', 'x²'],
    eta,
    etaC: 1,
    start: [start],
    series: observed(seriesOf(quartic, eta, [start], steps)),
    analysis: analysis(eta, 1, [1], orbits, eta < 1 ? (fixed[1] ?? null) : eta < 1.236 ? two : null),
    curves: mapCurves(eta),
  };
}

const xy: Scene = {
  f: ([x = 0, y = 0]) => (x * y - 1) ** 2 / 2,
  gradient: ([x = 0, y = 0]) => [y * (x * y - 1), x * (x * y - 1)],
  sharpness: ([x = 0, y = 0]) => (x * x + y * y) / 2 + Math.hypot((x * x - y * y) / 2, 2 * x * y - 1),
  coordinates: ['x', 'y'],
  etaC: 1,
};

export function xyTrace(eta: number, steps = 160): Trace {
  const root = Math.sqrt((eta - 1) * (eta + 3));
  const points = [-1, 1].map((sign) => Math.sqrt((1 + eta + sign * root) / (2 * eta))).map((value) => [value, value]);
  const two = orbit(points, true, 3 - 2 * eta);
  const branch = Float64Array.from({ length: 200 }, (_, i) => 0.35 + (2.2 * i) / 199);
  return {
    label: 'xy',
    runId: 2,
    dimension: 2,
    coordinates: ['x', 'y'],
    eta,
    etaC: 1,
    start: [1.5, 0.5],
    series: seriesOf(xy, eta, [1.5, 0.5], steps),
    analysis: analysis(eta, 1, [1, 1], [orbit([[1, 1]], false, 1 - 2 * eta), two], two),
    curves: { kind: 'plane', minima: [{ x: branch, y: branch.map((value) => 1 / value) }], box: [0.2, 2, 0.2, 2] },
  };
}
