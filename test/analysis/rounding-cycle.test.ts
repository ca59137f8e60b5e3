import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../src-worker/analysis/verdict';
import { createMap } from '../../src-worker/analysis/map';
import { expressionOf } from '../../src-worker/formula/expression-of';
import { lossFromExpression } from '../../src-worker/formula/loss';

describe('a 2-cycle of rounding about a minimum at zero', () => {
  // f'(x) = eˣ − 1 is rounded absolutely near zero: the iterates end in a cycle of two points some 1e-16 apart.
  const loss = lossFromExpression(expressionOf('exp(x)-x', ['x']));
  const start = fc.double({ min: -1, max: 1.3, noNaN: true });

  it('is no 2-cycle: the minimum it lies about, with its multiplier 1 − η, or undetermined', () => {
    fc.assert(
      fc.property(start, fc.double({ min: 0.3, max: 1.95, noNaN: true }), (from, eta) => {
        const x = Float64Array.of(from);
        const map = createMap(loss, [eta]);
        map.advance(x, 400);
        const { kind, found } = judge(map, x, () => false);
        expect(kind).not.toBe('period-p');
        if (kind === 'converged') expect(found!.dominant).toBeCloseTo(Math.abs(1 - eta), 6);
      }),
      {
        examples: [
          [0.3, 1.9],
          [0.925, 1.848],
          [1.6653345369377348e-15, 1.90625],
        ],
        numRuns: 200,
      },
    );
  });

  it('is told from a true small 2-cycle just beyond the flip', () => {
    for (const beyond of [1e-2, 1e-3, 1e-5]) {
      const x = Float64Array.of(0.1 * Math.sqrt(beyond));
      const map = createMap(loss, [2 + beyond]);
      map.advance(x, Math.ceil(40 / beyond) > 4e6 ? 4_000_000 : Math.ceil(40 / beyond));
      const { kind, found } = judge(map, x, () => false);
      expect(kind === 'undetermined' ? 2 : found!.orbit.period).toBe(2);
      if (beyond > 1e-4) expect(kind).toBe('period-p');
    }
  });
});
