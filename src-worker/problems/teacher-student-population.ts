/**
 * The population loss E(v relu(w·x) − relu(t·x))², inputs uniform on the unit sphere of R^d (κ = 1/d) or N(0, I) (κ = 1).
 * With q = w·t̂, w⊥ = w − q t̂, p = |w⊥|, ρ = |w|, a the angle of w and t, T = |t|:
 *   f = κ [ |vw − t|²/2 − (vT/π) G ],   G = p − a q = ρ (sin a − a cos a) ~ ρ a³/3,
 * the form in which nothing cancels near the minima vw = t. ∇G = sin a ŵ − a t̂ and ∇²G u = (sin a/ρ) [2 (m·u) m + u_out], m the unit
 * vector of the plane of w and t across w, u_out the part of u across the plane.
 */
import type { Loss } from '../engine/problem';
import { symmetricEigenvalues } from '../engine/symmetric-eigen';
import { seriesAlong } from './teacher-student-series';

/** What the formulas need of w. */
interface Plane {
  readonly rho: number;
  readonly sin: number;
  readonly cos: number;
  readonly angle: number;
  /** Unit vector of w⊥; zero where w ∥ t. */
  readonly n: Float64Array;
  readonly p: number;
}

/** Sine of the angle below which w counts as parallel to t. */
const PARALLEL = 1e-15;

type Calculus = Pick<Loss, 'value' | 'gradient' | 'hessianVector' | 'sharpness' | 'taylorAlong' | 'kinkAt'>;

/** `teacher` t, length d, not zero. The point is (v, w1 … wd). */
export function populationCalculus(teacher: Float64Array, kappa: number): Calculus {
  const d = teacher.length;
  const T = Math.hypot(...teacher);
  const unit = teacher.map((entry) => entry / T);

  function planeOf(x: Float64Array): Plane {
    let q = 0;
    for (let i = 0; i < d; i++) q += x[i + 1]! * unit[i]!;
    const n = new Float64Array(d);
    let square = 0;
    for (let i = 0; i < d; i++) {
      n[i] = x[i + 1]! - q * unit[i]!;
      square += n[i]! * n[i]!;
    }
    const p = Math.sqrt(square);
    const rho = Math.hypot(p, q);
    if (p > 0) for (let i = 0; i < d; i++) n[i] = n[i]! / p;
    // At w = 0 the activation has slope 0 by convention (relu'(0) = 0); `kinkAt` says so.
    return { rho, sin: rho > 0 ? p / rho : 0, cos: rho > 0 ? q / rho : 1, angle: Math.atan2(p, q), n, p };
  }

  const hessianVector: Loss['hessianVector'] = (x, u, out) => {
    const v = x[0]!;
    const dv = u[0]!;
    const { rho, sin, cos, angle, n } = planeOf(x);
    const along = sin * cos - angle;
    let uT = 0;
    let uN = 0;
    let wU = 0;
    let rU = 0;
    let ww = 0;
    for (let i = 0; i < d; i++) {
      const w = x[i + 1]!;
      const ui = u[i + 1]!;
      uT += ui * unit[i]!;
      uN += ui * n[i]!;
      wU += w * ui;
      rU += (v * w - teacher[i]!) * ui;
      ww += w * w;
    }
    const across = sin * uT - cos * uN;
    const bend = rho > 0 ? sin / rho : 0;
    const share = T / Math.PI;
    out[0] = kappa * (ww * dv + v * wU + rU - share * (along * uT + sin * sin * uN));
    for (let i = 0; i < d; i++) {
      const [t, ni, ui, w] = [unit[i]!, n[i]!, u[i + 1]!, x[i + 1]!];
      const gradientG = along * t + sin * sin * ni;
      const bent = bend * (2 * across * (sin * t - cos * ni) + ui - uT * t - uN * ni);
      out[i + 1] = kappa * (v * (dv * w + v * ui) + dv * (v * w - teacher[i]!) - share * (dv * gradientG + v * bent));
    }
  };

  return {
    value(x) {
      const { rho, angle } = planeOf(x);
      let square = 0;
      for (let i = 0; i < d; i++) square += (x[0]! * x[i + 1]! - teacher[i]!) ** 2;
      // A mean of squares; the difference may round below zero at a minimum.
      return kappa * Math.max(0, square / 2 - ((x[0]! * T) / Math.PI) * rho * segment(angle));
    },
    gradient(x, out) {
      const v = x[0]!;
      const { rho, sin, cos, angle, n } = planeOf(x);
      if (rho === 0) {
        out.fill(0);
        return;
      }
      const along = sin * cos - angle;
      let first = 0;
      for (let i = 0; i < d; i++) {
        const w = x[i + 1]!;
        const r = v * w - teacher[i]!;
        first += r * w;
        out[i + 1] = kappa * v * (r - (T / Math.PI) * (along * unit[i]! + sin * sin * n[i]!));
      }
      out[0] = kappa * (first - (T / Math.PI) * rho * segment(angle));
    },
    hessianVector,
    /** The Hessian keeps the span of v, t̂, n; across it, it is a multiple of the identity. */
    sharpness(x) {
      const { rho, sin, n, p } = planeOf(x);
      const second = p > PARALLEL * rho ? n : anyAcross(unit);
      const basis = [new Float64Array(d + 1), new Float64Array(d + 1), new Float64Array(d + 1)];
      basis[0]![0] = 1;
      basis[1]!.set(unit, 1);
      basis[2]!.set(second, 1);
      const small = new Float64Array(9);
      const product = new Float64Array(d + 1);
      basis.forEach((u, i) => {
        hessianVector(x, u, product);
        basis.forEach((w, j) => (small[3 * i + j] = w.reduce((sum, entry, k) => sum + entry * product[k]!, 0)));
      });
      for (let i = 0; i < 3; i++)
        for (let j = 0; j < i; j++) small[3 * i + j] = small[3 * j + i] = (small[3 * i + j]! + small[3 * j + i]!) / 2;
      const inside = symmetricEigenvalues(small, 3)[0]!;
      if (d === 2) return inside;
      const v = x[0]!;
      return Math.max(inside, kappa * (v * v - (v * T * (rho > 0 ? sin / rho : 0)) / Math.PI));
    },
    taylorAlong: (x, direction, order) => seriesAlong(x, direction, order, teacher, kappa),
    kinkAt(x) {
      const { rho, p } = planeOf(x);
      if (rho === 0) return 'At w = 0 the loss has no gradient: the angle between w and the teacher is not defined.';
      return p <= PARALLEL * rho
        ? 'Where w is parallel to the teacher the loss is twice, not three times, continuously differentiable (a term |w⊥|³).'
        : null;
    },
  };
}

/** sin a − a cos a, by its series where the difference would cancel. */
function segment(a: number): number {
  if (a > 0.5) return Math.sin(a) - a * Math.cos(a);
  // Σ (−1)^(k+1) 2k a^(2k+1)/(2k+1)!
  let term = a * a * a * (1 / 3);
  let sum = 0;
  for (let k = 1; k < 9; k++) {
    sum += term;
    term *= (-(a * a) * (k + 1)) / (k * (2 * k + 2) * (2 * k + 3));
  }
  return sum;
}

/** A unit vector across `unit`: the coordinate vector farthest from it, made orthogonal. */
export function anyAcross(unit: Float64Array): Float64Array {
  // The last of equally small coordinates loses to the first: for e₁ the answer is e₂.
  const least = unit.reduce((best, entry, i) => (Math.abs(entry) < Math.abs(unit[best]!) ? i : best), 0);
  const across = unit.map((entry, i) => (i === least ? 1 : 0) - unit[least]! * entry);
  const length = Math.hypot(...across);
  return across.map((entry) => entry / length);
}
