import { expect, test } from 'vitest';
import { reloadBudget } from '../../src-main/app/recovery';

test('a window that crashes now and then is always loaded again', () => {
  const mayReload = reloadBudget();
  for (let minute = 0; minute < 100; minute++) expect(mayReload(minute * 60_000)).toBe(true);
});

test('a window that crashes as soon as it is loaded is given up after three times', () => {
  const mayReload = reloadBudget();
  expect([0, 1_000, 2_000, 3_000, 4_000].map(mayReload)).toEqual([true, true, true, false, false]);
});
