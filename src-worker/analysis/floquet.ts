/**
 * Two-step (Floquet) multipliers of matrix factorisation on the orbit of Theorem 4 (Chen & Bruna), which is diagonal in the
 * singular vectors of X₀: Y = diag(ρσ₁, aσ₂, …), Z = diag(ρσ₁, σ₂/a, …), ρ ∈ {ρ₁, ρ₂} the balanced 2-cycle of the top mode, a the
 * imbalance (1: balanced; the symmetric form has Y = Z). The linearisation splits into blocks [i, j] of the entries ij and ji.
 */
import type { Multiplier } from '../../src-shared/analysis';
import { eigenvalues, modulus } from './linear';

/** A state of the orbit: singular values of Y and Z by mode, and residuals y z − σ². */
interface State {
  readonly y: readonly number[];
  readonly z: readonly number[];
  readonly r: readonly number[];
}

/** ρ₁ < ρ₂ of the top mode at K = ησ₁² ≥ 1 (null below: there is no 2-cycle): ρ² = [(1 + K) ∓ √((K − 1)(K + 3))]/(2K). */
export function topModeCycle(K: number): readonly [number, number] | null {
  if (!(K > 1)) return null;
  const root = Math.sqrt((K - 1) * (K + 3));
  const upper = (1 + K + root) / (2 * K);
  // The product of the two squares is 1/K².
  return [Math.sqrt(1 / (K * K * upper)), Math.sqrt(upper)];
}

/** The two-step multiplier of the top mode's balanced motion, 9 − 2(1 + K)², and of its imbalance, 3 − 2K. */
export function topModeMultipliers(K: number): { readonly balanced: number; readonly imbalance: number } {
  return { balanced: 9 - 2 * (1 + K) ** 2, imbalance: 3 - 2 * K };
}

/**
 * Eigenvalues of the two-step product of Jacobians restricted to block [i, j] (mode numbers from 1, i ≠ j: entries Y_ij, Y_ji, Z_ij,
 * Z_ji; i = j: Y_ii, Z_ii) of both factors, largest modulus first; null where there is no 2-cycle (ησ₁² ≤ 1).
 */
export function asymmetricBlock(
  sigma: readonly number[],
  eta: number,
  imbalance: number,
  i: number,
  j: number,
): readonly Multiplier[] | null {
  const states = orbitStates(sigma, eta, imbalance);
  if (states === null) return null;
  const size = i === j ? 2 : 4;
  return eigenvalues(
    productOf(states, eta, size, (state) => asymmetricHessian(state, i - 1, j - 1)),
    size,
  );
}

/** The same for the symmetric form: entries X_ij, X_ji (i = j: X_ii). */
export function symmetricBlock(sigma: readonly number[], eta: number, i: number, j: number): readonly Multiplier[] | null {
  const states = orbitStates(sigma, eta, 1);
  if (states === null) return null;
  const size = i === j ? 1 : 2;
  return eigenvalues(
    productOf(states, eta, size, (state) => symmetricHessian(state, i - 1, j - 1)),
    size,
  );
}

/**
 * The multiplier of the cross mode (1, j) of the symmetric form other than the neutral 1, τ = σ_j/σ₁:
 * K²τ⁴ − K(K − 1)τ² − (K − 1). Inside the unit circle for every τ < 1 if K < √8 − 1.
 */
export function symmetricCrossMultiplier(K: number, tau: number): number {
  const square = tau * tau;
  return K * K * square * square - K * (K - 1) * square - (K - 1);
}

/** What is left after the neutral multiplier 1 of a block is taken away: the one nearest to 1, if within 10⁻⁶. */
export function withoutNeutral(multipliers: readonly Multiplier[]): readonly Multiplier[] {
  const away = (m: Multiplier) => Math.hypot(m.re - 1, m.im);
  const nearest = multipliers.reduce((best, m, k) => (away(m) < away(multipliers[best]!) ? k : best), 0);
  return away(multipliers[nearest]!) <= 1e-6 ? multipliers.filter((_, k) => k !== nearest) : multipliers;
}

/** Largest modulus; 0 of none. */
export function largestModulus(multipliers: readonly Multiplier[]): number {
  return multipliers.reduce((most, m) => Math.max(most, modulus(m)), 0);
}

/**
 * Condition (9) of Theorem 4, to be at most 2: max{η(σ₁²/a² + a²σ₂²), η(a²σ₁² + σ₂²/a²)}. It speaks of the initial minimum, not of
 * the orbit, and does not suffice (a = 0.89, σ₂/σ₁ = 0.957, K = 1.005).
 */
export function conditionNine(K: number, tau: number, imbalance: number): number {
  const square = imbalance * imbalance;
  return K * Math.max(1 / square + square * tau * tau, square + (tau * tau) / square);
}

/**
 * The condition that on scanned grids, together with (9), goes with local stability (not proved), to be at most 2:
 * η(σ₁² + max(a², a⁻²) σ₂²).
 */
export function correctedCondition(K: number, tau: number, imbalance: number): number {
  const square = imbalance * imbalance;
  return K * (1 + Math.max(square, 1 / square) * tau * tau);
}

export interface OrbitStability {
  /** Largest modulus over the blocks (1, 1), (2, 2) and (1, 2), neutral multipliers apart. */
  readonly dominant: number;
  /** Largest modulus in the cross block (1, 2), the neutral 1 apart. */
  readonly cross: number;
  readonly stable: boolean;
}

/** Local stability of Theorem 4's orbit with two modes, σ = (1, τ), η = K; null where there is no 2-cycle (K ≤ 1). */
export function quasiSymmetricStability(K: number, tau: number, imbalance: number): OrbitStability | null {
  const cross = asymmetricBlock([1, tau], K, imbalance, 1, 2);
  if (cross === null) return null;
  const top = topModeMultipliers(K);
  const square = imbalance * imbalance;
  // Block (2, 2) rests at its minimum: 1 along the hyperbola of minima, 1 − ηλ across it at each of the two steps.
  const second = (1 - K * tau * tau * (square + 1 / square)) ** 2;
  const outside = largestModulus(withoutNeutral(cross));
  const dominant = Math.max(Math.abs(top.balanced), Math.abs(top.imbalance), second, outside);
  return { dominant, cross: outside, stable: dominant < 1 };
}

function orbitStates(sigma: readonly number[], eta: number, imbalance: number): readonly State[] | null {
  const top = sigma[0] ?? NaN;
  const K = eta * top * top;
  const cycle = topModeCycle(K);
  if (cycle === null) return null;
  return cycle.map((rho) => ({
    y: sigma.map((s, k) => (k === 0 ? rho * top : imbalance * s)),
    z: sigma.map((s, k) => (k === 0 ? rho * top : s / imbalance)),
    r: sigma.map((s, k) => (k === 0 ? (rho * rho - 1) * s * s : 0)),
  }));
}

/** (I − ηH₂)(I − ηH₁), row-major. */
function productOf(states: readonly State[], eta: number, size: number, hessian: (state: State) => readonly number[]): Float64Array {
  const [first, second] = states.map((state) => hessian(state).map((entry, k) => (k % (size + 1) === 0 ? 1 : 0) - eta * entry));
  const product = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++)
      for (let k = 0; k < size; k++) product[i * size + j] = product[i * size + j]! + second![i * size + k]! * first![k * size + j]!;
  return product;
}

/** From ∇ = (R Z, RᵀY), R' = Y'Zᵀ + Y Z'ᵀ at diagonal Y, Z, R. */
function asymmetricHessian({ y, z, r }: State, i: number, j: number): readonly number[] {
  const [yi, zi, ri] = [y[i]!, z[i]!, r[i]!];
  if (i === j) return [zi * zi, yi * zi + ri, yi * zi + ri, yi * yi];
  const [yj, zj, rj] = [y[j]!, z[j]!, r[j]!];
  return [...[zj * zj, 0, ri, zj * yi], ...[0, zi * zi, zi * yj, rj], ...[ri, yj * zi, yj * yj, 0], ...[yi * zj, rj, 0, yi * yi]];
}

/** From ∇ = R X, R' = X'Xᵀ + X X'ᵀ at diagonal X, R. */
function symmetricHessian({ y, r }: State, i: number, j: number): readonly number[] {
  const [xi, ri] = [y[i]!, r[i]!];
  if (i === j) return [2 * xi * xi + ri];
  const [xj, rj] = [y[j]!, r[j]!];
  return [xj * xj + ri, xi * xj, xi * xj, xi * xi + rj];
}
