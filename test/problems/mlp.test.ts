import { expect, test } from 'vitest';
import { defaultParams } from '../../src-shared/catalogue';
import { stream } from '../../src-worker/engine/random';
import { sharpnessOf } from '../../src-worker/engine/sharpness';
import { mlp } from '../../src-worker/problems/mlp';
import { bound } from './bound';
import { gradientAt, inner } from './derivatives';

const usual = defaultParams(mlp.info);

test('the example has the loss, gradient and sharpness of the reference case suc-mlp-init', () => {
  const loss = bound(mlp, usual);
  const start = loss.start!(stream(0, 1));
  const gradient = gradientAt(loss, start);
  expect(loss.value(start)).toBeCloseTo(0.2811273918521218, 13);
  expect(inner(gradient, gradient)).toBeCloseTo(0.3330313534472026, 13);
  expect(Math.abs(sharpnessOf(loss)(start) - 4.4095904032471624)).toBeLessThan(1e-6);
});

test('refuses what does not fit together', () => {
  expect(mlp.bind({ ...usual, y: [1] })).toMatchObject({ ok: false, refusal: { where: 'problem.params.y' } });
  expect(mlp.bind({ ...usual, hidden: 5 })).toMatchObject({ ok: false, refusal: { where: 'problem.params.weights' } });
});

test('draws other weights for other seeds', () => {
  const loss = bound(mlp, { ...usual, hidden: 5, weights: 'uniform' });
  expect(loss.dimension).toBe(16);
  expect(loss.start!(stream(1, 1))).not.toEqual(loss.start!(stream(2, 1)));
});
