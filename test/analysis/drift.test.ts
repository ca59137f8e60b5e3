/** Chaos that drifts along a manifold of minima ends at rest: it is not called aperiodic. Chaos that stays is. */
import { expect, test } from 'vitest';
import type { Params } from '../../src-shared/spec';
import { runJob } from '../../src-worker/jobs';
import { atEta, experiment, host } from '../jobs/experiments';

function outcome(id: string, params: Params, start: readonly number[], rate: string, unit: 'eta' | 'etaC') {
  const chosen = experiment('quartic-1.1', { problem: { id, params }, start: [...start], rule: atEta(rate, unit), steps: 1_000 });
  const answer = runJob('trajectory', chosen, host());
  if (!answer.ok) throw new Error(answer.refusal.what);
  return answer.value.analysis.outcome;
}

test('cross-entropy of xy far beyond its edge drifts for some 10⁷ steps', () => {
  // q = x² − y² shrinks by η²l'² ≈ 10⁻⁸ a step until the sharpness l''(x² + y²) is at 2/η.
  const found = outcome(
    'product-loss',
    { l: 'bce', label: 0.8 },
    [196.4375816543554, 0.007149527097419463],
    '0.00048446885326905475',
    'eta',
  );
  expect(found).toMatchObject({ kind: 'undetermined', evidence: { code: 'drifting' } });
  expect(found.evidence.values['exponent']).toBeGreaterThan(0.3);
});

test.each([
  ['xy', { mu: 2.3 }, [1.5, 0.8], '1.5'],
  ['xy', { mu: 1 }, [0.5, 0.9], '1.8'],
  ['formula', { formula: '(x^2 - 1)^2/4 + y^2/50', variables: 'x, y' }, [0.8, 0.3], '1.6'],
] as const)('%s: chaos on a bounded set', (id, params, start, K) => {
  expect(outcome(id, params, start, K, 'etaC').kind).toBe('aperiodic');
});
