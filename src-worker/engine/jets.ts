/**
 * Taylor jets: truncated power series in one variable with exact recurrences, so that every derivative comes out to
 * rounding. A jet of order m is a Float64Array of the m + 1 coefficients f^(k)(x)/k!. Recurrences: Griewank & Walther,
 * Evaluating Derivatives (2nd ed., 2008), table 13.2. Operands must have equal order.
 */
export type Jet = Float64Array;

/** The jet of the variable itself at x. */
export function variable(x: number, order: number): Jet {
  const jet = new Float64Array(order + 1);
  jet[0] = x;
  if (order > 0) jet[1] = 1;
  return jet;
}

/** The jet of a constant. */
export function constant(value: number, order: number): Jet {
  const jet = new Float64Array(order + 1);
  jet[0] = value;
  return jet;
}

export function add(a: Jet, b: Jet): Jet {
  return a.map((value, k) => value + b[k]!);
}

export function subtract(a: Jet, b: Jet): Jet {
  return a.map((value, k) => value - b[k]!);
}

export function scale(a: Jet, factor: number): Jet {
  return a.map((value) => factor * value);
}

export function multiply(a: Jet, b: Jet): Jet {
  const c = new Float64Array(a.length);
  for (let k = 0; k < c.length; k++) {
    let sum = 0;
    for (let j = 0; j <= k; j++) sum += a[j]! * b[k - j]!;
    c[k] = sum;
  }
  return c;
}

/** a/b; coefficients are not finite where b vanishes. */
export function divide(a: Jet, b: Jet): Jet {
  const c = new Float64Array(a.length);
  for (let k = 0; k < c.length; k++) {
    let sum = a[k]!;
    for (let j = 1; j <= k; j++) sum -= b[j]! * c[k - j]!;
    c[k] = sum / b[0]!;
  }
  return c;
}

/** √a for a > 0. */
export function squareRoot(a: Jet): Jet {
  const c = new Float64Array(a.length);
  c[0] = Math.sqrt(a[0]!);
  for (let k = 1; k < c.length; k++) {
    let sum = a[k]!;
    for (let j = 1; j < k; j++) sum -= c[j]! * c[k - j]!;
    c[k] = sum / (2 * c[0]!);
  }
  return c;
}

/** a^p: any a for whole p ≥ 0 (by multiplication, so zeros of a are allowed), a > 0 otherwise. */
export function power(a: Jet, p: number): Jet {
  if (Number.isInteger(p) && p >= 0 && p <= 64) {
    let c = constant(1, a.length - 1);
    for (let i = 0; i < p; i++) c = multiply(c, a);
    return c;
  }
  const c = new Float64Array(a.length);
  c[0] = Math.pow(a[0]!, p);
  for (let k = 1; k < c.length; k++) {
    let sum = 0;
    for (let j = 1; j <= k; j++) sum += (p * j - (k - j)) * a[j]! * c[k - j]!;
    c[k] = sum / (k * a[0]!);
  }
  return c;
}

export function exponential(a: Jet): Jet {
  const c = new Float64Array(a.length);
  c[0] = Math.exp(a[0]!);
  for (let k = 1; k < c.length; k++) c[k] = convolved(a, c, k) / k;
  return c;
}

/** Natural logarithm, a > 0. */
export function logarithm(a: Jet): Jet {
  const c = new Float64Array(a.length);
  c[0] = Math.log(a[0]!);
  for (let k = 1; k < c.length; k++) {
    let sum = 0;
    for (let j = 1; j < k; j++) sum += j * c[j]! * a[k - j]!;
    c[k] = (a[k]! - sum / k) / a[0]!;
  }
  return c;
}

/** Sine and cosine together: each recurrence needs the other. */
export function sincos(a: Jet): { sin: Jet; cos: Jet } {
  const sin = new Float64Array(a.length);
  const cos = new Float64Array(a.length);
  sin[0] = Math.sin(a[0]!);
  cos[0] = Math.cos(a[0]!);
  for (let k = 1; k < a.length; k++) {
    sin[k] = convolved(a, cos, k) / k;
    cos[k] = -convolved(a, sin, k) / k;
  }
  return { sin, cos };
}

export function tangent(a: Jet): Jet {
  const { sin, cos } = sincos(a);
  return divide(sin, cos);
}

/** tanh a, from (tanh a)' = (1 − tanh² a) a'. */
export function hyperbolicTangent(a: Jet): Jet {
  return integrated(a, Math.tanh(a[0]!), (c) => subtract(constant(1, a.length - 1), multiply(c, c)));
}

/** Logistic function 1/(1 + e^(−a)), from s' = s(1 − s) a'. */
export function logistic(a: Jet): Jet {
  return integrated(a, 1 / (1 + Math.exp(-a[0]!)), (c) => subtract(c, multiply(c, c)));
}

/** arctan a, from (arctan a)' = a'/(1 + a²). */
export function arctangent(a: Jet): Jet {
  const slope = divide(constant(1, a.length - 1), add(constant(1, a.length - 1), multiply(a, a)));
  return integrated(a, Math.atan(a[0]!), () => slope);
}

/** Σ_{j=1..k} j a_j b_{k−j}: k times coefficient k of ∫ a' b. */
function convolved(a: Jet, b: Jet, k: number): number {
  let sum = 0;
  for (let j = 1; j <= k; j++) sum += j * a[j]! * b[k - j]!;
  return sum;
}

/** The jet c with value `value` and c' = slope(c) a', where coefficients of slope(c) below k need only those of c below k. */
function integrated(a: Jet, value: number, slope: (c: Jet) => Jet): Jet {
  const c = new Float64Array(a.length);
  c[0] = value;
  for (let k = 1; k < c.length; k++) c[k] = convolved(a, slope(c), k) / k;
  return c;
}
