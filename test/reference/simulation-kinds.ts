/** Kinds about what a run does. */
import { lyapunovAlong } from '../../src-worker/analysis/lyapunov';
import { sharpnessAt } from '../../src-worker/analysis/minima';
import { distance, largest } from '../../src-worker/engine/norms';
import { boundProblem, existing, mapOf } from './bound-problem';
import { type Case, etaOf, numberArg } from './case';
import { startOf } from './case-problem';
import type { Answerer } from './orbit-kinds';

/** Numbers of averaged steps are multiples of all periods up to 16, so that on an orbit they are whole turns. */
const TURN = 720_720;
/** A limit is waited for at most so long beyond args.min_steps. */
const MOST_BLOCKS = 2_000;

function wholeTurns(steps: number): number {
  return TURN * Math.ceil(steps / TURN);
}

export const SIMULATION_KINDS: Readonly<Record<string, Answerer>> = {
  iterate_after: (one) => {
    const { loss, coordinates } = boundProblem(one);
    const x = startOf(one, coordinates);
    mapOf(one, loss).advance(x, numberArg(one, 'steps'));
    return x.length === 1 ? x[0]! : orderOf(one, coordinates).map((i) => x[i]!);
  },
  lyapunov_exponent: (one) => {
    const { loss, coordinates } = boundProblem(one);
    const map = mapOf(one, loss);
    const x = startOf(one, coordinates);
    map.advance(x, numberArg(one, 'min_transient'));
    // The average is taken in 32 equal batches: whole turns in each.
    const steps = 32 * wholeTurns(numberArg(one, 'min_steps') / 32);
    return existing(
      lyapunovAlong(map, x, steps, 0, () => false),
      'a finite exponent',
    ).exponent;
  },
  /** Growth per step of a linear form ell whose lines ell = const the Jacobians on the run map to each other. */
  transverse_lyapunov: (one) => {
    const { loss, coordinates } = boundProblem(one);
    const map = mapOf(one, loss);
    const x = startOf(one, coordinates);
    map.advance(x, numberArg(one, 'min_transient'));
    const direction = one.args['direction'] as Readonly<Record<string, number>>;
    const ell = Float64Array.from(coordinates, (name) => direction[name] ?? 0);
    const square = ell.reduce((total, value) => total + value * value, 0);
    const product = new Float64Array(ell.length);
    const steps = wholeTurns(numberArg(one, 'min_steps'));
    let sum = 0;
    for (let t = 0; t < steps; t++) {
      // The Jacobian is symmetric, so that ell·(J v) = (J ell)·v.
      loss.hessianVector(x, ell, product);
      const growth = 1 - (etaOf(one) * product.reduce((total, value, i) => total + value * ell[i]!, 0)) / square;
      sum += Math.log(Math.abs(growth));
      map.advance(x, 1);
    }
    return sum / steps;
  },
  limit_state: (one) => {
    const { loss, coordinates } = boundProblem(one);
    const map = mapOf(one, loss);
    const x = startOf(one, coordinates);
    const steps = numberArg(one, 'min_steps');
    map.advance(x, steps);
    for (let k = 0; k < MOST_BLOCKS; k++) {
      const before = x.slice();
      map.advance(x, 1_000);
      if (!(distance(x, before) > 1e-15 * largest(x))) break;
    }
    return (one.args['components'] as readonly string[]).map((name) => {
      if (name === 'sharpness') return sharpnessAt(loss, x);
      const absolute = /^abs\((.+)\)$/.exec(name);
      const index = coordinates.indexOf(absolute?.[1] ?? name);
      if (index < 0) throw new Error(`no coordinate ${name}`);
      return absolute ? Math.abs(x[index]!) : x[index]!;
    });
  },
  invariant_ellipse_value: (one) => {
    const { loss, coordinates } = boundProblem(one);
    const state = startOf(one, coordinates);
    mapOf(one, loss).advance(state, numberArg(one, 'step'));
    const [x = NaN, y = NaN] = state;
    const K = etaOf(one) * muOf(one);
    return x * x + y * y - K * x * y - (4 - K * K) / etaOf(one);
  },
  gradient_flow_sharpness: (one) => {
    const { loss, coordinates } = boundProblem(one);
    const map = mapOf(one, loss);
    const state = startOf(one, coordinates);
    map.advance(state, numberArg(one, 'from_step'));
    const values: number[] = [];
    for (let t = numberArg(one, 'from_step'); t <= numberArg(one, 'to_step'); t++) {
      const [x = NaN, y = NaN] = state;
      values.push(Math.hypot((x - y) * (x + y), 2 * muOf(one)));
      map.advance(state, 1);
    }
    return values;
  },
};

function muOf(one: Case): number {
  const mu = one.problem.params['mu'];
  if (one.problem.id !== 'xy' || typeof mu !== 'number') throw new Error(`${one.kind} is defined for xy`);
  return mu;
}

/** The coordinates in the order the case lists them ("x, y"), else in the problem's. */
function orderOf(one: Case, coordinates: readonly string[]): number[] {
  const named = (one.order ?? '').split(',').map((name) => coordinates.indexOf(name.trim()));
  return named.length === coordinates.length && !named.includes(-1) ? named : coordinates.map((_, i) => i);
}
