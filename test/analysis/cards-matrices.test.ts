import { describe, expect, test } from 'vitest';
import { cardNamed, cardsOfProblem, cardsOfRun, hypothesis, row, type Setting } from './card-of';

/** Two modes σ₁ = 1 and τ on the diagonal, from (αX₀, X₀/α) moved by `epsilon`. */
function quasi(K: number, alpha: number, tau: number, epsilon: number, steps = 400): Setting {
  return {
    id: 'matrix-factorisation',
    params: { form: 'asymmetric', target: 'singular-values', n: 2, rank: 2, sigma: [1, tau], basis: 'identity' },
    eta: String(K),
    start: [
      alpha + epsilon,
      0.7 * epsilon,
      -0.4 * epsilon,
      alpha * tau,
      1 / alpha - 0.5 * epsilon,
      0.6 * epsilon,
      0.3 * epsilon,
      tau / alpha,
    ],
    steps,
  };
}

describe('Theorem 4', () => {
  test('the counterexample: every printed hypothesis holds, the orbit is not stable', () => {
    const card = cardNamed(cardsOfProblem(quasi(1.005, 0.89, 0.957, 0)), 'theorem-4');
    expect(card).toMatchObject({ applies: true, status: 'false' });
    expect(row(card, 'Condition (9)').predicted).toBeCloseTo(1.9979, 4);
    expect(hypothesis(card, '(9) ≤ 2').margin).toBeCloseTo(2 - 1.9979, 4);
    expect(row(card, 'Largest |multiplier|').predicted).toBeCloseTo(1.3005, 4);
    expect(hypothesis(card, 'cross modes stable').margin).toBeCloseTo(1 - 1.3005, 4);
    expect(hypothesis(card, 'sufficient with (9)').margin).toBeLessThan(0);
    expect(card.range).toContain('not locally stable');
  });

  test('and a run from beside it leaves the orbit: the second pair is balanced too', () => {
    const card = cardNamed(cardsOfRun(quasi(1.005, 0.89, 0.957, 1e-3, 20_000)), 'theorem-4');
    const second = row(card, 's₂(Y)');
    expect(Math.abs(second.observed! - second.predicted!)).toBeGreaterThan(0.05);
  });

  test('in the regime of the figure it is true, and the run shows it', () => {
    const card = cardNamed(cardsOfRun(quasi(1.02, 0.8, 0.5, 1e-3, 6_000)), 'theorem-4');
    expect(card.applies).toBe(true);
    expect(hypothesis(card, 'cross modes stable').margin).toBeGreaterThan(0);
    for (const name of ['Smaller u₁ᵀYv₁', 'Larger u₁ᵀYv₁', 'Smaller u₁ᵀZv₁', 'Larger u₁ᵀZv₁'])
      expect(row(card, name).observed).toBeCloseTo(row(card, name).predicted!, 5);
    expect(row(card, 's₂(Y)').observed).toBeCloseTo(0.4, 2);
  });

  test('(9) is not necessary: α = 0.7, σ₂/σ₁ = 0.2 at K = 1.02', () => {
    const card = cardNamed(cardsOfProblem(quasi(1.02, 0.7, 0.2, 0)), 'theorem-4');
    expect(card.applies).toBe(false);
    expect(row(card, 'Condition (9)').predicted).toBeCloseTo(2.1, 2);
    expect(hypothesis(card, 'cross modes stable').margin).toBeGreaterThan(0);
  });

  test('K out of the printed range, and a start without an α', () => {
    expect(hypothesis(cardNamed(cardsOfProblem(quasi(1.2, 0.8, 0.5, 0)), 'theorem-4'), 'βσ₁²').margin).toBeCloseTo(0.121 - 0.2, 9);
    const opposite = { ...quasi(1.02, 0.8, 0.5, 0), start: [1, 0, 0, 0.5, -1, 0, 0, 0.5] };
    const card = cardNamed(cardsOfProblem(opposite), 'theorem-4');
    expect(card.applies).toBeNull();
    expect(hypothesis(card, '(9) ≤ 2').verdict).toBe('not-checkable');
  });
});

describe('symmetric factorisation', () => {
  const symmetric = (K: number, tau: number): Setting => ({
    id: 'matrix-factorisation',
    params: { form: 'symmetric', target: 'singular-values', n: 2, rank: 2, sigma: [2, 2 * tau], basis: 'identity' },
    eta: String(K),
    unit: 'etaC',
    start: [2.01, 0.003, -0.002, 2 * tau - 0.01],
    steps: 4_000,
  });

  test('its top mode settles on the scaled 2-cycle of the quartic', () => {
    const card = cardNamed(cardsOfRun(symmetric(1.1, 0.5)), 'symmetric-factorisation');
    expect(card).toMatchObject({ applies: true, status: 'unseen' });
    expect(row(card, 'Smaller').predicted).toBeCloseTo(2 * 0.814551626874541, 9);
    expect(row(card, 'Smaller').observed).toBeCloseTo(2 * 0.814551626874541, 6);
    expect(row(card, 'Larger').observed).toBeCloseTo(2 * 1.116062971452305, 6);
    expect(row(card, 's₂(X)').observed).toBeCloseTo(1, 2);
  });

  test('the cross mode in closed form; fails beyond √5 − 1 and below 1', () => {
    const card = cardNamed(cardsOfProblem(symmetric(1.1, 0.3)), 'symmetric-factorisation');
    const cross = 1.21 * 0.3 ** 4 - 0.11 * 0.09 - 0.1;
    expect(hypothesis(card, 'cross mode').margin).toBeCloseTo(1 - Math.abs(cross), 9);
    expect(cardNamed(cardsOfProblem(symmetric(1.3, 0.3)), 'symmetric-factorisation').applies).toBe(false);
    expect(cardNamed(cardsOfProblem(symmetric(0.9, 0.3)), 'symmetric-factorisation').applies).toBe(false);
  });
});

describe('Theorem 3', () => {
  test('Figure 2: the hypotheses hold at their closed ends, the bound is loose, the factors as derived', () => {
    const card = cardNamed(cardsOfRun({ id: 'teacher-student', eta: '2.2', steps: 200 }), 'theorem-3');
    expect(card.applies).toBe(true);
    expect(row(card, 'T₁').predicted).toBeCloseTo(3.361811291, 9);
    expect(row(card, 'Largest |w_y|').observed).toBeLessThan(0.02);
    expect(row(card, 'Factor of |w_y|').predicted).toBeCloseTo(0.1, 12);
    expect(row(card, 'Factor of v − w_x').observed).toBeCloseTo(0.8, 4);
    expect(row(card, 'Smaller v').observed).toBeCloseTo(0.814551626874541, 6);
  });

  test('other inputs, a larger rate and an obtuse start fail', () => {
    const at = (setting: Partial<Setting>) => cardNamed(cardsOfProblem({ id: 'teacher-student', eta: '2.2', ...setting }), 'theorem-3');
    expect(hypothesis(at({ params: { inputs: 'gaussian' } }), 'unit sphere').verdict).toBe('fails');
    expect(hypothesis(at({ eta: '2.3' }), '1 < K').margin).toBeCloseTo(-0.05, 9);
    expect(hypothesis(at({ start: [0.1, -0.06, 0.08] }), '⟨w₀').margin).toBeCloseTo(-0.06, 12);
    expect(at({ start: [0.1, -0.06, 0.08] }).applies).toBe(false);
  });
});

describe('Mulayoff & Stich', () => {
  const typed = (formula: string, eta: string): Setting => ({
    id: 'formula',
    params: { formula, variables: 'x, y' },
    eta,
    start: [0.1, 0.1],
    steps: 20_000,
  });

  test('the off-axis term saves stability: the criterion, and the amplitude it predicts', () => {
    const card = cardNamed(cardsOfRun(typed('x^2+0.3*y^2+0.4*x^2*y+0.1*x^4', '1.01')), 'mulayoff-stich');
    expect(card).toMatchObject({ applies: true, status: 'unseen' });
    expect(hypothesis(card, '3⟨T').margin).toBeCloseTo(0.8, 9);
    const { predicted, observed } = row(card, 'Half amplitude');
    expect(observed! / predicted!).toBeCloseTo(1, 6);
  });

  test('fails without that term, and with a double top eigenvalue', () => {
    const card = cardNamed(cardsOfProblem(typed('x^2+0.3*y^2+0.1*x^4', '1.01')), 'mulayoff-stich');
    expect(card.applies).toBe(false);
    expect(hypothesis(card, '3⟨T').margin).toBeCloseTo(-2.4, 9);
    const double = cardNamed(cardsOfProblem(typed('x^2+y^2+0.1*x^4', '1.01')), 'mulayoff-stich');
    expect(hypothesis(double, 'simple').verdict).toBe('fails');
  });

  test('is offered in several variables away from manifolds only, and judges no point that is no minimum', () => {
    const ids = (setting: Setting) => cardsOfProblem(setting).map(({ id }) => id);
    expect(ids({ id: 'xy', eta: '1.05', start: [1.5, 0.8] })).not.toContain('mulayoff-stich');
    expect(ids({ id: 'quartic', eta: '1.05', start: [0.8] })).not.toContain('mulayoff-stich');
    const network = cardNamed(cardsOfProblem({ id: 'mlp', eta: '0.1' }), 'mulayoff-stich');
    expect(network.applies).toBeNull();
  });
});
