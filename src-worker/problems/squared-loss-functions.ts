/**
 * The functions g of squared losses (g(x) − y)²: value, slope and curvature, jet, and the points with g(x) = y in closed form.
 * Where g' vanishes at such a point the loss is flat to second order there and the point is left out.
 */
import * as functions from '../engine/jet-functions';
import * as jets from '../engine/jets';
import { normalQuantile } from '../engine/normal';
import { CURVATURES, powerOf, SLOPES, VALUES } from '../engine/scalar-functions';
import type { FunctionName } from '../engine/dag';

export interface Inner {
  readonly label: string;
  /** As a formula in x; n a name only where it is not whole. */
  text(n: number): string;
  value(x: number, n: number): number;
  slope(x: number, n: number): number;
  curvature(x: number, n: number): number;
  jet(x: jets.Jet, n: number): jets.Jet;
  /** The x with g(x) = y and g'(x) ≠ 0, those around `near` where there are infinitely many; empty if y is out of reach. */
  inverse(y: number, n: number, near: number): readonly number[];
  /** The y that are reached, as words. */
  readonly reach: string;
}

/** Turns listed on either side of the one nearest to the point asked about. */
const TURNS = 3;

/** g given as one of the functions of formulas. */
function named(name: FunctionName, jet: (a: jets.Jet) => jets.Jet, reach: string, inverse: Inner['inverse'], label: string): Inner {
  const slope = (x: number) => SLOPES[name](x, VALUES[name](x));
  return {
    label,
    text: () => `${name}(x)`,
    value: (x) => VALUES[name](x),
    slope,
    curvature: (x) => CURVATURES[name](x, VALUES[name](x), slope(x)),
    jet,
    inverse,
    reach,
  };
}

const only = (reached: boolean, x: () => number): readonly number[] => (reached ? [x()] : []);

function reluJet(a: jets.Jet): jets.Jet {
  return a[0]! > 0 ? a : jets.constant(0, a.length - 1);
}

function inverseErf(y: number): number {
  let x = normalQuantile((1 + y) / 2) / Math.SQRT2;
  for (let k = 0; k < 3; k++) x -= (VALUES.erf(x) - y) / SLOPES.erf(x, y);
  return x;
}

function inverseSine(y: number, near: number): readonly number[] {
  if (!(Math.abs(y) < 1)) return [];
  const nearest = Math.round(near / (2 * Math.PI));
  const turn = Number.isSafeInteger(nearest) ? nearest : 0;
  const base = Math.asin(y);
  return Array.from({ length: 2 * TURNS + 1 }, (_, i) => 2 * Math.PI * (turn + i - TURNS)).flatMap((at) => [
    at + base,
    at + Math.PI - base,
  ]);
}

function inversePower(y: number, n: number): readonly number[] {
  if (n === 1) return [y];
  const root = Math.pow(Math.abs(y), 1 / n);
  if (y === 0 || n === 0) return [];
  if (!Number.isInteger(n)) return only(y > 0, () => root);
  if (n % 2 === 0) return y > 0 ? [root, -root] : [];
  return [y < 0 ? -root : root];
}

/** c·x^p with x^p left out where c is zero: 0·x^(−1) at 0 must be 0. */
const term = (c: number, x: number, p: number) => (c === 0 ? 0 : c * powerOf(x, p));

const power: Inner = {
  label: 'xⁿ',
  text: (n) => (Number.isInteger(n) ? `x^(${n})` : 'x^n'),
  value: powerOf,
  slope: (x, n) => term(n, x, n - 1),
  curvature: (x, n) => term(n * (n - 1), x, n - 2),
  jet: functions.constantPower,
  inverse: inversePower,
  reach: 'y > 0 for even and broken n, y ≠ 0 for other n than 1',
};

const gaussian: Inner = {
  label: 'Gaussian e^(−x²)',
  text: () => 'exp(-x^2)',
  value: (x) => Math.exp(-x * x),
  slope: (x) => -2 * x * Math.exp(-x * x),
  curvature: (x) => (4 * x * x - 2) * Math.exp(-x * x),
  jet: (a) => jets.exponential(jets.scale(jets.multiply(a, a), -1)),
  inverse(y) {
    const root = Math.sqrt(-Math.log(y));
    return y > 0 && y < 1 ? [root, -root] : [];
  },
  reach: '0 < y < 1',
};

/** x + x³; its inverse is Cardano's in hyperbolic form (one real root). */
const cubicPlusLinear: Inner = {
  label: 'x + x³',
  text: () => 'x + x^3',
  value: (x) => x * (1 + x * x),
  slope: (x) => 1 + 3 * x * x,
  curvature: (x) => 6 * x,
  jet: (a) => jets.add(a, jets.power(a, 3)),
  inverse: (y) => [(2 / Math.sqrt(3)) * Math.sinh(Math.asinh(1.5 * Math.sqrt(3) * y) / 3)],
  reach: 'every y',
};

const linear: Inner = {
  label: 'linear x',
  text: () => 'x',
  value: (x) => x,
  slope: () => 1,
  curvature: () => 0,
  jet: (a) => a,
  inverse: (y) => [y],
  reach: 'every y',
};

export const INNER: Readonly<Record<string, Inner>> = {
  power,
  exp: named('exp', jets.exponential, 'y > 0', (y) => only(y > 0, () => Math.log(y)), 'exp'),
  log: named('log', jets.logarithm, 'every y', (y) => [Math.exp(y)], 'log'),
  sin: named(
    'sin',
    (a) => jets.sincos(a).sin,
    '−1 < y < 1',
    (y, _, near) => inverseSine(y, near),
    'sin',
  ),
  tanh: named('tanh', functions.tanh, '−1 < y < 1', (y) => only(Math.abs(y) < 1, () => Math.atanh(y)), 'tanh'),
  sigmoid: named(
    'sigmoid',
    functions.sigmoid,
    '0 < y < 1',
    (y) => only(y > 0 && y < 1, () => Math.log(y) - Math.log1p(-y)),
    'sigmoid 1/(1 + e^(−x))',
  ),
  softplus: named(
    'softplus',
    functions.softplus,
    'y > 0',
    (y) => only(y > 0, () => y + Math.log(-Math.expm1(-y))),
    'softplus log(1 + e^x)',
  ),
  atan: named('atan', jets.arctangent, '−π/2 < y < π/2', (y) => only(Math.abs(y) < Math.PI / 2, () => Math.tan(y)), 'arctan'),
  erf: named('erf', functions.error, '−1 < y < 1', (y) => only(Math.abs(y) < 1, () => inverseErf(y)), 'erf'),
  gaussian,
  sinh: named(
    'sinh',
    (a) => functions.sinhcosh(a).sinh,
    'every y',
    (y) => [Math.asinh(y)],
    'sinh',
  ),
  'cubic-plus-linear': cubicPlusLinear,
  linear,
  relu: named('relu', reluJet, 'y > 0', (y) => only(y > 0, () => y), 'relu max(x, 0)'),
};
