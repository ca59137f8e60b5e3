/**
 * The empirical loss (1/N) Σ (v relu(w·x_k) − relu(t·x_k))², no ½. Between the kinks w·x_k = 0 it is a polynomial of degree 4;
 * relu'(0) = 0. At the minima vw = t the residuals vanish and the Hessian is that of the active inputs, t·x_k > 0.
 */
import type { Loss } from '../engine/problem';
import { symmetricEigenvectors } from '../engine/svd';

type Calculus = Pick<Loss, 'value' | 'gradient' | 'hessianVector' | 'taylorAlong' | 'kinkAt'>;

/** |w·x_k| up to this share of |w||x_k| counts as a kink. */
const ON_KINK = 1e-15;

/** `inputs` row by row, N × d. */
export function empiricalCalculus(teacher: Float64Array, inputs: Float64Array): Calculus {
  const d = teacher.length;
  const N = inputs.length / d;
  const targets = Float64Array.from({ length: N }, (_, k) => Math.max(0, along(inputs, k, teacher, 0, d)));
  return {
    value(x) {
      let sum = 0;
      for (let k = 0; k < N; k++) sum += (x[0]! * Math.max(0, along(inputs, k, x, 1, d)) - targets[k]!) ** 2;
      return sum / N;
    },
    gradient(x, out) {
      const v = x[0]!;
      out.fill(0);
      for (let k = 0; k < N; k++) {
        const a = along(inputs, k, x, 1, d);
        // Where the unit is silent its output does not depend on the point.
        if (!(a > 0)) continue;
        const error = (2 / N) * (v * a - targets[k]!);
        out[0] = out[0]! + error * a;
        for (let i = 0; i < d; i++) out[i + 1] = out[i + 1]! + error * v * inputs[k * d + i]!;
      }
    },
    hessianVector(x, u, out) {
      const v = x[0]!;
      const dv = u[0]!;
      out.fill(0);
      for (let k = 0; k < N; k++) {
        const a = along(inputs, k, x, 1, d);
        if (!(a > 0)) continue;
        const da = along(inputs, k, u, 1, d);
        const error = (2 / N) * (v * a - targets[k]!);
        const change = (2 / N) * (a * dv + v * da);
        out[0] = out[0]! + change * a + error * da;
        const weight = change * v + error * dv;
        for (let i = 0; i < d; i++) out[i + 1] = out[i + 1]! + weight * inputs[k * d + i]!;
      }
    },
    taylorAlong(x, direction, order) {
      const series = new Float64Array(order + 1);
      let kinked = false;
      for (let k = 0; k < N; k++) {
        const a = along(inputs, k, x, 1, d);
        const b = along(inputs, k, direction, 1, d);
        kinked ||= b !== 0 && Math.abs(a) <= ON_KINK * lengthOf(x, 1);
        // v a − y + (v b + dv a) s + dv b s², squared.
        const r0 = (a > 0 ? x[0]! * a : 0) - targets[k]!;
        const r1 = a > 0 ? x[0]! * b + direction[0]! * a : 0;
        const r2 = a > 0 ? direction[0]! * b : 0;
        const all = [r0 * r0, 2 * r0 * r1, r1 * r1 + 2 * r0 * r2, 2 * r1 * r2, r2 * r2];
        for (let j = 0; j < Math.min(5, order + 1); j++) series[j] = series[j]! + all[j]! / N;
      }
      // On a kink only the value is certain to be the same on both sides.
      return kinked ? series.fill(NaN, 1) : series;
    },
    kinkAt(x) {
      const size = lengthOf(x, 1);
      if (size === 0) return 'At w = 0 every input lies on the kink of the rectifier: the loss has no gradient there.';
      for (let k = 0; k < N; k++)
        if (Math.abs(along(inputs, k, x, 1, d)) <= ON_KINK * size)
          return 'An input lies on the kink of the rectifier, w·x = 0: the loss is continuous there, its derivatives need not be.';
      return null;
    },
  };
}

/** S = (1/N) Σ x xᵀ over the inputs the teacher is active on, row-major d × d. */
export function activeMoments(teacher: Float64Array, inputs: Float64Array): Float64Array {
  const d = teacher.length;
  const N = inputs.length / d;
  const moments = new Float64Array(d * d);
  for (let k = 0; k < N; k++) {
    if (!(along(inputs, k, teacher, 0, d) > 0)) continue;
    for (let i = 0; i < d; i++)
      for (let j = 0; j < d; j++) moments[i * d + j] = moments[i * d + j]! + (inputs[k * d + i]! * inputs[k * d + j]!) / N;
  }
  return moments;
}

/**
 * v > 0 of the flattest minimum (v, t/v). With S the active moments the Hessian there is 2 [[τ/s, (St)ᵀ], [St, s S]], s = v²,
 * τ = t·St; its top eigenvalue is convex in s, so that the sign of its derivative is bisected. Top eigenvalue λ of the arrow
 * matrix in the eigenbasis of S (eigenvalues l_i, t_i the teacher's components): τ/s − λ + Σ (l_i t_i)²/(λ − s l_i) = 0.
 */
export function flattestScale(teacher: Float64Array, moments: Float64Array): number {
  const { values, vectors } = symmetricEigenvectors(moments, teacher.length);
  const b = values.map((l, i) => l * vectors[i]!.reduce((sum, entry, k) => sum + entry * teacher[k]!, 0));
  const tau = values.reduce((sum, l, i) => sum + (l > 0 ? (b[i]! * b[i]!) / l : 0), 0);
  const slope = (s: number): number => {
    const top = topOfArrow(tau / s, b, values, s);
    let weight = 0;
    for (let i = 0; i < b.length; i++) if (b[i] !== 0) weight += values[i]! * (b[i]! / (top - s * values[i]!)) ** 2;
    return weight - tau / (s * s);
  };
  let low = Math.hypot(...teacher) * 1e-3;
  let high = low * 1e6;
  for (let k = 0; k < 200; k++) {
    const middle = Math.sqrt(low * high);
    if (!(middle > low && middle < high)) break;
    if (slope(middle) < 0) low = middle;
    else high = middle;
  }
  return Math.sqrt(Math.sqrt(low * high));
}

/** Largest root above the poles s l_i of head − λ + Σ b_i²/(λ − s l_i), by bisection. */
function topOfArrow(head: number, b: Float64Array, l: Float64Array, s: number): number {
  const norm = Math.hypot(...b);
  let low = Math.max(head, s * l[0]!);
  let high = low + norm;
  for (let k = 0; k < 100; k++) {
    const middle = (low + high) / 2;
    if (!(middle > low && middle < high)) break;
    let value = head - middle;
    for (let i = 0; i < b.length; i++) if (b[i] !== 0) value += (b[i]! * b[i]!) / (middle - s * l[i]!);
    if (value > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function along(inputs: Float64Array, k: number, x: Float64Array, from: number, d: number): number {
  let sum = 0;
  for (let i = 0; i < d; i++) sum += inputs[k * d + i]! * x[from + i]!;
  return sum;
}

function lengthOf(x: Float64Array, from: number): number {
  let square = 0;
  for (let i = from; i < x.length; i++) square += x[i]! * x[i]!;
  return Math.sqrt(square);
}
