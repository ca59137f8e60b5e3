/**
 * f = Σ_m (w₁ₘ ⋯ w_Lm − σ_m)²/2: modes m that do not meet, each a product of L factors. With P_l the product without factor l
 * and r = P − σ: ∂f/∂w_l = r P_l, ∇²f v = (Σ P_k v_k) P_l + r dP_l(v). At a minimum one mode's Hessian is the rank-one matrix
 * P_l P_k with eigenvalue σ² Σ 1/w_l², least where all |w_l| = σ^(1/L): L σ^(2 − 2/L).
 * Coordinates run mode by mode: factor l of mode m is number m L + l.
 */
import * as jets from '../engine/jets';
import type { Loss } from '../engine/problem';
import { symmetricEigenvalues } from '../engine/symmetric-eigen';

/** Every part of a loss of products; `names` are the coordinates, `sigmas` > 0 the targets, `depth` = L ≥ 2. */
export function factorProducts(depth: number, sigmas: readonly number[], names: readonly string[], observed: readonly string[]): Loss {
  const factors = (x: Float64Array, mode: number) => x.subarray(mode * depth, (mode + 1) * depth);
  const each = (act: (sigma: number, mode: number) => void) => sigmas.forEach(act);
  const top = sigmas.indexOf(Math.max(...sigmas));
  return {
    dimension: depth * sigmas.length,
    coordinates: names,
    minimaOnManifold: true,
    value(x) {
      let sum = 0;
      each((sigma, mode) => {
        const r = product(factors(x, mode)) - sigma;
        sum += (r * r) / 2;
      });
      return sum;
    },
    gradient(x, out) {
      each((sigma, mode) => {
        const w = factors(x, mode);
        const others = without(w);
        const r = product(w) - sigma;
        for (let l = 0; l < depth; l++) out[mode * depth + l] = r * others[l]!;
      });
    },
    hessianVector(x, v, out) {
      each((sigma, mode) => modeProduct(factors(x, mode), factors(v, mode), sigma, factors(out, mode)));
    },
    taylorAlong(x, direction, order) {
      let sum = jets.constant(0, order);
      each((sigma, mode) => {
        let p = jets.constant(1, order);
        for (let l = 0; l < depth; l++) p = jets.multiply(p, line(factors(x, mode)[l]!, factors(direction, mode)[l]!, order));
        p[0]! -= sigma;
        sum = jets.add(sum, jets.scale(jets.multiply(p, p), 0.5));
      });
      return sum;
    },
    sharpness(x) {
      return Math.max(...sigmas.map((sigma, mode) => symmetricEigenvalues(modeHessian(factors(x, mode), sigma), depth)[0]!));
    },
    minima(near) {
      const all = new Float64Array(depth * sigmas.length);
      each((sigma, mode) => factors(all, mode).fill(Math.pow(sigma, 1 / depth)));
      if (!near) return [all];
      const own = all.map((value, i) => (near[i]! < 0 ? -value : value));
      each((_, mode) => makePositive(factors(own, mode), factors(near, mode)));
      return own.every((value, i) => value === all[i]) ? [all] : [own, all];
    },
    flipDirection(minimum) {
      const unit = new Float64Array(minimum.length);
      factors(minimum, top).forEach((w, l) => (unit[top * depth + l] = Math.sign(w) / Math.sqrt(depth)));
      return unit;
    },
    flipNote: 'Restricted to the balanced line of the largest mode (all its factors of one size), which gradient descent leaves invariant.',
    observables: {
      names: observed,
      fill(x, out) {
        each((_, mode) => (out[mode] = product(factors(x, mode))));
      },
    },
  };
}

function product(w: Float64Array): number {
  let p = 1;
  for (let l = 0; l < w.length; l++) p *= w[l]!;
  return p;
}

/** P_l for every l, from products of the factors before and after, so that zeros do no harm. */
function without(w: Float64Array): Float64Array {
  const others = new Float64Array(w.length);
  let before = 1;
  for (let l = 0; l < w.length; l++) {
    others[l] = before;
    before *= w[l]!;
  }
  let after = 1;
  for (let l = w.length - 1; l >= 0; l--) {
    others[l]! *= after;
    after *= w[l]!;
  }
  return others;
}

/** ∇²f v of one mode, by differentiating the products before and after along v. */
function modeProduct(w: Float64Array, v: Float64Array, sigma: number, out: Float64Array): void {
  const n = w.length;
  const [before, moved] = [new Float64Array(n + 1).fill(1), new Float64Array(n + 1)];
  for (let l = 0; l < n; l++) {
    before[l + 1] = before[l]! * w[l]!;
    moved[l + 1] = moved[l]! * w[l]! + before[l]! * v[l]!;
  }
  const r = before[n]! - sigma;
  const rate = moved[n]!;
  let after = 1;
  let afterMoved = 0;
  for (let l = n - 1; l >= 0; l--) {
    const [factor, speed] = [w[l]!, v[l]!];
    out[l] = rate * before[l]! * after + r * (moved[l]! * after + before[l]! * afterMoved);
    afterMoved = afterMoved * factor + after * speed;
    after *= factor;
  }
}

function modeHessian(w: Float64Array, sigma: number): Float64Array {
  const n = w.length;
  const matrix = new Float64Array(n * n);
  const unit = new Float64Array(n);
  for (let l = 0; l < n; l++) {
    unit.fill(0);
    unit[l] = 1;
    modeProduct(w, unit, sigma, matrix.subarray(l * n, (l + 1) * n));
  }
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++) matrix[i * n + j] = matrix[j * n + i] = (matrix[i * n + j]! + matrix[j * n + i]!) / 2;
  return matrix;
}

/** Where the product of a minimum's factors would be negative, turns the one whose neighbour in `near` is smallest. */
function makePositive(w: Float64Array, near: Float64Array): void {
  if (product(w) > 0) return;
  let least = 0;
  near.forEach((value, l) => {
    if (Math.abs(value) < Math.abs(near[least]!)) least = l;
  });
  w[least] = -w[least]!;
}

function line(at: number, rate: number, order: number): jets.Jet {
  const jet = jets.constant(at, order);
  if (order > 0) jet[1] = rate;
  return jet;
}
