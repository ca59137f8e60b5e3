/**
 * Taylor jets of the functions of formulas beyond those of jets.ts, by the same recurrences (Griewank & Walther, Evaluating
 * Derivatives, 2nd ed., 2008, table 13.2): where c′ = s a′ and the jet of s needs only lower coefficients of c.
 */
import { erf } from './erf';
import { add, constant, divide, exponential, type Jet, logarithm, multiply, power, scale, squareRoot, subtract } from './jets';
import { sigmoid as sigmoidAt, softplus as softplusAt } from './scalar-functions';

/** e^a − 1. */
export function exponentialMinusOne(a: Jet): Jet {
  return startingWith(exponential(a), Math.expm1(a[0]!));
}

/** log(1 + a) for a > −1. */
export function logarithmOnePlus(a: Jet): Jet {
  return startingWith(logarithm(startingWith(a, 1 + a[0]!)), Math.log1p(a[0]!));
}

/** Hyperbolic sine and cosine together. */
export function sinhcosh(a: Jet): { sinh: Jet; cosh: Jet } {
  const sinh = new Float64Array(a.length);
  const cosh = new Float64Array(a.length);
  sinh[0] = Math.sinh(a[0]!);
  cosh[0] = Math.cosh(a[0]!);
  for (let k = 1; k < a.length; k++) {
    let s = 0;
    let c = 0;
    for (let j = 1; j <= k; j++) {
      s += j * a[j]! * cosh[k - j]!;
      c += j * a[j]! * sinh[k - j]!;
    }
    sinh[k] = s / k;
    cosh[k] = c / k;
  }
  return { sinh, cosh };
}

/** arcsin a for |a| < 1. */
export function arcsine(a: Jet): Jet {
  return integral(a, arcSlope(a), Math.asin(a[0]!));
}

/** arccos a for |a| < 1. */
export function arccosine(a: Jet): Jet {
  return integral(a, scale(arcSlope(a), -1), Math.acos(a[0]!));
}

/** 1/(1 + e^(−a)), from c′ = c(1 − c)a′ with 1 − c kept beside c, so that neither tail cancels. */
export function sigmoid(a: Jet): Jet {
  const c = constant(sigmoidAt(a[0]!), a.length - 1);
  const rest = sigmoidAt(-a[0]!);
  const slope = new Float64Array(a.length);
  for (let k = 1; k < c.length; k++) {
    // Coefficient k − 1 of c(1 − c); those of 1 − c are −c_j beyond the first.
    let sum = c[k - 1]! * rest;
    for (let j = 1; j <= k - 1; j++) sum -= c[k - 1 - j]! * c[j]!;
    slope[k - 1] = sum;
    let total = 0;
    for (let j = 1; j <= k; j++) total += j * a[j]! * slope[k - j]!;
    c[k] = total / k;
  }
  return c;
}

/** tanh a = 2 sigmoid(2a) − 1. */
export function tanh(a: Jet): Jet {
  return startingWith(scale(sigmoid(scale(a, 2)), 2), Math.tanh(a[0]!));
}

/** log(1 + e^a). */
export function softplus(a: Jet): Jet {
  return integral(a, sigmoid(a), softplusAt(a[0]!));
}

/** The error function, from (erf a)′ = 2/√π e^(−a²) a′. */
export function error(a: Jet): Jet {
  return integral(a, scale(exponential(scale(multiply(a, a), -1)), 2 / Math.sqrt(Math.PI)), erf(a[0]!));
}

/** a^p for constant p; whole p by repeated squaring, so also at and below zero. */
export function constantPower(a: Jet, p: number): Jet {
  if (!Number.isSafeInteger(p)) return power(a, p);
  let result = constant(1, a.length - 1);
  let square = a;
  for (let rest = Math.abs(p); rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = multiply(result, square);
    if (rest > 1) square = multiply(square, square);
  }
  return p < 0 ? divide(constant(1, a.length - 1), result) : result;
}

/** a^b; b may vary, and then a > 0. */
export function generalPower(a: Jet, b: Jet): Jet {
  return b.every((coefficient, k) => k === 0 || coefficient === 0)
    ? constantPower(a, b[0]!)
    : startingWith(exponential(multiply(b, logarithm(a))), Math.pow(a[0]!, b[0]!));
}

/** 1/√(1 − a²). */
function arcSlope(a: Jet): Jet {
  const one = constant(1, a.length - 1);
  return divide(one, squareRoot(multiply(subtract(one, a), add(one, a))));
}

/** The jet with value `value` and derivative slope · a′. */
function integral(a: Jet, slope: Jet, value: number): Jet {
  const c = constant(value, a.length - 1);
  for (let k = 1; k < c.length; k++) {
    let sum = 0;
    for (let j = 1; j <= k; j++) sum += j * a[j]! * slope[k - j]!;
    c[k] = sum / k;
  }
  return c;
}

function startingWith(a: Jet, value: number): Jet {
  const c = Float64Array.from(a);
  c[0] = value;
  return c;
}
