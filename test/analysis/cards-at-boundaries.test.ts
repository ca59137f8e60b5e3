/** Cards where a quantity is on a boundary or is nothing but rounding. */
import { describe, expect, test } from 'vitest';
import type { Params } from '../../src-shared/spec';
import type { TheoremCard } from '../../src-shared/theorem-card';
import { runJob } from '../../src-worker/jobs';
import { atEta, experiment, host } from '../jobs/experiments';

function cards(id: string, params: Params, start: readonly number[], rate: string, unit: 'eta' | 'etaC' = 'etaC'): readonly TheoremCard[] {
  const chosen = experiment('quartic-1.1', {
    problem: { id, params },
    start: [...start],
    rule: atEta(rate, unit),
    steps: 2_000,
    divergenceBound: 1e30,
  });
  const answer = runJob('trajectory', chosen, host());
  if (!answer.ok) throw new Error(answer.refusal.what);
  return answer.value.analysis.cards ?? [];
}

function verdict(all: readonly TheoremCard[], card: string, text: string) {
  const found = all.find(({ id }) => id === card)?.hypotheses.find((hypothesis) => hypothesis.text.startsWith(text));
  if (!found) throw new Error(`no hypothesis ${text} on ${card}`);
  return found;
}

describe('derivatives that are rounding', () => {
  test("f''' of 2 sin x at −π/2 is zero: not Theorem 1, but Lemma 1", () => {
    const all = cards('sine', {}, [-1.17], '1.01');
    expect(verdict(all, 'theorem-1', "(i) f'''")).toMatchObject({ verdict: 'fails', margin: 0 });
    expect(all.find(({ id }) => id === 'theorem-1')).toMatchObject({ applies: false });
    expect(all.find(({ id }) => id === 'lemma-1')).toMatchObject({ applies: true });
  });

  test.each([1e-6, 1, 1e10, 1e20])("f''' of (x² − %d)²/4 is not, whatever the unit of x", (mu) => {
    const all = cards('formula', { formula: `(x^2 - ${mu})^2/4`, variables: 'x' }, [Math.sqrt(mu) * 0.9], '1.01');
    expect(verdict(all, 'theorem-1', "(i) f'''").verdict).toBe('holds');
    expect(all.some(({ id }) => id === 'lemma-1')).toBe(false);
  });

  test.each([0.7, 1.7, 2.9, 5.3])('the condition of g = x^(4/5) is zero for y = %d', (y) => {
    const all = cards('squared-loss', { g: 'power', n: 0.8, y }, [y ** 1.25 * 1.01], '0.97');
    expect(verdict(all, 'theorem-1', '(iii)')).toMatchObject({ verdict: 'fails', margin: 0 });
    expect(verdict(all, 'lemma-2', "g'g'''")).toMatchObject({ verdict: 'fails', margin: 0 });
  });
});

describe('K on a boundary is on it, whatever its last bit', () => {
  test.each([0.3, 1, 2.3, 3.7, 7.1, 123.456])('μ = %d', (mu) => {
    const root = Math.sqrt(mu);
    expect(verdict(cards('quartic', { mu }, [0.8 * root], '1'), 'theorem-2', '1 < K')).toMatchObject({ verdict: 'fails', margin: 0 });
    expect(verdict(cards('quartic', { mu }, [0.8 * root], '1.121'), 'theorem-2', '1 < K')).toMatchObject({ verdict: 'holds', margin: 0 });
    const edge = cards('xy', { mu }, [root, 0.9 * root], `1/${mu}`, 'eta');
    expect(verdict(edge, 'balancing', 'K > 1')).toMatchObject({ verdict: 'fails', margin: 0 });
    expect(verdict(edge, 'liang-montufar', 'η < η*')).toMatchObject({ verdict: 'fails', margin: 0 });
    expect(verdict(cards('xy', { mu }, [root, 0.9 * root], '1.5'), 'balancing', 'K < 1.5')).toMatchObject({ verdict: 'fails', margin: 0 });
  });
});

test('Theorem 1 is not held against a 2-cycle around another minimum', () => {
  const all = cards('quartic', { mu: 1 }, [Math.sqrt(1 + 2 / 1.05)], '1.05');
  const centre = all.find(({ id }) => id === 'theorem-1')?.comparisons.find(({ name }) => name.startsWith('Centre'));
  // The run ends around −1 or around 1; only around the reference minimum 1 the centre is near it.
  expect(Math.abs(centre?.observed ?? 0)).toBeLessThan(0.1);
});

test('steps of the size of rounding cross no kink', () => {
  const all = cards('formula', { formula: '(x^0.8 - 1.7)^2', variables: 'x' }, [1.9], '0.97');
  expect(verdict(all, 'litman', 'L is twice').verdict).toBe('holds');
});
