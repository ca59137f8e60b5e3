/** Kinds about one orbit: its points, multiplier, amplitude, centre and losses. */
import type { Orbit } from '../../src-shared/analysis';
import type { Loss } from '../../src-worker/engine/problem';
import { boundProblem, mapOf } from './bound-problem';
import { type Case, numberArg, type Value } from './case';
import { orbitOf } from './select-orbit';

export type Answerer = (one: Case) => Value;

function withOrbit(answer: (orbit: Orbit, one: Case, loss: Loss, coordinates: readonly string[]) => Value): Answerer {
  return (one) => {
    const { loss, coordinates } = boundProblem(one);
    return answer(orbitOf(one, loss, coordinates), one, loss, coordinates);
  };
}

function losses(orbit: Orbit, loss: Loss): number[] {
  return orbit.points.map((x) => loss.value(Float64Array.from(x)));
}

/** Index of the coordinate the case names; the first by default. */
function component(one: Case, coordinates: readonly string[]): number {
  const name = one.args['component'];
  if (name === undefined) return 0;
  const index = coordinates.indexOf(name as string);
  if (index < 0) throw new Error(`no coordinate ${String(name)}`);
  return index;
}

/** A coordinate, the common weight of balanced layers, or a quantity the problem observes, at a point. */
function quantity(name: string, loss: Loss, coordinates: readonly string[]): (x: readonly number[]) => number {
  const index = name === 'rho' ? 0 : coordinates.indexOf(name);
  if (index >= 0) return (x) => x[index]!;
  const { observables } = loss;
  const observed = observables?.names.indexOf(name) ?? -1;
  if (!observables || observed < 0) throw new Error(`no coordinate or quantity ${name}`);
  const values = new Float64Array(observables.names.length);
  return (x) => {
    observables.fill(Float64Array.from(x), values);
    return values[observed]!;
  };
}

function twoPoints(orbit: Orbit, i: number): readonly [number, number] {
  if (orbit.points.length !== 2) throw new Error('defined for 2-cycles');
  return [orbit.points[0]![i]!, orbit.points[1]![i]!];
}

export const ORBIT_KINDS: Readonly<Record<string, Answerer>> = {
  orbit_points: withOrbit((orbit, one, loss, coordinates) => {
    const names = (one.args['components'] as readonly string[] | undefined) ?? coordinates;
    const rows = orbit.points.map((x) => names.map((name) => quantity(name, loss, coordinates)(x))).sort((p, q) => p[0]! - q[0]!);
    return names.length === 1 ? rows.map((row) => row[0]!) : rows;
  }),
  orbit_multiplier: withOrbit((orbit) => {
    const [first] = orbit.multipliers;
    if (first!.im !== 0) throw new Error('a complex multiplier');
    return first!.re;
  }),
  orbit_half_amplitude: withOrbit((orbit, one, _, coordinates) => {
    if (one.args['norm'] === 'frobenius-both-factors') {
      const [first = [], second = []] = orbit.points;
      return (Math.hypot(...first.map((value, i) => value - second[i]!)) / 2) ** numberArg(one, 'power');
    }
    const [p, q] = twoPoints(orbit, component(one, coordinates));
    return Math.abs((q - p) / 2) ** numberArg(one, 'power');
  }),
  orbit_centre: withOrbit((orbit, one, _, coordinates) => {
    const [p, q] = twoPoints(orbit, component(one, coordinates));
    return ((p + q) / 2) ** numberArg(one, 'power');
  }),
  orbit_mean_loss: withOrbit((orbit, _, loss) => losses(orbit, loss).reduce((sum, value) => sum + value, 0) / orbit.period),
  orbit_losses: withOrbit((orbit, one, loss, coordinates) => {
    const key = quantity(one.problem.id === 'matrix-factorisation' ? 's1(Y)' : coordinates[0]!, loss, coordinates);
    return losses({ ...orbit, points: [...orbit.points].sort((p, q) => key(p) - key(q)) }, loss);
  }),
  /** ell·(J2 J1 v) = m ell·v for all v: ell is a left eigenvector of the product of the Jacobians. */
  transverse_multiplier: (one) => {
    const { loss, coordinates } = boundProblem(one);
    const orbit = orbitOf({ ...one, args: { period: one.args['period'], stable: true } }, loss, coordinates);
    const direction = one.args['direction'] as Readonly<Record<string, number>>;
    const ell = coordinates.map((name) => direction[name] ?? 0);
    const n = ell.length;
    const jacobian = new Float64Array(n * n);
    let row = ell;
    for (const point of [...orbit.points].reverse()) {
      mapOf(one, loss).linearise(Float64Array.from(point), 1, jacobian);
      row = ell.map((_, j) => row.reduce((sum, value, i) => sum + value * jacobian[i * n + j]!, 0));
    }
    const m = dot(row, ell) / dot(ell, ell);
    if (row.some((value, i) => Math.abs(value - m * ell[i]!) > 1e-10)) throw new Error('the direction is not invariant');
    return one.args['absolute'] === true ? Math.abs(m) : m;
  },
};

function dot(p: readonly number[], q: readonly number[]): number {
  return p.reduce((sum, value, i) => sum + value * q[i]!, 0);
}
