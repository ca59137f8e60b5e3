import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lessonsIn, openLessonFile } from '../../src-main/app/lessons';
import { isPanel } from '../../src-renderer/workspace/panels';
import { isRight, readLesson, type Lesson, type Question } from '../../src-shared/lesson';

const SHIPPED = join(import.meta.dirname, '../../assets/lessons');
let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'lessons-'))));
afterAll(() => rm(folder, { recursive: true }));

const sample = async (): Promise<Lesson> => {
  const [first] = await lessonsIn(SHIPPED, 'en');
  if (!first) throw new Error('no lesson comes with the program');
  return first;
};
const refusalOf = (change: (lesson: Record<string, unknown>) => unknown, lesson: Lesson) => {
  const copy = structuredClone(lesson) as unknown as Record<string, unknown>;
  const answer = readLesson(JSON.stringify(change(copy) ?? copy), 'a.edgelesson');
  return answer.ok ? null : answer.refusal;
};

describe('the lessons that come along', () => {
  test('are all read, and show panels that exist', async () => {
    const files = await readdir(SHIPPED);
    const lessons = await lessonsIn(SHIPPED, 'en');
    const german = await lessonsIn(SHIPPED, 'de');
    expect(lessons.length + german.length).toBe(files.length);
    expect(german.map(({ language }) => language)).toEqual(german.map(() => 'de'));
    // The same lesson in other words: what is begun, locked, asked and shown is equal.
    const bones = ({ begin, locked, steps }: Lesson) => ({
      begin,
      locked,
      steps: steps.map(({ question, show }) => ({ show, kind: question?.kind, answer: question?.answer })),
    });
    expect(german.map(bones)).toEqual(lessons.map(bones));
    expect(lessons.length).toBeGreaterThanOrEqual(2);
    const charts = lessons.flatMap(({ steps }) => steps.flatMap(({ show }) => show.charts));
    expect(charts.filter((chart) => !isPanel(chart))).toEqual([]);
  });

  test('ask for numbers that mathematics confirms', async () => {
    const K = 1.1;
    const exact: Readonly<Record<string, number>> = {
      'At which learning rate η_c does the minimum stop attracting?': 2 / 2,
      'What is the smaller of the two points for K = 1.1?': Math.sqrt((1 + K - Math.sqrt((K - 1) * (K + 3))) / (2 * K)),
      'For which K is 9 − 2(1 + K)² = 0?': Math.sqrt(4.5) - 1,
      'For which K is 9 − 2(1 + K)² = −1?': Math.sqrt(5) - 1,
    };
    const asked = (await lessonsIn(SHIPPED, 'en')).flatMap(({ steps }) =>
      steps.flatMap(({ question }) => (question?.kind === 'number' ? [question] : [])),
    );
    expect(asked.map(({ prompt }) => prompt).sort()).toEqual(Object.keys(exact).sort());
    for (const question of asked) expect(isRight(question, exact[question.prompt] ?? NaN), question.prompt).toBe(true);
  });

  test('name the outcome the map itself has', async () => {
    // The quartic iterated here, without the engine: x − η x (x² − 1).
    const periodAt = (eta: number) => {
      let x = 0.8;
      for (let t = 0; t < 20_000; t++) x -= eta * x * (x * x - 1);
      let y = x;
      for (let p = 1; p <= 8; p++) {
        y -= eta * y * (y * y - 1);
        if (Math.abs(y - x) < 1e-9) return p;
      }
      return null;
    };
    expect([periodAt(1.1), periodAt(1.25)]).toEqual([2, 4]);
    const choices = (await lessonsIn(SHIPPED, 'en')).flatMap(({ steps }) =>
      steps.flatMap(({ question }) => (question?.kind === 'choice' ? [question.choices[question.answer]] : [])),
    );
    expect(choices).toEqual(['Go round two points in turn', 'period-4']);
  });
});

describe('a file that is no lesson', () => {
  test.each([
    ['lesson-not-json', '{'],
    ['not-a-lesson', '{}'],
    ['not-a-lesson', '[]'],
    ['not-a-lesson', 'null'],
    ['not-a-lesson', '{"format":"something","version":1}'],
    ['lesson-newer', '{"format":"edgelab-lesson","version":2}'],
    ['lesson-malformed', '{"format":"edgelab-lesson","version":1}'],
  ])('is refused in words: %s', (code, text) => {
    const answer = readLesson(text, 'a.edgelesson');
    expect(answer).toMatchObject({ ok: false, refusal: { code } });
    if (!answer.ok) expect(answer.refusal.what.length * answer.refusal.advice.length).toBeGreaterThan(0);
  });

  test('is refused by the place that is wrong', async () => {
    const lesson = await sample();
    const first = (of: Record<string, unknown>) => (of['steps'] as Record<string, unknown>[])[0] ?? {};
    expect(refusalOf((of) => void (of['locked'] = ['everything']), lesson)?.where).toBe('locked.0');
    expect(refusalOf((of) => void (of['script'] = 'alert(1)'), lesson)?.code).toBe('lesson-malformed');
    expect(refusalOf((of) => void (of['steps'] = []), lesson)?.where).toBe('steps');
    expect(
      refusalOf((of) => void (first(of)['question'] = { kind: 'choice', prompt: '?', choices: ['a', 'b'], answer: 2 }), lesson)?.where,
    ).toBe('steps.0.question.answer');
    expect(refusalOf((of) => void (first(of)['question'] = { kind: 'number', prompt: '?', answer: 1, tolerance: -1 }), lesson)?.where).toBe(
      'steps.0.question.tolerance',
    );
    expect(refusalOf(() => undefined, lesson)).toBeNull();
  });

  test('is refused by its name, by its length, or because it is not there', async () => {
    const code = async (name: string) => {
      const answer = await openLessonFile(join(folder, name));
      return answer.ok ? null : answer.refusal.code;
    };
    await writeFile(join(folder, 'long.edgelesson'), ' '.repeat(5_000_000));
    await writeFile(join(folder, 'a.json'), await readFile(join(SHIPPED, 'edge-of-stability.edgelesson')));
    expect([await code('gone.edgelesson'), await code('long.edgelesson'), await code('a.json')]).toEqual([
      'cannot-read',
      'lesson-too-long',
      'not-a-lesson',
    ]);
  });
});

test('a prediction is right within its tolerance, the bound included', () => {
  const number: Question = { kind: 'number', prompt: '?', answer: 1, tolerance: 0.5 };
  expect([0.5, 1, 1.5, 0.49, 1.51, NaN].map((given) => isRight(number, given))).toEqual([true, true, true, false, false, false]);
  const choice: Question = { kind: 'choice', prompt: '?', choices: ['a', 'b'], answer: 1 };
  expect([0, 1, 2].map((given) => isRight(choice, given))).toEqual([false, true, false]);
});
