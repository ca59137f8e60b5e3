/** Elementary functions in double-double arithmetic: argument reduction, then Taylor series until the terms vanish. */
import {
  absolute,
  add,
  dd,
  divide,
  type DoubleDouble,
  isNegative,
  multiply,
  negate,
  ONE,
  scaleByPower,
  squareRoot,
  subtract,
  ZERO,
} from './double-double';

const LN2 = dd(0.6931471805599453, 2.3190468138462996e-17);
const PI = dd(3.141592653589793, 1.2246467991473532e-16);
const HALF_PI = scaleByPower(PI, -1);
/** π/2 to a third double, for the reduction of large arguments. */
const HALF_PI_THIRD = -1.497384904859169e-33;
/** Terms of a series below this share of the sum are left out. */
const NEGLIGIBLE = 2 ** -108;
const MOST_TERMS = 60;

/** Σ_{k ≥ 0} of terms, each from the one before by `next`. */
function series(first: DoubleDouble, next: (term: DoubleDouble, k: number) => DoubleDouble): DoubleDouble {
  let term = first;
  let sum = first;
  for (let k = 1; k < MOST_TERMS; k++) {
    term = next(term, k);
    sum = add(sum, term);
    if (!(Math.abs(term.high) > NEGLIGIBLE * Math.abs(sum.high))) break;
  }
  return sum;
}

export function exponential(a: DoubleDouble): DoubleDouble {
  if (!(Math.abs(a.high) < 700)) return dd(Math.exp(a.high));
  const k = Math.round(a.high / LN2.high);
  const rest = scaleByPower(subtract(a, multiply(dd(k), LN2)), -6);
  let value = series(ONE, (term, j) => divide(multiply(term, rest), dd(j)));
  for (let i = 0; i < 6; i++) value = multiply(value, value);
  return scaleByPower(value, k);
}

/** e^a − 1 without cancellation near zero. */
export function exponentialMinusOne(a: DoubleDouble): DoubleDouble {
  if (Math.abs(a.high) > 0.3) return subtract(exponential(a), ONE);
  if (a.high === 0) return a;
  return series(a, (term, k) => divide(multiply(term, a), dd(k + 1)));
}

/** One Newton step from the double logarithm squares its error. */
export function logarithm(a: DoubleDouble): DoubleDouble {
  const first = Math.log(a.high);
  if (!Number.isFinite(first)) return dd(first);
  const y = dd(first);
  const step = subtract(multiply(a, exponential(negate(y))), ONE);
  return add(y, subtract(step, scaleByPower(multiply(step, step), -1)));
}

/** log(1 + a) without cancellation near zero. */
export function logarithmOfOnePlus(a: DoubleDouble): DoubleDouble {
  if (Math.abs(a.high) > 0.1) return logarithm(add(ONE, a));
  if (a.high === 0) return a;
  // 2 artanh(a/(2 + a))
  const t = divide(a, add(dd(2), a));
  return scaleByPower(oddSeries(t, multiply(t, t)), 1);
}

/** Σ t^(2k+1) s^k/(2k + 1): artanh for s = 1, with the square given (negative for arctan). */
function oddSeries(t: DoubleDouble, square: DoubleDouble): DoubleDouble {
  let power = t;
  let sum = t;
  for (let k = 1; k < 2 * MOST_TERMS; k++) {
    power = multiply(power, square);
    const term = divide(power, dd(2 * k + 1));
    sum = add(sum, term);
    if (!(Math.abs(term.high) > NEGLIGIBLE * Math.abs(sum.high))) break;
  }
  return sum;
}

/** Sine and cosine, |a| < 2²⁰ (relative to 1 the error stays below about 2⁻⁹⁰). */
export function sineCosine(a: DoubleDouble): { readonly sin: DoubleDouble; readonly cos: DoubleDouble } {
  if (!(Math.abs(a.high) < 2 ** 20)) return { sin: dd(NaN), cos: dd(NaN) };
  const k = Math.round(a.high / HALF_PI.high);
  const rest = subtract(subtract(a, multiply(dd(k), HALF_PI)), dd(k * HALF_PI_THIRD));
  const square = negate(multiply(rest, rest));
  const sin = rest.high === 0 ? rest : series(rest, (term, j) => divide(multiply(term, square), dd(2 * j * (2 * j + 1))));
  const cos = series(ONE, (term, j) => divide(multiply(term, square), dd((2 * j - 1) * (2 * j))));
  switch (((k % 4) + 4) % 4) {
    case 0:
      return { sin, cos };
    case 1:
      return { sin: cos, cos: negate(sin) };
    case 2:
      return { sin: negate(sin), cos: negate(cos) };
    default:
      return { sin: negate(cos), cos: sin };
  }
}

export function hyperbolicSine(a: DoubleDouble): DoubleDouble {
  if (Math.abs(a.high) > 0.3) return scaleByPower(subtract(exponential(a), exponential(negate(a))), -1);
  if (a.high === 0) return a;
  const square = multiply(a, a);
  return series(a, (term, k) => divide(multiply(term, square), dd(2 * k * (2 * k + 1))));
}

export function hyperbolicCosine(a: DoubleDouble): DoubleDouble {
  return scaleByPower(add(exponential(a), exponential(negate(a))), -1);
}

export function hyperbolicTangent(a: DoubleDouble): DoubleDouble {
  if (Math.abs(a.high) > 40) return dd(Math.sign(a.high));
  const e = exponentialMinusOne(scaleByPower(a, 1));
  return divide(e, add(e, dd(2)));
}

export function logistic(a: DoubleDouble): DoubleDouble {
  if (isNegative(a)) {
    const e = exponential(a);
    return divide(e, add(ONE, e));
  }
  return divide(ONE, add(ONE, exponential(negate(a))));
}

/** log(1 + e^a), from the side that does not overflow. */
export function softplus(a: DoubleDouble): DoubleDouble {
  const tail = logarithmOfOnePlus(exponential(negate(absolute(a))));
  return isNegative(a) ? tail : add(a, tail);
}

/** One Newton step on tan from the double value. */
export function arctangent(a: DoubleDouble): DoubleDouble {
  const first = Math.atan(a.high);
  if (!Number.isFinite(first) || first === 0) return a.high === 0 ? a : dd(first);
  const { sin, cos } = sineCosine(dd(first));
  // atan a = y + atan((a cos y − sin y)/(cos y + a sin y)), the second angle being tiny.
  const t = divide(subtract(multiply(a, cos), sin), add(cos, multiply(a, sin)));
  return add(dd(first), oddSeries(t, negate(multiply(t, t))));
}

export function arcsine(a: DoubleDouble): DoubleDouble {
  const cos = squareRoot(multiply(subtract(ONE, a), add(ONE, a)));
  if (cos.high === 0) return a.high > 0 ? HALF_PI : negate(HALF_PI);
  return arctangent(divide(a, cos));
}

export function arccosine(a: DoubleDouble): DoubleDouble {
  return subtract(HALF_PI, arcsine(a));
}

export function sign(a: DoubleDouble): DoubleDouble {
  return a.high > 0 || (a.high === 0 && a.low > 0) ? ONE : isNegative(a) ? negate(ONE) : ZERO;
}

const TWO_OVER_ROOT_PI = divide(dd(2), squareRoot(PI));
/** 1 − erf is below 2⁻¹¹⁰ from here on. */
const ERF_SATURATES = 9;
const ERF_TERMS = 600;

/** erf a = (2/√π) a e^(−a²) Σ (2a²)^k/(1·3·…·(2k + 1)), all terms of one sign. */
export function errorFunction(a: DoubleDouble): DoubleDouble {
  if (Math.abs(a.high) > ERF_SATURATES) return dd(Math.sign(a.high));
  const square = multiply(a, a);
  const twice = scaleByPower(square, 1);
  let term = ONE;
  let sum = ONE;
  for (let k = 1; k < ERF_TERMS; k++) {
    term = divide(multiply(term, twice), dd(2 * k + 1));
    sum = add(sum, term);
    if (!(term.high > NEGLIGIBLE * sum.high)) break;
  }
  return multiply(multiply(TWO_OVER_ROOT_PI, a), multiply(exponential(negate(square)), sum));
}
