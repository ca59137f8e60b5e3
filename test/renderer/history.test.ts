import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { tableText } from '../../src-renderer/history/columns';
import { targetOf } from '../../src-renderer/history/grid-keys';
import { createRunPages } from '../../src-renderer/history/run-pages';
import { createSelection } from '../../src-renderer/history/selection';
import { FIRST_VIEW } from '../../src-renderer/history/view';
import { HandMadeLab, rowOf } from './hand-made-lab';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function history(runs: number) {
  const made = new HandMadeLab();
  made.runCount = runs;
  const pages = createRunPages(made.lab);
  pages.show(0, 20);
  await vi.advanceTimersByTimeAsync(0);
  return { made, pages };
}

test('only the pages on screen are fetched', async () => {
  const { made, pages } = await history(10_000);
  expect(pages.total.value).toBe(10_000);
  pages.show(5_190, 5_210);
  await vi.advanceTimersByTimeAsync(0);
  expect(made.queries.map((query) => query.offset)).toEqual([0, 5_100, 5_200]);
  expect(pages.rowAt(5_205)?.id).toBe(5_206);
  expect(pages.rowAt(300)).toBeUndefined();
});

test('many changes in a row ask once, and rows stay in place meanwhile', async () => {
  const { made, pages } = await history(50);
  for (let id = 1; id <= 30; id++) made.emit('runChanged', { runId: id });
  expect(pages.rowAt(3)?.id).toBe(4);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(made.queries).toHaveLength(2);
});

test('sorting starts over', async () => {
  const { made, pages } = await history(50);
  pages.query.sort = [{ key: 'K', descending: true }];
  await vi.advanceTimersByTimeAsync(1_000);
  expect(made.queries.at(-1)).toMatchObject({ sort: [{ key: 'K' }], offset: 0 });
});

test('a range is selected from the anchor, a toggle keeps the others', async () => {
  const { pages } = await history(50);
  const selection = createSelection(pages);
  await selection.choose(4, 'only');
  await selection.choose(7, 'range');
  expect(selection.ids.value).toEqual([5, 6, 7, 8]);
  await selection.choose(2, 'range');
  expect(selection.ids.value).toEqual([3, 4, 5]);
  await selection.choose(9, 'toggle');
  await selection.choose(3, 'toggle');
  expect(selection.ids.value).toEqual([3, 5, 10]);
  expect(selection.primary.value).toBe(10);
  selection.drop([10]);
  expect(selection.primary.value).toBe(5);
});

test('keys never leave the table', () => {
  const keys = fc.constantFrom('ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End');
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000 }),
      fc.array(keys, { maxLength: 50 }),
      fc.integer({ min: 1, max: 40 }),
      (total, pressed, page) => {
        let at = 0;
        for (const key of pressed) {
          at = targetOf(key, at, page, total) ?? Number.NaN;
          expect(at).toBeGreaterThanOrEqual(0);
          expect(at).toBeLessThan(total);
        }
      },
    ),
  );
  expect(targetOf('a', 3, 10, 20)).toBeNull();
  expect(targetOf('End', 0, 10, 0)).toBeNull();
});

test('a copied table has a cell for every column of every row, whatever the cells hold', () => {
  const keys = FIRST_VIEW.columns.map((column) => column.key);
  const text = tableText([{ ...rowOf(1), title: 'two\twords\nand a line' }, rowOf(2)], keys, keys);
  const lines = text.split('\n').map((line) => line.split('\t'));
  expect(lines.map((line) => line.length)).toEqual([keys.length, keys.length, keys.length]);
  expect(lines[1]).toContain('converged');
});

test('everything the filter finds is selected, far beyond the loaded rows', async () => {
  const { pages } = await history(100_000);
  const selection = createSelection(pages);
  await selection.all();
  expect(selection.ids.value).toHaveLength(100_000);
  expect(new Set(selection.ids.value).size).toBe(100_000);
  await selection.choose(10, 'only');
  await selection.choose(5_000, 'range');
  expect(selection.ids.value).toHaveLength(4_991);
});

test('rows that were passed by quickly are not asked for', async () => {
  const { made, pages } = await history(100_000);
  for (let row = 0; row < 90_000; row += 500) pages.show(row, row + 40);
  await vi.advanceTimersByTimeAsync(0);
  expect(made.queries.length).toBeLessThan(8);
  expect(pages.rowAt(89_520)?.id).toBe(89_521);
});
