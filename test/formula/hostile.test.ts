import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFormula } from '../../src-worker/formula/reading';

/** Of processor time: far above what any formula takes, far below what a user would notice as a hang of the machine. */
const MOST_MS = 2_000;

function refusal(formula: string, variables = 'x', values: Record<string, number> = {}) {
  const before = process.cpuUsage();
  const answer = readFormula(formula, variables, values);
  expect(process.cpuUsage(before).user / 1_000).toBeLessThan(MOST_MS);
  if (answer.ok) throw new Error(`accepted ${formula.slice(0, 80)}`);
  const { what, advice, where, span } = answer.refusal;
  expect(what).toMatch(/[.!?]$/);
  expect(advice).toMatch(/[.!?]$/);
  expect(where).toMatch(/^problem\.params\./);
  return { ...answer.refusal, meant: span ? formula.slice(...span) : null };
}

describe('refused with the place and what to do', () => {
  test.each<[string, string, string | null, RegExp]>([
    // Ways out of the arithmetic.
    ['constructor', 'unknown-symbol', 'constructor', /parameter/],
    ['constructor(x)', 'unknown-function', 'constructor', /Functions are/],
    ['x.constructor', 'formula-not-allowed', 'x.constructor', /Functions are/],
    ['__proto__*x', 'unknown-symbol', '__proto__', /parameter/],
    ['x.__proto__', 'formula-not-allowed', 'x.__proto__', /./],
    ['toString(x)', 'unknown-function', 'toString', /./],
    ['eval("1")', 'formula-character', '"', /no text/],
    ['eval(x)', 'unknown-function', 'eval', /./],
    ['import("fs")', 'formula-character', '"', /./],
    ['x + `1`', 'formula-character', '`', /./],
    ['[x, 1]', 'formula-character', '[', /vectors/],
    ['x[1]', 'formula-character', '[', /./],
    ['{a: x}', 'formula-character', '{', /./],
    ['1:3', 'formula-character', ':', /./],
    ['x ? 1 : 2', 'formula-character', '?', /step/],
    ['x; 2', 'formula-character', ';', /line of its own/],
    ['x\\2', 'formula-character', '\\', /./],
    ['y = x = 3', 'formula-character', '=', /One line defines one name/],
    ['x = 3', 'name-taken', 'x', /another name/],
    ['e = 3\nx*e', 'name-taken', 'e', /./],
    ['sin = x\nsin(x)', 'name-taken', 'sin', /./],
    ['a = x\na = x^2\na', 'name-taken', 'a', /./],
    ['g(t) = t^2\ng(x)', 'formula-line', 'g(t) = t^2', /sub-expression/],
    ['f(y) = y^2', 'formula-inputs', 'f', /./],
    ['x mod 2', 'formula-not-allowed', 'x mod 2', /./],
    ['not x', 'formula-not-allowed', 'not x', /./],
    ['true*x', 'formula-not-allowed', 'true*x', /./],
    ['null + x', 'formula-not-allowed', 'null + x', /./],
    ['x!', 'formula-character', '!', /./],
    // Slips.
    ['', 'formula-empty', null, /Type/],
    ['  \n\t', 'formula-empty', null, /Type/],
    ['# only a comment', 'formula-empty', null, /Type/],
    ['a =\na', 'formula-line', 'a =', /expression/],
    ['x^2\nx^3', 'formula-line', 'x^2', /name = expression/],
    ['foo(x)', 'unknown-function', 'foo', /./],
    ['2 + sqr(x)', 'unknown-function', 'sqr', /sqrt/],
    ['r = x\n3*mu*r', 'unknown-symbol', 'mu', /add it as a parameter/],
    ['sin(x, 2)', 'formula-arguments', 'sin', /./],
    ['sin()', 'formula-arguments', 'sin', /./],
    ['sin x', 'formula-function', 'sin', /sin\(/],
    ['max(x)', 'formula-arguments', 'max', /max\(a, b\)/],
    ['x(x - 1)', 'formula-call', 'x', /x\*\(/],
    ['(x', 'formula-brackets', '(', /Close/],
    ['x)', 'formula-brackets', ')', /./],
    ['x + ', 'formula-syntax', '+', /./],
    ['x ++ * 3', 'formula-syntax', '*', /./],
    ['0,5*x', 'decimal-comma', ',', /point/],
    ['x**2', 'formula-syntax', '**', /\^/],
    ['|x|', 'formula-character', '|', /abs\(/],
    ['x > 0', 'formula-character', '>', /step/],
    ['0x10*x', 'formula-number', '0x10', /decimal/],
    ['1.2.3*x', 'formula-syntax', '.', /./],
    // Letters and spaces that are not what they seem.
    ['2 + \u0445^2', 'formula-character', '\u0445', /only looks like x/],
    ['\u202ex', 'formula-character', '\u202e', /./],
    ['x\u200b', 'formula-character', '\u200b', /./],
    ['\u{1f4a5}*x', 'formula-character', '\u{1f4a5}', /./],
    ['\uff11*x', 'formula-character', '\uff11', /./],
    // Numbers that are none.
    ['NaN*x', 'formula-number', 'NaN*x', /./],
    ['Infinity + x', 'formula-number', 'Infinity + x', /./],
    ['1e999*x', 'formula-number', '1e999*x', /./],
    ['1/0 + x', 'formula-not-finite', '1/0 + x', /./],
    ['0/0*x', 'formula-not-finite', '0/0*x', /./],
    ['log(-1)*x', 'formula-not-finite', 'log(-1)*x', /./],
    ['9^9^9^9^9*x', 'formula-not-finite', '9^9^9^9^9*x', /./],
    ['3', 'unused-variable', '3', /x/],
  ])('%j', (formula, code, meant, advice) => {
    const refused = refusal(formula);
    expect(refused).toMatchObject({ code, meant });
    expect(refused.advice).toMatch(advice);
  });

  test.each([
    ['a hundred thousand brackets', '('.repeat(1e5)],
    ['1 500 brackets', `${'('.repeat(1500)}x${')'.repeat(1500)}`],
    ['700 nested functions', `${'sin('.repeat(700)}x${')'.repeat(700)}`],
    ['3 000 signs', `${'-'.repeat(3000)}x`],
    ['signs apart', `${'- + '.repeat(900)}x`],
    ['1 900 powers', `${'x^'.repeat(1900)}x`],
    ['powers of negatives', `${'x^-'.repeat(1300)}x`],
    ['open brackets and powers', '(x^'.repeat(1300)],
    ['words without end', `${'x '.repeat(1900)}q`],
    ['commas', `max(${'x,'.repeat(1900)}`],
    ['equals signs', '='.repeat(4000)],
    ['empty lines', '\n'.repeat(4000)],
    ['names without end', `${'a = x\n'.repeat(600)}a`],
  ])('%s, quickly', (_name, formula) => {
    refusal(formula);
  });

  test('a missing parameter beside a similar one, a product of two names, and a letter like no other', () => {
    expect(refusal('mu*x', 'x', { mu2: 1 }).advice).toBe('Did you mean mu2? If it is a parameter, add it as a parameter.');
    expect(refusal('xy', 'x, y').advice).toContain('x*y');
    expect(refusal('k*x').advice).toBe('If it is a parameter, add it as a parameter.');
  });

  test('a parameter whose value leaves no finite number', () => {
    expect(refusal('x*log(mu)', 'x', { mu: -1 })).toMatchObject({ code: 'formula-not-finite', what: 'log(mu) is not a finite number.' });
  });

  test.each(['', 'e', 'sin', 'x, x', '1x', 'a b c d e1 f g h i', 'x'.repeat(41), 'x;y', '__proto__'])('the variables %j', (variables) => {
    expect(refusal('x', variables)).toMatchObject({ code: 'variables', where: 'problem.params.variables' });
  });

  test('names of parameters that mean something else', () => {
    expect(refusal('x', 'x', { x: 1 })).toMatchObject({ code: 'name-taken', where: 'problem.params.x' });
    expect(refusal('x', 'x', { pi: 3 })).toMatchObject({ code: 'name-taken', where: 'problem.params.pi' });
  });

  test('any text at all is answered, with a span inside it', () => {
    const piece = fc.constantFrom(
      ..."x y 1 . e ^ ( ) + - * / , = # | \n sin max mu pi μ ² '".split(' '),
      ' ',
      '\n',
      '__proto__',
      '{',
      'x_',
      '1e',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(piece, { maxLength: 60 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, (formula) => {
        const answer = readFormula(formula, 'x', { mu: 1 });
        if (answer.ok) return;
        const { span } = answer.refusal;
        if (span) expect(0 <= span[0] && span[0] <= span[1] && span[1] <= formula.length).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });
});

describe('accepted', () => {
  test('sums and products of thousands of terms', () => {
    for (const sign of ['+', '*', '-', '/']) expect(readFormula(`x${`${sign}x`.repeat(1999)}`, 'x', {}).ok).toBe(true);
  });

  test('sub-expressions that double sixty times', () => {
    const lines = ['s0 = x*x', ...Array.from({ length: 60 }, (_, i) => `s${i + 1} = s${i}*s${i}`), 's60'];
    const answer = readFormula(lines.join('\n'), 'x', {});
    expect(answer.ok && answer.value.expression.dag.nodes.length).toBeLessThan(100);
  });

  test('the signs of print', () => {
    const typed = readFormula('(x^2 - mu)^2/4*3', 'x', { mu: 1 });
    const printed = readFormula('(x² − μ)²÷4·3', 'x', { mu: 1 });
    expect(typed.ok && printed.ok && printed.value.expression).toEqual(typed.ok && typed.value.expression);
    expect(readFormula('2μx₁', 'x_1 x1', { mu: 1 }).ok).toBe(false);
    expect(readFormula('2μx₁', 'x1', { mu: 1 }).ok).toBe(true);
  });
});
