import { expect, test } from 'vitest';
import { accept, refuse, type Answer } from '../../src-shared/answer';
import type { Events, Lab } from '../../src-shared/contract';
import { fromExactJson } from '../../src-shared/exact-json';
import type { Findings, StudyInfo, StudyRequest } from '../../src-shared/study';
import { findingsCsv, findingsJson, tableCsv } from '../../src-renderer/studies/findings-text';
import { applicable, createStudies, isStale } from '../../src-renderer/studies/studies';
import { EXPERIMENT, HandMadeLab } from './hand-made-lab';

const STUDY: StudyInfo = {
  id: 'orbits',
  title: 'Periodic orbits',
  description: '',
  source: '',
  options: [],
  dimensions: [1, 8],
  problems: null,
};
const FOUND: Findings = { title: 'Orbits', sentences: ['Two.'], facts: [], tables: [], plots: [], stopped: false };

function desk() {
  const made = new HandMadeLab();
  const asked: { readonly id: number; readonly request: StudyRequest; answer(value: Answer<Findings>): void }[] = [];
  const stopped: number[] = [];
  const lab: Lab = {
    ...made.lab,
    study: (id, request) => new Promise((answer) => asked.push({ id, request, answer })),
    stopStudy: (id) => Promise.resolve(void stopped.push(id)),
  };
  const tell = (progress: Events['studyProgress']) => made.emit('studyProgress', progress);
  return { studies: createStudies(lab), asked, stopped, tell };
}

test('a study tells its progress, and stopping it keeps the part it answers with', async () => {
  const { studies, asked, stopped, tell } = desk();
  const end = studies.start(STUDY, 1, EXPERIMENT, {});
  const id = asked[0]!.id;
  expect(studies.list.value[0]).toMatchObject({ id, state: 'running', progress: null });
  tell({ studyId: id, done: 3, total: 12, secondsLeft: 9 });
  expect(studies.list.value[0]?.progress).toEqual({ done: 3, total: 12, secondsLeft: 9 });
  tell({ studyId: id + 99, done: 1, total: 1, secondsLeft: 0 });
  expect(studies.list.value).toHaveLength(1);
  studies.stop(id);
  studies.stop(id);
  expect(stopped, 'asked once').toEqual([id]);
  expect(studies.list.value[0]?.state).toBe('stopping');
  asked[0]!.answer(accept({ ...FOUND, stopped: true }));
  expect((await end).findings?.stopped).toBe(true);
  expect(studies.list.value[0]?.state).toBe('done');
});

test('a refused study says why, and can be run again', async () => {
  const { studies, asked } = desk();
  const first = studies.start(STUDY, 1, EXPERIMENT, {});
  asked[0]!.answer(refuse('no-formula', 'study', 'There is no formula.', 'Choose another.'));
  expect((await first).refusal?.code).toBe('no-formula');
  const second = studies.start(STUDY, 1, EXPERIMENT, {});
  asked[1]!.answer(accept(FOUND));
  await second;
  expect(studies.list.value.map(({ state }) => state)).toEqual(['done']);
});

test('run again while it runs: the old one is stopped and its late answer changes nothing', async () => {
  const { studies, asked, stopped } = desk();
  const first = studies.start(STUDY, 1, EXPERIMENT, {});
  const second = studies.start(STUDY, 1, EXPERIMENT, { a: 1 });
  const other = studies.start(STUDY, 2, EXPERIMENT, {});
  expect(stopped).toEqual([asked[0]!.id]);
  asked[0]!.answer(accept({ ...FOUND, title: 'late' }));
  asked[1]!.answer(accept(FOUND));
  asked[2]!.answer(accept(FOUND));
  await Promise.all([first, second, other]);
  expect(studies.list.value.map(({ experimentId, findings }) => [experimentId, findings?.title])).toEqual([
    [2, 'Orbits'],
    [1, 'Orbits'],
  ]);
});

test('findings are stale once the experiment says something else, and fresh again when it is changed back', async () => {
  const { studies, asked } = desk();
  const end = studies.start(STUDY, 1, EXPERIMENT, {});
  asked[0]!.answer(accept(FOUND));
  const run = await end;
  expect(isStale(run, { ...EXPERIMENT })).toBe(false);
  expect(isStale(run, { ...EXPERIMENT, steps: 7 })).toBe(true);
});

test('only studies for the problem and its dimension are offered', () => {
  const floquet = { ...STUDY, id: 'floquet', dimensions: [1, 80_000] as const, problems: ['matrix-factorisation'] };
  expect(applicable([STUDY, floquet], 'quartic', 1)).toEqual([STUDY]);
  expect(applicable([STUDY, floquet], 'matrix-factorisation', 64)).toEqual([floquet]);
  expect(applicable([STUDY, floquet], 'matrix-factorisation', null)).toEqual([STUDY, floquet]);
});

test('tables are written with every digit, and JSON keeps what it has no word for', () => {
  expect(
    tableCsv({
      columns: ['x', 'a, b'],
      rows: [
        [0.1 + 0.2, null],
        ['say "no"', Number.NaN],
      ],
    }),
  ).toBe('x,"a, b"\n0.30000000000000004,\n"say ""no""",NaN\n');
  expect(
    findingsCsv({ facts: [{ name: 'η_c', value: 1, note: '' }], tables: [{ title: 'Two\nlines', columns: ['a'], rows: [[1]] }] }),
  ).toBe('# facts\nname,value,note\nη_c,1,\n\n# Two lines\na\n1\n');
  const map = {
    kind: 'map',
    title: '',
    xTitle: '',
    yTitle: '',
    x: [0, 1],
    y: [0, 1],
    columns: 2,
    rows: 1,
    classes: [],
    lines: [],
  } as const;
  const text = findingsJson({
    ...FOUND,
    facts: [{ name: 'a', value: Infinity, note: '' }],
    plots: [{ ...map, cells: Uint8Array.of(1, 2) }],
  });
  expect(fromExactJson(text)).toMatchObject({ facts: [{ value: Infinity }], plots: [{ cells: [1, 2] }] });
});

test('opening another project forgets the findings and stops what runs', async () => {
  const { studies, asked, stopped } = desk();
  const end = studies.start(STUDY, 1, EXPERIMENT, {});
  studies.clear();
  expect(stopped).toEqual([asked[0]!.id]);
  asked[0]!.answer(accept(FOUND));
  await end;
  expect(studies.list.value).toEqual([]);
});
