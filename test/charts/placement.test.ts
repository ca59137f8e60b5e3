import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placed, type Box } from '../../src-shared/charts/placement';

const AREA = { left: 0, right: 300, top: 0, bottom: 200 };
const label = (left: number, top: number): Box => ({ left, top, width: 80, height: 15 });
const apart = (a: Box, b: Box) =>
  a.left + a.width <= b.left || b.left + b.width <= a.left || a.top + a.height <= b.top || b.top + b.height <= a.top;

test('labels lie inside the area and never on one another; those without room are left out', () => {
  const wanted = fc.array(fc.tuple(fc.integer({ min: -50, max: 350 }), fc.integer({ min: -50, max: 250 })), { maxLength: 30 });
  fc.assert(
    fc.property(wanted, (places) => {
      const taken: Box[] = [];
      for (const [left, top] of places) {
        const box = placed(label(left, top), AREA, taken);
        if (box === null) continue;
        expect(box.left).toBeGreaterThanOrEqual(0);
        expect(box.left + box.width).toBeLessThanOrEqual(300);
        expect(box.top).toBeGreaterThanOrEqual(0);
        expect(box.top + box.height).toBeLessThanOrEqual(200);
        expect(taken.every((other) => apart(box, other))).toBe(true);
        taken.push(box);
      }
    }),
  );
});

test('in a chart of two lines two labels fit, not three', () => {
  const low = { ...AREA, bottom: 40 };
  const first = placed(label(10, 3), low, [])!;
  const second = placed(label(10, 3), low, [first]);
  expect(second).not.toBeNull();
  expect(placed(label(10, 3), low, [first, second!])).toBeNull();
});
