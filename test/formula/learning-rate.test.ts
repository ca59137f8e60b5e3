import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resolveLearningRate } from '../../src-worker/formula/learning-rate';

const WHERE = 'rule.learningRate';

function resolve(text: string, etaC = 0.5, unit: 'eta' | 'etaC' = 'eta', params: Record<string, number> = { mu: 2 }) {
  return resolveLearningRate({ text, unit }, etaC, params, WHERE);
}

function refusal(text: string) {
  const answer = resolve(text);
  if (answer.ok) throw new Error(`accepted ${text} as ${answer.value}`);
  expect(answer.refusal.where).toBe(WHERE);
  expect(answer.refusal.what).not.toBe('');
  expect(answer.refusal.advice).not.toBe('');
  return answer.refusal;
}

describe('numbers', () => {
  test('come out exactly as JavaScript reads them', () =>
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (value) => {
        for (const text of [String(value), value.toExponential(), value.toPrecision(17)])
          expect(resolve(text)).toEqual({ ok: true, value: Number(text) });
      }),
      { numRuns: 500 },
    ));

  test.each(['1.1', ' 1.1 ', '.5', '1e-3', '2E0', '1.0001', '1.2361', '0.1'])('%s', (text) => {
    expect(resolve(text)).toEqual({ ok: true, value: Number(text) });
  });
});

describe('expressions', () => {
  test.each<[string, number]>([
    ['sqrt(5)-1', Math.sqrt(5) - 1],
    ['sqrt(4.5)-1', Math.sqrt(4.5) - 1],
    ['1.02*etaC', 1.02 * 0.5],
    ['2/(2*mu)', 0.5],
    ['-2^2+5', 1],
    ['(-2)^2', 4],
    ['2^3^2', 512],
    ['2^-1', 0.5],
    ['8/2/2', 2],
    ['1-(2-3)', 2],
    ['+3', 3],
    ['pi/2', Math.PI / 2],
    ['e', Math.E],
    ['exp(0)+log(e)', 2],
    ['abs(-sin(1))*cos(1)/tan(1)', (Math.sin(1) * Math.cos(1)) / Math.tan(1)],
    ['3·mu − 1', 5],
    ['((((1))))', 1],
  ])('%s = %d', (text, value) => expect(resolve(text)).toEqual({ ok: true, value }));

  test('mean the same as the same arithmetic in JavaScript', () => {
    const positive = fc.double({ min: 0.01, max: 100, noNaN: true });
    fc.assert(
      fc.property(positive, positive, positive, (a, b, c) => {
        expect(resolve(`${a}+${b}*${c}`)).toEqual({ ok: true, value: a + b * c });
        expect(resolve(`(${a}+${b})/${c}`)).toEqual({ ok: true, value: (a + b) / c });
        expect(resolve(`sqrt(${a})^2*${b}`)).toEqual({ ok: true, value: Math.pow(Math.sqrt(a), 2) * b });
      }),
    );
  });

  test('in units of η_c are multiplied by it', () => {
    expect(resolve('1.1', 0.25, 'etaC')).toEqual({ ok: true, value: 1.1 * 0.25 });
    expect(resolve('sqrt(5)-1', 1, 'etaC')).toEqual({ ok: true, value: Math.sqrt(5) - 1 });
  });
});

describe('refusals tell what to do', () => {
  test('a mistyped name', () => {
    expect(refusal('1.02*etac')).toMatchObject({
      code: 'expression-unknown',
      what: expect.stringContaining('position 6'),
      advice: 'Did you mean etaC?',
    });
    expect(refusal('sqr(5)').advice).toBe('Did you mean sqrt?');
    expect(refusal('zeta').advice).toContain('etaC');
  });

  test('a decimal comma', () => {
    expect(refusal('1,05')).toMatchObject({ code: 'decimal-comma', advice: expect.stringContaining('1.05') });
  });

  test('a parenthesis left open, with its position', () => {
    expect(refusal('sqrt(5').advice).toContain('parenthesis');
    expect(refusal('2*(1+').code).toBe('expression-syntax');
    expect(refusal('1..2').what).toContain('position');
  });

  test('an omitted multiplication sign', () => {
    expect(refusal('1.02 etaC').code).toBe('expression-implicit');
    expect(refusal('1/2 pi').code).toBe('expression-implicit');
    expect(refusal('2(3)').code).toBe('expression-implicit');
    expect(refusal('mu(3)').code).toBe('expression-implicit');
  });

  test.each(['0', '-1', '1-1', '0/0', '1/0', '-1/0', 'log(0)', 'sqrt(-1)', '10^400', '1e400'])('%s is no learning rate', (text) => {
    expect(['learning-rate-range', 'expression-number']).toContain(refusal(text).code);
  });

  test('too long, too deep, empty', () => {
    expect(refusal('1+'.repeat(100) + '1').code).toBe('expression-too-long');
    expect(refusal(`${'('.repeat(60)}1${')'.repeat(60)}`).code).toBe('expression-too-deep');
    expect(refusal('-'.repeat(199) + '1').code).toMatch(/^expression-/);
    expect(refusal('  ').code).toBe('expression-empty');
  });
});

describe('hostile input is refused', () => {
  test.each([
    'cos.constructor("return process")()',
    'x.__proto__',
    'mu.constructor',
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty(1)',
    'valueOf()',
    'mu = 5',
    'f(x) = x^2',
    'f(x) = f(x)',
    '[1, 2, 3]',
    '[1]',
    '{a: 1}',
    '"abc"',
    "'abc'",
    '`abc`',
    'import({a: 1})',
    'createUnit("x")',
    'eval("1")',
    'evaluate("1")',
    'parse("1")',
    'process.exit()',
    'globalThis',
    'require("fs")',
    'true',
    'null',
    'undefined',
    'NaN',
    'Infinity',
    '1; 2',
    '1\n2',
    '1 ? 2 : 3',
    '1:3',
    '5 % 3',
    '3!',
    "2'",
    '1 & 2',
    '1 == 1',
    '1 to 2',
    '1 xor 0',
    'not 1',
    '2 mod 3',
    'mod(5, 3)',
    'random()',
    'sqrt(1, 2)',
    'sqrt()',
    'sqrt',
    '2 cm',
    '1 # comment',
    '\u0000',
    'x => 1',
    '(x) -> 1',
    'sqrt.call(1)',
    'sqrt[1]',
    'i',
    '2i',
  ])('%j', (text) => {
    refusal(text);
  });

  test('any text gives a positive finite number or a refusal, never an exception', () =>
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 220 }),
          fc.string({ unit: fc.constantFrom(...'0123456789.+-*/^()epi muetaCsqrtlog,;=[]"\\'), maxLength: 60 }),
        ),
        (text) => {
          const answer = resolve(text);
          if (answer.ok) expect(Number.isFinite(answer.value) && answer.value > 0).toBe(true);
          else expect(answer.refusal.where).toBe(WHERE);
        },
      ),
      { numRuns: 2_000 },
    ));
});
