import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { referenceOf } from '../../src-shared/bibliography';
import { cardsFor, type CardContext } from '../../src-worker/analysis/cards';
import { analyseProblem } from '../../src-worker/analysis';
import { rateOfCycleThrough } from '../../src-worker/analysis/cards/near-onset';
import { preview } from '../../src-worker/jobs/preview';
import { PROBLEMS } from '../../src-worker/problems';
import { cardNamed, cardsOfProblem, cardsOfRun, hypothesis, row, type Setting } from './card-of';
import { experiment, host } from '../jobs/experiments';
import { lossOf, never } from './run';

const quartic = (eta: string, more: Partial<Setting> = {}): Setting => ({ id: 'quartic', eta, start: [0.8], steps: 4_000, ...more });

describe('Theorem 2 on the quartic', () => {
  test('K = 1.1: inside the printed range, predicted and observed orbit agree', () => {
    const card = cardNamed(cardsOfRun(quartic('1.1')), 'theorem-2');
    expect(card.applies).toBe(true);
    expect(hypothesis(card, 'K ≤ 1.121').margin).toBeCloseTo(0.021, 12);
    for (const { predicted, observed } of card.comparisons) expect(observed).toBeCloseTo(predicted!, 10);
    expect(row(card, 'Multiplier').predicted).toBeCloseTo(0.18, 12);
    expect(row(card, 'Smaller').predicted).toBeCloseTo(0.814551626874541, 14);
  });

  test('K = 1.2: beyond the printed range, and still true', () => {
    const card = cardNamed(cardsOfRun(quartic('1.2')), 'theorem-2');
    expect(card.applies).toBe(false);
    expect(hypothesis(card, 'K ≤ 1.121')).toMatchObject({ verdict: 'fails' });
    expect(card.range).toContain('beyond the printed range, and still true');
    expect(row(card, 'Larger').observed).toBeCloseTo(row(card, 'Larger').predicted!, 10);
    expect(row(card, 'Multiplier').predicted).toBeCloseTo(9 - 2 * 2.2 ** 2, 12);
  });

  test('K = 1.3: the 2-cycle is unstable, and the run shows none', () => {
    const card = cardNamed(cardsOfRun(quartic('1.3')), 'theorem-2');
    expect(card.applies).toBe(false);
    expect(Math.abs(row(card, 'Multiplier').predicted!)).toBeGreaterThan(1);
    expect(row(card, 'Smaller').observed).toBeNull();
    expect(card.range).toContain('unstable');
  });

  test('1.121 is where the 2-cycle is superstable, not where it ends', () => {
    const card = cardNamed(cardsOfProblem(quartic('sqrt(4.5)-1')), 'theorem-2');
    expect(row(card, 'Multiplier').predicted).toBeCloseTo(0, 12);
    expect(card.correction).toContain('1.12132');
  });

  test('margins have the sign of the hypothesis for every K, and the closed form is a 2-cycle', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.6, max: 1.9, noNaN: true }), fc.double({ min: 0.1, max: 10, noNaN: true }), (K, mu) => {
        const setting = { id: 'quartic', params: { mu }, eta: String(K), unit: 'etaC' as const, start: [0.8 * Math.sqrt(mu)] };
        const card = cardNamed(cardsOfProblem(setting), 'theorem-2');
        const range = hypothesis(card, 'K ≤ 1.121');
        expect(range.verdict === 'holds').toBe(K > 1 && K <= 1.121);
        expect(range.verdict === 'holds').toBe(range.margin! >= 0);
        const low = row(card, 'Smaller').predicted;
        const high = row(card, 'Larger').predicted;
        if (K < 1 - 1e-9) expect(low).toBeNull();
        if (K > 1 + 1e-9) {
          const next = low! - (K / mu) * low! * (low! * low! - mu);
          expect(next).toBeCloseTo(high!, 9);
        }
        for (const { observed } of card.comparisons) expect(observed).toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  test('the preview has the card too, with what its short run shows', () => {
    const answer = preview({ experiment: experiment('quartic-1.1'), steps: 600 }, host());
    const card = cardNamed(answer.ok ? (answer.value.analysis.cards ?? []) : [], 'theorem-2');
    expect(row(card, 'Larger').observed).toBeCloseTo(row(card, 'Larger').predicted!, 9);
  });

  test('the observed column holds absolute values in the other well', () => {
    const card = cardNamed(cardsOfRun(quartic('1.1', { start: [-0.8] })), 'theorem-2');
    expect(hypothesis(card, 'x₀ > 0').verdict).toBe('fails');
    expect(row(card, 'Smaller').observed).toBeCloseTo(row(card, 'Smaller').predicted!, 10);
  });
});

describe('Theorem 1', () => {
  test('holds on the quartic from below the minimum; from above only the printed side fails', () => {
    const below = cardNamed(cardsOfRun(quartic('1.02')), 'theorem-1');
    expect(below.applies).toBe(true);
    expect(hypothesis(below, '(iii)').margin).toBeCloseTo(96, 9);
    const above = cardNamed(cardsOfRun(quartic('1.02', { start: [1.1] })), 'theorem-1');
    expect(above.hypotheses.filter(({ verdict }) => verdict === 'fails').map(({ text }) => text)).toEqual([
      expect.stringContaining('only for the printed bound'),
    ]);
    // Both starts see the same 2-cycle: the side is not needed for its existence.
    expect(row(above, 'Half amplitude').observed).toBeCloseTo(row(below, 'Half amplitude').observed!, 9);
    expect(row(below, 'Half amplitude').observed).toBeCloseTo(Math.sqrt(0.02 / 4.08), 9);
    expect(row(below, 'Multiplier').predicted).toBeCloseTo(1 - 8 * 0.02, 12);
  });

  test('the rate whose 2-cycle passes through the start lies in the printed interval, far from its upper end', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.15, noNaN: true }), (epsilon) => {
        const card = cardNamed(cardsOfProblem(quartic('1.05', { start: [1 - epsilon] })), 'theorem-1');
        const eta = row(card, 'η whose').predicted!;
        expect(eta).toBeGreaterThan(1);
        expect(eta - 1).toBeLessThan((2 / (2 - 6 * epsilon) - 1) / 2);
        // Closed form of the quartic: x₁x₂ = 1/η, x₁² + x₂² = 1 + 1/η.
        const x = 1 - epsilon;
        expect(x * x + 1 / (eta * x) ** 2).toBeCloseTo(1 + 1 / eta, 10);
      }),
    );
  });

  test('a typed formula of the quartic gets the same card', () => {
    const typed = { id: 'formula', params: { formula: '(x^2-mu)^2/4', variables: 'x', mu: 1 }, eta: '1.02', start: [0.8] };
    const [own, known] = [cardsOfProblem(typed), cardsOfProblem(quartic('1.02'))].map((cards) => cardNamed(cards, 'theorem-1'));
    expect(own!.applies).toBe(true);
    own!.hypotheses.forEach(({ margin }, i) => {
      if (margin !== null) expect(margin).toBeCloseTo(known!.hypotheses[i]!.margin!, 9);
    });
  });

  test('fails where the flip is subcritical, and says how often the loss is smooth at a kink', () => {
    const well = cardNamed(cardsOfProblem({ id: 'quartic-well', eta: '1.01', start: [0.1] }), 'theorem-1');
    expect(hypothesis(well, '(iii)').verdict).toBe('fails');
    expect(hypothesis(well, '(iii)').margin).toBeLessThan(0);
    expect(row(well, 'Half amplitude').predicted).toBeNull();
    const kinked = { id: 'formula', params: { formula: 'x^2+abs(x)^3', variables: 'x' }, eta: '0.9', start: [0.1] };
    expect(hypothesis(cardNamed(cardsOfProblem(kinked), 'theorem-1'), 'smooth')).toMatchObject({
      verdict: 'fails',
      value: expect.stringContaining('twice') as string,
    });
  });
});

describe('Lemma 1', () => {
  test('2 sin x: k = 4, f⁗ < 0, the 2-cycle opens as predicted', () => {
    const card = cardNamed(cardsOfRun({ id: 'sine', eta: '1.005', start: [-1.2], steps: 20_000 }), 'lemma-1');
    expect(card.applies).toBe(true);
    const amplitude = row(card, 'Half amplitude');
    expect(amplitude.observed! / amplitude.predicted!).toBeCloseTo(1, 2);
  });

  test('the odd case: the printed interval is empty for f⁽⁵⁾ < 0, the 2-cycle exists all the same', () => {
    const minus = { id: 'higher-order', params: { k: 5, a: -1, b: -1 }, eta: '1.0003', start: [-0.1], steps: 40_000 };
    const card = cardNamed(cardsOfRun(minus), 'lemma-1');
    expect(card.applies).toBe(false);
    expect(hypothesis(card, 'f^(5) ε > 0').verdict).toBe('fails');
    expect(hypothesis(card, 'f^(6) < 0').verdict).toBe('holds');
    expect(row(card, 'Half amplitude').observed).not.toBeNull();
    const plus = cardNamed(cardsOfProblem({ ...minus, params: { k: 5, a: 1, b: -1 } }), 'lemma-1');
    expect(plus.applies).toBe(true);
  });

  test('the rates named in its counterexample', () => {
    const at = (a: number) => {
      const loss = lossOf('higher-order', { k: 5, a, b: -1 });
      const start = Float64Array.of(-0.1);
      const analysis = analyseProblem(loss, [1], start, never);
      return rateOfCycleThrough({ problem: 'higher-order', params: {}, loss, etas: [1], start, analysis, run: null }, -0.1);
    };
    expect(at(1)).toBeCloseTo(1.000322, 6);
    expect(at(-1)).toBeCloseTo(1.000329, 6);
  });

  test('an even derivative above zero fails', () => {
    const card = cardNamed(cardsOfProblem({ id: 'quartic-well', eta: '1.01', start: [0.1] }), 'lemma-1');
    expect(card.applies).toBe(false);
    expect(hypothesis(card, 'f^(4) < 0').margin).toBeLessThan(0);
  });
});

describe('Lemma 2', () => {
  test.each([
    ['sin', { y: 0.5 }, 1 + 5 * 0.25],
    ['tanh', { y: 0.5 }, 2 * (1 + 9 * 0.25) * (1 - 0.25) ** 2],
    ['exp', { y: 2 }, 5 * 4],
  ])('D of the table for %s', (g, more, D) => {
    const card = cardNamed(
      cardsOfProblem({ id: 'squared-loss', params: { g, ...more }, eta: '1.02', unit: 'etaC', start: [0.4] }),
      'lemma-2',
    );
    expect(card.applies).toBe(true);
    expect(hypothesis(card, "g'g'''").margin).toBeCloseTo(D, 9);
  });

  test('sinh: subcritical for |y| < 1/√5, supercritical beyond', () => {
    const at = (y: number) =>
      cardNamed(cardsOfProblem({ id: 'squared-loss', params: { g: 'sinh', y }, eta: '1.01', unit: 'etaC', start: [0.3] }), 'lemma-2')
        .applies;
    expect([at(0.2), at(0.44), at(0.45), at(1)]).toEqual([false, false, true, true]);
  });

  test('c = 4D/(3g′²) is the flip coefficient', () => {
    const setting = { id: 'squared-loss', params: { g: 'softplus', y: 1 }, eta: '1.02', unit: 'etaC' as const, start: [0.5] };
    const card = cardNamed(cardsOfProblem(setting), 'lemma-2');
    const c = row(card, 'Flip coefficient');
    expect(Number(/give (\d+\.\d+)/.exec(c.note)![1])).toBeCloseTo(c.predicted!, 4);
  });
});

describe('every card', () => {
  const contexts = PROBLEMS.flatMap(({ info, bind }): readonly CardContext[] => {
    const params = Object.fromEntries(info.parameters.map((parameter) => [parameter.id, parameter.default]));
    const bound = bind(params);
    if (!bound.ok || info.dimension > 200) return [];
    const start = info.defaultStart.length > 0 ? Float64Array.from(info.defaultStart) : bound.value.minima()[0]?.map((x) => 0.99 * x);
    if (!start) return [];
    const analysis = analyseProblem(bound.value, [0.9], start, never);
    return [{ problem: info.id, params, loss: bound.value, etas: [0.9], start, analysis, run: null }];
  });

  test.each(contexts.map((context) => [context.problem, context] as const))('on %s is plain data with a source', (_, context) => {
    for (const card of cardsFor(context)) {
      expect(JSON.parse(JSON.stringify(card))).toStrictEqual(card);
      expect(referenceOf(card.citation)).not.toBeNull();
      expect(card.hypotheses.length).toBeGreaterThan(0);
      expect(card.statement).not.toContain('undefined');
      expect(card.correction !== null).toBe(card.status === 'corrected' || card.status === 'false');
      if (card.status === 'false') expect(card.counterexample).not.toBeNull();
      expect((card.statement.match(/\$/g) ?? []).length % 2).toBe(0);
      for (const { predicted, observed } of card.comparisons) {
        if (predicted !== null) expect(Number.isFinite(predicted)).toBe(true);
        expect(observed).toBeNull();
      }
      for (const { verdict, margin } of card.hypotheses) {
        if (margin !== null) expect(Number.isFinite(margin)).toBe(true);
        if (verdict === 'holds' && margin !== null) expect(margin).toBeGreaterThanOrEqual(0);
        if (verdict === 'fails' && margin !== null) expect(margin).toBeLessThanOrEqual(0);
      }
    }
  });

  test('a schedule of several rates fails the theorems for one', () => {
    const context = contexts.find(({ problem }) => problem === 'quartic')!;
    const cards = cardsFor({ ...context, etas: [0.9, 1.1] });
    expect(cards.length).toBeGreaterThan(0);
    for (const card of cards) expect(card.applies).toBe(false);
  });

  test.each(PROBLEMS.map(({ info }) => info.id))('on %s survives any learning rate and start, diverging runs included', (id) => {
    const { dimension, ownStart } = PROBLEMS.find(({ info }) => info.id === id)!.info;
    const many = dimension > 30;
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 4, noNaN: true }),
        fc.array(fc.double({ min: -2.5, max: 2.5, noNaN: true }), { minLength: dimension, maxLength: dimension }),
        (K, start) => {
          const own = ownStart !== null && (many || K < 1);
          const base = { id, eta: String(K), unit: 'etaC' as const, steps: many ? 20 : 200 };
          let cards: ReturnType<typeof cardsOfRun>;
          try {
            cards = cardsOfRun({ ...base, ...(own ? {} : { start }) });
          } catch (error) {
            // A start may be refused (no minimum near it); a card may not fail.
            expect(String(error)).toContain('minimum');
            return;
          }
          for (const { hypotheses, comparisons } of cards)
            for (const value of [...hypotheses.map(({ margin }) => margin), ...comparisons.flatMap((one) => [one.predicted, one.observed])])
              expect(value === null || Number.isFinite(value)).toBe(true);
        },
      ),
      { numRuns: many ? 3 : 12 },
    );
  });
});
