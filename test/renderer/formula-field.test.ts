import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { effectScope, nextTick, shallowRef } from 'vue';
import { accept, refuse, type Answer, type Refusal } from '../../src-shared/answer';
import type { FormulaReading } from '../../src-shared/formula-reading';
import type { ProblemChoice } from '../../src-shared/spec';
import { formulaError } from '../../src-renderer/experiment/formula-error';
import { createReading } from '../../src-renderer/experiment/formula-reading';
import { formula as readJob } from '../../src-worker/jobs/formula';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const choice = (formula: string, more: Record<string, number> = {}): ProblemChoice => ({
  id: 'formula',
  params: { formula, variables: 'x', ...more },
});

function field(first: string) {
  const asked: { readonly problem: ProblemChoice; answer(value: Answer<FormulaReading>): void }[] = [];
  const text = shallowRef<ProblemChoice | null>(choice(first));
  const lab = { readFormula: (problem: ProblemChoice) => new Promise<Answer<FormulaReading>>((answer) => asked.push({ problem, answer })) };
  const scope = effectScope();
  const reading = scope.run(() => createReading(lab, () => text.value))!;
  return { asked, text, reading, scope };
}

test('typing asks once it pauses, one question at a time, and the newest text wins', async () => {
  const { asked, text, reading, scope } = field('x');
  await vi.advanceTimersByTimeAsync(100);
  expect(asked.map(({ problem }) => problem.params['formula'])).toEqual(['x']);
  for (const typed of ['x^', 'x^2', 'x^2/', 'x^2/2']) {
    text.value = choice(typed);
    await nextTick();
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(asked, 'no second question while the first is open').toHaveLength(1);
  asked[0]?.answer(accept({ tex: 'x', variables: ['x'], parameters: [], kinks: [] }));
  await vi.advanceTimersByTimeAsync(0);
  expect(asked.map(({ problem }) => problem.params['formula'])).toEqual(['x', 'x^2/2']);
  asked[1]?.answer(accept({ tex: 'x^2/2', variables: ['x'], parameters: [], kinks: [] }));
  await vi.advanceTimersByTimeAsync(0);
  expect(reading.value.value?.tex).toBe('x^2/2');
  scope.stop();
});

test('a wrong text keeps the last reading beside its refusal', async () => {
  const { asked, text, reading, scope } = field('x^2');
  await vi.advanceTimersByTimeAsync(100);
  asked[0]?.answer(accept({ tex: 'x^2', variables: ['x'], parameters: [], kinks: [] }));
  text.value = choice('x^');
  await vi.advanceTimersByTimeAsync(100);
  asked[1]?.answer(refuse('formula-syntax', 'problem.params.formula', 'It ends too early.', 'Go on.'));
  await vi.advanceTimersByTimeAsync(0);
  expect(reading.refusal.value?.code).toBe('formula-syntax');
  text.value = choice('x^2 + y');
  await vi.advanceTimersByTimeAsync(100);
  expect(reading.of.value?.params['formula'], 'the places in the refusal are places in this text').toBe('x^');
  expect(reading.value.value?.tex).toBe('x^2');
  scope.stop();
});

/** The refusal of the real reader. */
function refusalOf(problem: ProblemChoice): Refusal {
  const answer = readJob(problem);
  if (answer.ok) throw new Error('it was read');
  return answer.refusal;
}

test('an unknown name is marked where it stands and can become a parameter; a misspelt function cannot', () => {
  const text = 'r = x^2 - 1\n(r^2 + mu*x)/4';
  const error = formulaError(refusalOf(choice(text)), { formula: text });
  expect(error.before + error.wrong + error.after).toBe(text);
  expect(error).toMatchObject({ field: 'formula', wrong: 'mu', place: { line: 2, column: 8 }, addable: 'mu' });
  expect(readJob(choice(text, { mu: 1 })).ok, 'the parameter repairs it').toBe(true);
  // A Greek letter is the parameter of its name.
  expect(formulaError(refusalOf(choice('x^2 + μ*x')), { formula: 'x^2 + μ*x' })).toMatchObject({ wrong: 'μ', addable: 'mu' });
  const misspelt = formulaError(refusalOf(choice('sni(x)')), { formula: 'sni(x)' });
  expect(misspelt.place).toEqual({ line: 1, column: 1 });
  expect(misspelt.addable).toBeNull();
});

test('a refusal without a place, or about another field, still has its field', () => {
  const { refusal } = refuse('formula-empty', 'problem.params.variables', 'No variable.', 'Name one.');
  expect(formulaError(refusal, { variables: '' })).toEqual({
    field: 'variables',
    before: '',
    wrong: '',
    after: '',
    place: null,
    addable: null,
  });
  const late = { ...refuse('unknown-symbol', 'problem.params.formula', 'a has no value.', '').refusal, span: [40, 44] as const };
  expect(formulaError(late, { formula: 'x' }).before, 'the text has become shorter meanwhile').toBe('x');
});
