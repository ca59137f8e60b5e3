import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filterOfGroup } from '../../src-renderer/history/groups';
import { headerKey } from '../../src-renderer/history/header-keys';
import { chipsOf, complaintOf, withTerm } from '../../src-renderer/history/search';
import {
  FIRST_VIEW,
  MOST_COLUMNS,
  MOST_SORTS,
  moved,
  NARROWEST,
  resized,
  sortedBy,
  unsorted,
  WIDEST,
  withColumn,
  withoutSaved,
  withSaved,
  type HistoryView,
} from '../../src-renderer/history/view';
import { viewOf, viewText } from '../../src-renderer/history/view-json';

const key = fc.constantFrom('id', 'outcome', 'eta', 'K', 'param:problem.params.mu', 'metric:loss2', 'tag', 'created', 'bytes');
const edit: fc.Arbitrary<(view: HistoryView) => HistoryView> = fc.oneof(
  fc.tuple(key, fc.boolean()).map(
    ([name, add]) =>
      (view: HistoryView) =>
        sortedBy(view, name, add),
  ),
  key.map((name) => (view: HistoryView) => unsorted(view, name)),
  fc.tuple(key, fc.double()).map(
    ([name, width]) =>
      (view: HistoryView) =>
        resized(view, name, Number.isNaN(width) ? 0 : width),
  ),
  fc.tuple(key, fc.integer()).map(
    ([name, to]) =>
      (view: HistoryView) =>
        moved(view, name, to),
  ),
  fc.tuple(key, fc.boolean()).map(
    ([name, shown]) =>
      (view: HistoryView) =>
        withColumn(view, name, shown),
  ),
  fc.option(key).map((group) => (view: HistoryView) => ({ ...view, group })),
  fc
    .tuple(
      fc.string({ minLength: 1, maxLength: 100 }).filter((name) => name.trim() !== ''),
      fc.string({ maxLength: 200 }),
    )
    .map(
      ([name, filter]) =>
        (view: HistoryView) =>
          withSaved(view, { name, filter }),
    ),
  fc.string().map((name) => (view: HistoryView) => withoutSaved(view, name)),
);
const view = fc.array(edit, { maxLength: 40 }).map((edits) => edits.reduce((made, change) => change(made), FIRST_VIEW));

function sound(made: HistoryView): void {
  expect(made.columns[0]?.key).toBe('id');
  expect(new Set(made.columns.map((column) => column.key)).size).toBe(made.columns.length);
  expect(made.columns.length).toBeLessThanOrEqual(MOST_COLUMNS);
  expect(made.columns.every(({ width }) => Number.isInteger(width) && width >= NARROWEST && width <= WIDEST)).toBe(true);
  expect(made.sort.length).toBeGreaterThan(0);
  expect(made.sort.length).toBeLessThanOrEqual(MOST_SORTS);
  expect(new Set(made.sort.map((entry) => entry.key)).size).toBe(made.sort.length);
  expect(new Set(made.saved.map((entry) => entry.name)).size).toBe(made.saved.length);
}

describe('the view of the history', () => {
  test('is sound after any edits and comes back from its text as it was', () => {
    fc.assert(
      fc.property(view, (made) => {
        sound(made);
        expect(viewOf(viewText(made))).toEqual(made);
      }),
    );
  });

  test('is sound whatever the project file holds', () => {
    const shaped = fc.record(
      {
        version: fc.constant(1),
        columns: fc.oneof(fc.array(fc.oneof(fc.record({ key: fc.anything(), width: fc.anything() }), fc.anything())), fc.anything()),
        sort: fc.oneof(fc.array(fc.oneof(fc.record({ key: fc.string(), descending: fc.anything() }), fc.anything())), fc.anything()),
        group: fc.anything(),
        metrics: fc.oneof(fc.array(fc.anything()), fc.anything()),
        saved: fc.oneof(fc.array(fc.record({ name: fc.anything(), filter: fc.anything() })), fc.anything()),
      },
      { requiredKeys: ['version'] },
    );
    fc.assert(
      fc.property(fc.oneof(shaped, fc.anything()), (value) => {
        // Not everything can be written as JSON at all (bigints, circles).
        let text = '';
        try {
          text = String(JSON.stringify(value));
        } catch {
          return;
        }
        sound(viewOf(text));
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => sound(viewOf(text))));
    for (const text of ['', '{', 'null', '[]', '{"version":2}', '{"version":1,"columns":[{"key":"id","width":1e999}]}'])
      expect(viewOf(text).columns).toEqual(FIRST_VIEW.columns);
    sound(viewOf('{"version":1,"columns":[{"key":"__proto__","width":90},{"key":"constructor","width":-4}]}'));
  });

  test('sorting by a column again turns it round; Shift keeps the ones that decide first', () => {
    const once = sortedBy(FIRST_VIEW, 'K', false);
    expect(once.sort).toEqual([{ key: 'K', descending: false }]);
    const twice = sortedBy(once, 'eta', true);
    expect(sortedBy(twice, 'K', true).sort).toEqual([
      { key: 'K', descending: true },
      { key: 'eta', descending: false },
    ]);
    expect(unsorted(twice, 'K').sort).toEqual([{ key: 'eta', descending: false }]);
  });

  test('keys of the header move, resize, sort and hide, and never leave it', () => {
    const names = fc.constantFrom('ArrowLeft', 'ArrowRight', 'Home', 'End', 'Enter', 'Delete', ' ', 'x');
    const press = fc.record({ key: names, shiftKey: fc.boolean(), ctrlKey: fc.boolean(), metaKey: fc.constant(false) });
    fc.assert(
      fc.property(fc.array(press, { maxLength: 60 }), (presses) => {
        let [made, at] = [FIRST_VIEW, 0];
        for (const one of presses) {
          const answer = headerKey(made, at, one);
          if (answer === null || answer === 'rows') continue;
          [made, at] = [answer.view, answer.at];
          sound(made);
          expect(made.columns[at]).toBeDefined();
        }
      }),
    );
    const right = headerKey(FIRST_VIEW, 3, { key: 'ArrowRight', shiftKey: false, ctrlKey: true, metaKey: false });
    expect(right).toMatchObject({ at: 4 });
    expect(typeof right === 'object' && right?.view.columns[4]?.key).toBe(FIRST_VIEW.columns[3]?.key);
  });
});

describe('the filter as chips', () => {
  test('each term is one, and taking one away leaves the others', () => {
    const chips = chipsOf('K>1 outcome:period-2 -tag:bad "free text" (starred or sharpness<2)');
    expect(chips.map((chip) => chip.kind)).toEqual(['number', 'label', 'label', 'text', 'group']);
    expect(chipsOf(chips[1]?.without ?? '').map((chip) => chip.text)).toEqual([0, 2, 3, 4].map((at) => chips[at]?.text));
    expect(chipsOf(chipsOf('K>1')[0]?.without ?? 'x')).toEqual([]);
    expect(chipsOf('K>')).toEqual([]);
    expect(complaintOf('K> ')).toMatchObject({ from: 0 });
  });

  test('a term is added to what there is, not to its last alternative', () => {
    expect(chipsOf(withTerm('K>1 or K<0.5', 'tag:paper'))).toHaveLength(2);
    expect(withTerm('', 'tag:paper')).toBe('tag:paper');
  });

  test('the runs of a group are found by a filter that can be read, whatever its value', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ minLength: 1 }), fc.double({ noNaN: true, noDefaultInfinity: true })), (value) => {
        const filter = filterOfGroup('K>1', 'param:problem.params.mu', value) ?? '';
        expect(complaintOf(filter)).toBeNull();
        expect(chipsOf(filter)).toHaveLength(2);
      }),
    );
    expect(filterOfGroup('', 'tag', null)).toBe('-has:tag');
    expect(filterOfGroup('', 'outcome', 'period-2')).toBe('outcome:period-2');
  });
});
