/** Cells where a careless judgement goes wrong. */
import { describe, expect, it } from 'vitest';
import { CELL_CLASSES, type SweepSpec } from '../../src-shared/sweep';
import { placesOutcomes } from '../../src-worker/sweeps/outcome-map';
import { sweptOf } from '../../src-worker/sweeps/swept';
import { problemById } from '../../src-worker/problems';
import { axis, experimentOf, map } from './specs';

const rate = (text: string, unit: 'eta' | 'etaC' = 'eta') => ({ kind: 'gradient-descent' as const, learningRate: { text, unit } });
const formula = (text: string, variables = 'x') => ({ formula: text, variables });

/** The outcome of cell (column, row). */
function outcome(spec: SweepSpec, column = 0, row = 0) {
  const swept = sweptOf(spec);
  if (!swept.ok) throw new Error(swept.refusal.what);
  const found = placesOutcomes(swept.value, [{ column, row, part: 0.5 }], spec.experiment.steps, () => true)!;
  return {
    class: CELL_CLASSES[found.class[0]!]!,
    period: found.period[0]!,
    steps: found.steps[0]!,
    anchor: [found.anchor0[0]!, found.anchor1[0]!],
    lanes: swept.value.lanes !== null,
  };
}
/** One cell whose middle is exactly the value. */
const at = (quantity: string, value: number) => axis(quantity, value - 0.5, value + 0.5);
const one = { columns: 1, rows: 1 };

describe('a cell', () => {
  it('that lands exactly on an unstable fixed point is undetermined', () => {
    // The minimum ±1 beyond the flip, and the maximum at 0.
    for (const start of [1, 0])
      expect(outcome(map(at('K', 1.5), at('start:0', start), experimentOf('quartic', { mu: 1 }), one)).class).toBe('undetermined');
  });

  it('on the stable manifold of a saddle is undetermined', () => {
    const spec = map(
      at('start:0', 0.5),
      at('start:1', -0.5),
      experimentOf('xy', { mu: 1 }, { start: [1, 1], rule: rate('0.25'), steps: 500 }),
      one,
    );
    expect(outcome(spec).class).toBe('undetermined');
  });

  it('whose steps are small only because its learning rate is, is not converged', () => {
    const spec = map(at('start:0', 0.75), at('param:mu', 1.5), experimentOf('quartic', { mu: 1 }, { rule: rate('1e-14') }), one);
    expect(outcome(spec).class).toBe('undetermined');
  });

  it('at the flip itself, where the approach is algebraic, is undetermined', () => {
    expect(outcome(map(at('K', 1), at('start:0', 0.75), experimentOf('quartic', { mu: 1 }), one)).class).toBe('undetermined');
  });

  it('close beyond the flip is solved for', () => {
    // The two-step multiplier is 9 − 2(1 + K)², 1 − 8·10⁻⁴ here: 1 000 steps leave most of the way.
    const K = 1.0001;
    const found = outcome(map(at('K', K), at('start:0', 0.75), experimentOf('quartic', { mu: 1 }), one));
    expect([found.class, found.period]).toEqual(['period-2', 2]);
    expect(found.anchor[0]).toBeCloseTo(Math.sqrt((1 + K - Math.sqrt((K - 1) * (K + 3))) / (2 * K)), 6);
  });

  it('close below the flip is converged', () => {
    expect(outcome(map(at('K', 0.9995), at('start:0', 0.75), experimentOf('quartic', { mu: 1 }), one)).class).toMatch(/converged|catapult/);
  });

  it('at a degenerate minimum or an inflection is not called converged', () => {
    for (const text of ['x^4', 'x^3+x^5'])
      expect(outcome(map(at('start:0', 0.5), axis('eta', 0.1, 0.2), experimentOf('formula', formula(text)), one)).class).toBe(
        'undetermined',
      );
  });

  it('of a typed loss on a manifold of minima is converged', () => {
    const spec = map(
      at('start:0', 1.5),
      at('start:1', 0.5),
      experimentOf('formula', formula('(x*y-1)^2/2', 'x, y'), { start: [1, 1], rule: rate('0.3') }),
      one,
    );
    const found = outcome(spec);
    expect(found.class).toMatch(/converged|catapult/);
    expect(found.anchor[0]! * found.anchor[1]!).toBeCloseTo(1, 9);
  });

  it('with a step longer than any single one allows settles on a pass of its schedule', () => {
    // Quadratic: factors 1 − 0.5 and 1 − 2.5 of one pass, −1.5·0.5 = −0.75 in all. The loss rises within every pass.
    const schedule = {
      kind: 'step-schedule' as const,
      learningRates: [
        { text: '0.5', unit: 'eta' as const },
        { text: '2.5', unit: 'eta' as const },
      ],
    };
    const spec = map(at('start:0', 1), at('param:a', 1), experimentOf('formula', { ...formula('a*x^2/2'), a: 1 }, { rule: schedule }), one);
    const found = outcome(spec);
    expect([found.class, found.period]).toEqual(['catapult', 1]);
  });

  it('above eight variables is judged as a run is', () => {
    const params = Object.fromEntries(problemById('matrix-factorisation')!.info.parameters.map((p) => [p.id, p.default]));
    const spec = map(
      at('start:0', 0.5),
      axis('K', 0.3, 0.5),
      experimentOf('matrix-factorisation', params, { start: [], steps: 2_000 }),
      one,
    );
    expect(outcome(spec).class).toMatch(/converged|catapult/);
  });
});
