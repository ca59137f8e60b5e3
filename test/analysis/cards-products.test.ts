import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { balancedCycle } from '../../src-worker/analysis/cards/deep-linear';
import { edgeIdentities } from '../../src-worker/analysis/cards/edge-identities';
import { cardNamed, cardsOfProblem, cardsOfRun, hypothesis, row, type Setting } from './card-of';
import { lossOf, run } from './run';

const xy = (eta: string, more: Partial<Setting> = {}): Setting => ({ id: 'xy', eta, start: [1.5, 0.8], steps: 3_000, ...more });

describe('balancing of xy', () => {
  test('K = 1.05: the factor 3 − 2K and the 2-cycle of the quartic are observed', () => {
    const card = cardNamed(cardsOfRun(xy('1.05')), 'balancing');
    expect(card).toMatchObject({ applies: true, status: 'unseen' });
    expect(row(card, 'Factor of x − y').predicted).toBeCloseTo(0.9, 12);
    expect(row(card, 'Factor of x − y').observed).toBeCloseTo(0.9, 4);
    expect(row(card, 'Smaller').observed).toBeCloseTo(0.87287156094397, 9);
    expect(row(card, 'Larger').observed).toBeCloseTo(1.091089451179962, 9);
  });

  test('hypotheses fail below the edge and off the positive quadrant', () => {
    expect(cardNamed(cardsOfProblem(xy('0.9')), 'balancing').applies).toBe(false);
    const card = cardNamed(cardsOfProblem(xy('1.05', { start: [-1, 0.5] })), 'balancing');
    expect(hypothesis(card, 'x, y > 0').margin).toBe(-1);
  });

  test('the quadratic product loss is the same problem', () => {
    const same = { ...xy('1.05'), id: 'product-loss', params: { l: 'quadratic', target: 1 } };
    expect(cardNamed(cardsOfRun(same), 'balancing')).toEqual(cardNamed(cardsOfRun(xy('1.05')), 'balancing'));
  });
});

describe('Liang & Montúfar', () => {
  test('inside and outside the ellipse, predicted and observed agree', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.2, max: 3, noNaN: true }),
        fc.double({ min: 0.2, max: 3, noNaN: true }),
        fc.double({ min: 0.1, max: 1.15, noNaN: true }),
        (x, y, eta) => {
          const card = cardNamed(cardsOfRun(xy(String(eta), { start: [x, y], steps: 4_000 })), 'liang-montufar');
          const bounded = row(card, 'Stays bounded');
          const Q = row(card, 'Q at').predicted!;
          fc.pre(Math.abs(Q) > 1e-3);
          expect(bounded.predicted).toBe(Q < 0 ? 1 : 0);
          if (bounded.observed !== null) expect(bounded.observed).toBe(bounded.predicted);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('the critical step size is min of both terms', () => {
    const card = cardNamed(cardsOfProblem(xy('0.5', { start: [3, 1] })), 'liang-montufar');
    const critical = 8 / (10 + Math.sqrt(100 - 16 * 2));
    expect(hypothesis(card, 'η < η*').margin).toBeCloseTo(critical - 0.5, 12);
    expect(card.applies).toBe(critical > 0.5);
  });
});

test('Kreisler: no step with |ηr| ≤ √2 increases the sharpness of the gradient-flow solution', () => {
  const near = cardNamed(cardsOfRun(xy('1.15', { start: [1.6, 0.7] })), 'kreisler');
  const far = cardNamed(cardsOfRun(xy('1.15', { start: [1.8, 0.3] })), 'kreisler');
  expect([near.applies, far.applies]).toEqual([true, false]);
  expect(hypothesis(far, 'recorded').margin).toBeLessThan(0);
  for (const card of [near, far]) expect(row(card, 'Steps that increased').observed).toBe(0);
  const { predicted, observed } = row(near, 'At the end');
  expect(observed).toBeLessThanOrEqual(predicted!);
});

describe('product stability and limiting sharpness', () => {
  test.each([
    ['zhu', {}, 0.5, [4.511192972192568, 0.232754397001481]],
    ['log-cosh', {}, 1.5, [6.387487769068525, 0.00782780363856437]],
    ['symmetric-logistic', {}, 0.375, [12.77497553813705, 0.003913901819282185]],
    ['bce', { label: 0.8 }, 0.0738461538, [15.968483436425009, 0.08994557102671517]],
  ])('%s ends just below 2/η', (l, more, share, start) => {
    const cards = cardsOfRun({ id: 'product-loss', params: { l, ...more }, eta: '0.05', start, steps: 200_000 });
    expect(cardNamed(cards, 'product-stability').applies).toBe(true);
    const card = cardNamed(cards, 'limiting-sharpness');
    expect(card.applies).toBe(true);
    const drop = row(card, '(2/η');
    expect(drop.predicted).toBeCloseTo(share, 8);
    expect(drop.observed! / drop.predicted!).toBeCloseTo(1, 1);
  });

  test('the quadratic loss is not product-stable, yet c₁ = 2η⁴μ² > 0', () => {
    const cards = cardsOfProblem(xy('0.7', { params: { mu: 1 } }));
    const card = cardNamed(cards, 'product-stability');
    expect(card.applies).toBe(false);
    expect(hypothesis(card, 'α').margin).toBe(0);
    expect(row(card, 'Flip coefficient').predicted).toBeCloseTo(0.4802, 12);
    expect(cards.some(({ id }) => id === 'limiting-sharpness')).toBe(false);
  });

  test('a start below the edge is told apart', () => {
    const card = cardNamed(
      cardsOfProblem({ id: 'product-loss', params: { l: 'zhu' }, eta: '0.05', start: [1.5, 0.8] }),
      'limiting-sharpness',
    );
    expect(hypothesis(card, 'beyond the edge').verdict).toBe('fails');
  });
});

describe('Zhu', () => {
  test('four scalars and the product of pairs end alike, inside the stated interval', () => {
    const pair = [4.511192972192568, 0.232754397001481];
    const four = cardNamed(cardsOfRun({ id: 'four-scalar', eta: '0.05', start: [...pair, ...pair], steps: 100_000 }), 'zhu');
    const two = cardNamed(cardsOfRun({ id: 'product-loss', params: { l: 'zhu' }, eta: '0.05', start: pair, steps: 100_000 }), 'zhu');
    for (const card of [four, two]) {
      expect(card.applies).toBe(true);
      const sharpness = row(card, 'Sharpness').observed!;
      expect(sharpness).toBeGreaterThan(40 - (20 * 0.05) / 3);
      expect(sharpness).toBeLessThan(40);
      expect(row(card, 'a at the end').observed! / row(card, 'a at the end').predicted!).toBeCloseTo(1, 1);
    }
    expect(row(two, 'x of the edge').predicted).toBeCloseTo(Math.sqrt((Math.sqrt(396) + 20) / 2), 12);
  });

  test('fails where the pairs differ and where there is no edge minimum', () => {
    const split = cardNamed(cardsOfProblem({ id: 'four-scalar', eta: '0.1', start: [1.3, 0.8, 1.2, 0.8] }), 'zhu');
    expect(hypothesis(split, 'z = x').verdict).toBe('fails');
    const large = cardNamed(cardsOfProblem({ id: 'four-scalar', eta: '0.6', start: [1, 1, 1, 1] }), 'zhu');
    expect(hypothesis(large, 'η < 1/2').margin).toBeCloseTo(-0.1, 12);
    expect(row(large, 'x of the edge').predicted).toBeNull();
  });
});

describe('Litman', () => {
  test('both identities hold along any run of the quartic, chaotic ones included', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 1.9, noNaN: true }), fc.double({ min: 0.2, max: 1.3, noNaN: true }), (eta, x) => {
        const loss = lossOf('quartic', { mu: 1 });
        const record = run(loss, [eta], [x], 40);
        const found = edgeIdentities(
          loss,
          eta,
          Array.from({ length: 10 }, (_, i) => record.tail.subarray(i, i + 1)),
        );
        expect(found.predictedChange).toBeCloseTo(found.change, 10);
        expect(found.predictedStep).toBeCloseTo(found.step, 10);
      }),
    );
  });

  test('in several variables, and A is critical at the 2-cycle', () => {
    const card = cardNamed(cardsOfRun(xy('1.05', { steps: 12 })), 'litman');
    const change = row(card, 'Change of the loss');
    expect(Math.abs(change.observed!)).toBeGreaterThan(1e-6);
    expect(change.predicted! / change.observed!).toBeCloseTo(1, 9);
    const settled = cardNamed(cardsOfRun(xy('1.05')), 'litman');
    expect(row(settled, 'Gradient of A').observed).toBeLessThan(1e-12);
    // t² = (σ₁ − 1/η)/2, exact on the balanced branch.
    expect(row(settled, 'Half amplitude squared').predicted).toBeCloseTo((1 - 1 / 1.05) / 2, 12);
    expect(row(settled, 'Half amplitude squared').observed).toBeCloseTo((1 - 1 / 1.05) / 2, 9);
  });

  test('a step across a kink is told from a smooth one', () => {
    const at = (formula: string) =>
      cardNamed(cardsOfRun({ id: 'formula', params: { formula, variables: 'x' }, eta: '1.01', start: [0.1], steps: 200 }), 'litman');
    expect(at('x^2-abs(x)').applies).toBe(false);
    expect(at('x^2-abs(x)^3/10').applies).toBe(true);
  });
});

describe('deep linear networks', () => {
  test('the balanced 2-cycle is one of the map', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 6 }),
        fc.double({ min: 0.5, max: 3, noNaN: true }),
        fc.double({ min: 1.005, max: 1.12, noNaN: true }),
        (L, sigma, K) => {
          const eta = (2 * K) / (L * sigma ** (2 - 2 / L));
          const [low, high] = balancedCycle(L, sigma, eta)!;
          const F = (rho: number) => rho - eta * (rho ** L - sigma) * rho ** (L - 1);
          expect(low).toBeLessThan(sigma ** (1 / L));
          expect(F(low)).toBeCloseTo(high, 9);
          expect(F(high)).toBeCloseTo(low, 6);
        },
      ),
    );
  });

  test('reference orbit, observed in a run of all factors', () => {
    const card = cardNamed(
      cardsOfRun({ id: 'deep-linear', params: { depth: 3, singular_values: [1] }, eta: '0.7', steps: 4_000 }),
      'deep-linear',
    );
    expect(card.applies).toBe(true);
    expect(row(card, 'Smaller').predicted).toBeCloseTo(0.9326137, 7);
    expect(row(card, 'Smaller').observed).toBeCloseTo(row(card, 'Smaller').predicted!, 9);
    expect(row(card, 'Larger').observed).toBeCloseTo(row(card, 'Larger').predicted!, 9);
  });

  test('below its threshold nothing is predicted', () => {
    const card = cardNamed(cardsOfProblem({ id: 'deep-linear', params: { depth: 3, singular_values: [1] }, eta: '0.6' }), 'deep-linear');
    expect(card.applies).toBe(false);
    expect(row(card, 'Smaller').predicted).toBeNull();
  });
});
