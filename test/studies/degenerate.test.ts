/** Studies of losses without curvature at their minimum, without a minimum, or with many cascades. */
import { expect, test } from 'vitest';
import { ask, findings, typed } from './study-input';

const OPTIONS = { rtol: 1e-9, atol: 1e-12, steps: 20_000 };

test.each(['exp(-x)', 'x^4'])('the gradient flow on %s reaches no limit', (formula) => {
  const found = findings(ask('gradient-flow', typed(formula, 'x', [0.5], '1.1', 500), OPTIONS));
  expect(found.sentences.join(' ')).toContain('was not reached');
  expect(found.facts.find(({ name }) => name.startsWith('Loss at the limit'))?.value).toBeNull();
});

test('the fixed point of x⁴ is listed once', () => {
  const found = findings(ask('orbits', typed('x^4', 'x', [0.5], '1.1'), { period: 1, which: 'up-to', box: [], starts: 400 }));
  const fixed = found.tables[0]!.rows.filter((row) => row[1] === 1);
  expect(fixed).toHaveLength(1);
  expect(fixed[0]!.at(-1)).toBeCloseTo(0, 7);
});

test('both accumulation points of a cascade belong to it', () => {
  const found = findings(ask('cascade', typed('x^2*sin(1/x)', 'x', [0.3], '1.1'), { longest: '128' }));
  const [superstable, flips] = ['from superstable', 'from the flips'].map(
    (end) => found.facts.find(({ name }) => name.includes(end))!.value,
  );
  expect(flips).toBeCloseTo(1.55213, 4);
  if (superstable !== null) expect(superstable).toBeCloseTo(flips as number, 4);
});
