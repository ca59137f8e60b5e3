import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { asData, takeDecimalMarkFrom } from '../../src-shared/decimal-mark';
import { bytes, duration, figure, paramText } from '../../src-shared/figures';
import { decimalMarkOf, languageOf, type DecimalMark } from '../../src-shared/language';
import { pointText } from '../../src-shared/words';
import { plainNumber, readNumber, shownNumber } from '../../src-renderer/ui/number-text';
import { numbersText, readNumbers } from '../../src-renderer/ui/numbers-text';

let mark: DecimalMark = '.';
takeDecimalMarkFrom(() => mark);
afterEach(() => (mark = '.'));
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

describe('numbers with a decimal comma', () => {
  test('differ from those with a point in the mark alone, and data keep the point', () => {
    fc.assert(
      fc.property(finite, fc.integer({ min: 2, max: 17 }), (value, digits) => {
        mark = '.';
        const point = figure(value, digits);
        mark = ',';
        expect(figure(value, digits)).toBe(point.replace('.', ','));
        expect(asData(() => figure(value, digits))).toBe(point);
      }),
    );
  });
  test('are told apart in points and lists', () => {
    mark = ',';
    expect(pointText([0.5, 1.25])).toBe('(0,5; 1,25)');
    expect(paramText([0.5, 2])).toBe('(0,5; 2)');
    expect([bytes(2500), duration(0.44)]).toEqual(['2,5 kB', '0,4 s']);
  });
  test('a failing maker leaves the mark as it was', () => {
    mark = ',';
    expect(() => asData(() => JSON.parse('{') as unknown)).toThrow();
    expect(figure(0.5)).toBe('0,5');
  });
  test('what a field shows is read back as the same number', () => {
    for (const shown of ['.', ','] as const) {
      mark = shown;
      fc.assert(
        fc.property(finite, (value) => {
          expect(readNumber(shownNumber(String(value)), {})).toEqual({ value: value === 0 ? 0 : value });
        }),
      );
      fc.assert(
        fc.property(fc.array(finite, { minLength: 1, maxLength: 20 }), (values) => {
          const bounds = { min: -Infinity, max: Infinity, minLength: 1, maxLength: 20 };
          expect(readNumbers(numbersText(values), bounds)).toEqual({ values: values.map((value) => (value === 0 ? 0 : value)) });
        }),
      );
    }
  });
  test('expressions are nobody’s decimal numbers', () => {
    mark = ',';
    expect([plainNumber('1,05'), plainNumber('max(1,2)'), plainNumber('sqrt(5)-1'), plainNumber('1.05')]).toEqual([
      '1.05',
      'max(1,2)',
      'sqrt(5)-1',
      '1.05',
    ]);
    expect([shownNumber('1.05'), shownNumber('1.02*etaC')]).toEqual(['1,05', '1.02*etaC']);
    mark = '.';
    expect(plainNumber('1,05')).toBe('1,05');
  });
});

test('the language is the chosen one, or the system’s where there are words for it', () => {
  expect(['de-AT', 'de', 'DE_ch', 'en-GB', 'fr', ''].map((tag) => languageOf('system', tag))).toEqual(['de', 'de', 'de', 'en', 'en', 'en']);
  expect(languageOf('en', 'de')).toBe('en');
  expect([decimalMarkOf('language', 'de'), decimalMarkOf('point', 'de'), decimalMarkOf('comma', 'en')]).toEqual([',', '.', ',']);
});
