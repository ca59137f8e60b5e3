import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { axisValue, type Axis } from '../../src-shared/sweep';

const axis = (from: number, to: number, scale: Axis['scale']): Axis => ({ quantity: 'eta', from, to, scale });

describe('the value in the middle of a cell', () => {
  it('lies on a linear axis at equal distances', () => {
    expect([0, 1, 2, 3].map((i) => axisValue(axis(1, 3, 'linear'), i, 4))).toEqual([1.25, 1.75, 2.25, 2.75]);
    expect([0, 1, 2, 3].map((i) => axisValue(axis(3, 1, 'linear'), i, 4))).toEqual([2.75, 2.25, 1.75, 1.25]);
  });

  it('lies on a log axis at equal ratios, exactly at the ends', () => {
    [2, 8, 32].forEach((value, i) => expect(axisValue(axis(1, 64, 'log'), i, 3)).toBeCloseTo(value, 12));
    expect(axisValue(axis(1, 16, 'log'), 0, 1, 0)).toBe(1);
    expect(axisValue(axis(1, 16, 'log'), 0, 1, 1)).toBe(16);
  });

  it('is the exact power to 1e-13, by operations that every engine rounds alike', () => {
    const positive = fc.double({ min: 1e-9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(positive, positive, fc.integer({ min: 1, max: 4_000 }), fc.nat(), (from, to, count, index) => {
        const at = ((index % count) + 0.5) / count;
        const exact = from * Math.exp(Math.log(to / from) * at);
        expect(Math.abs(axisValue(axis(from, to, 'log'), index % count, count) / exact - 1)).toBeLessThan(1e-13);
      }),
    );
  });
});
