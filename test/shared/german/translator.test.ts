/** Texts of the program read by templates and told in German. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../../src-shared/german/catalogue';
import { numbersWithComma, toldIn } from '../../../src-shared/german';
import { filled, isClosed, readings, templateOf } from '../../../src-shared/german/template';
import { createTranslator } from '../../../src-shared/german/translator';

const german = (text: string) => toldIn('de', text, ',').text;
const entries = Object.entries(CATALOGUE);

describe('templates', () => {
  it('give back the values they were filled with', () => {
    const value = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc.integer().map(String),
      fc.constantFrom('{0.8, 1.1}', '(1.5, 0.8)', 'η = 1.1', '√μ', '|x − y|'),
    );
    fc.assert(
      fc.property(
        // Gaps side by side share their characters in several ways.
        fc.constantFrom(...entries.map(([english]) => english).filter((english) => !/\}\{\d/.test(english))),
        fc.array(value, { minLength: 9, maxLength: 9 }),
        (english, values) => {
          const template = templateOf(english);
          const given = new Map([...new Set(template.gaps)].map((gap, index) => [gap, values[index % values.length] ?? '']));
          const found = readings(template, filled(template, given));
          expect(found.some((reading) => [...given].every(([gap, one]) => reading.get(gap) === one))).toBe(true);
        },
      ),
      { numRuns: 600 },
    );
  });

  it('have the same gaps in both languages', () => {
    const gaps = (text: string) => [...new Set(templateOf(text).gaps)].sort((a, b) => a - b);
    const differing = entries.filter(([english, own]) => gaps(own).some((gap) => !gaps(english).includes(gap)));
    expect(differing).toEqual([]);
  });

  it('keep formulas as they are', () => {
    const formulas = (text: string) => (text.match(/\$[^$]+\$/g) ?? []).sort();
    const differing = entries.filter(([english, own]) => formulas(english).join() !== formulas(own).join());
    expect(differing).toEqual([]);
  });

  it('do not read one text in two ways that differ', () => {
    const byEnglish = new Map<string, string>();
    const shape = (text: string, names: Map<string, string>) =>
      text.replace(/\{(\d+)\}/g, (gap) => names.get(gap) ?? names.set(gap, `{${names.size + 1}}`).get(gap) ?? gap);
    for (const [english, own] of entries) {
      const names = new Map<string, string>();
      const key = shape(english.trim(), names);
      const value = shape(own.trim(), names);
      expect(byEnglish.get(key) ?? value, key).toBe(value);
      byEnglish.set(key, value);
    }
  });

  it('end no value inside a bracket', () => {
    expect(isClosed('{0.8, 1.1}')).toBe(true);
    expect(isClosed('{0.8')).toBe(false);
    expect(isClosed('(a]')).toBe(false);
    const split = readings(templateOf('{1}, {2} with multiplier {3}'), '{0.8, 1.1}, stable with multiplier 0.3');
    expect(split.map((values) => values.get(1))).toEqual(['{0.8, 1.1}']);
  });
});

describe('the program’s sentences in German', () => {
  it('names the orbit of a run, nested clauses and all', () => {
    expect(
      german(
        'One-step descent does not settle: the iterates go round a period-2 orbit {0.81455, 1.1161}, stable with multiplier 0.18. The two-step map converges to its points.',
      ),
    ).toBe(
      'Der Einschrittabstieg kommt nicht zur Ruhe: Die Iterierten durchlaufen einen Periode-2-Orbit {0,81455; 1,1161}, stabil mit Multiplikator 0,18. Die Zweischritt-Abbildung konvergiert gegen seine Punkte.',
    );
    expect(
      german(
        'Converged to (0.5, 0.5), a fixed point of the map, one of a family of orbits (1 neutral direction), stable with multiplier 0.2.',
      ),
    ).toBe(
      'Gegen (0,5; 0,5) konvergiert, einen Fixpunkt der Abbildung, einer aus einer Familie von Orbits (1 neutrale Richtung), stabil mit Multiplikator 0,2.',
    );
  });

  it('tells what a chart shows', () => {
    expect(
      german('Two-step distances fall by a factor 0.18 every two steps (predicted: 0.18) to the period-2 orbit {0.8146, 1.1161}.'),
    ).toBe(
      'Zweischrittabstände fallen alle zwei Schritte um den Faktor 0,18 (vorhergesagt: 0,18) zu dem Periode-2-Orbit {0,8146; 1,1161}.',
    );
    expect(german('Fixed points of F found: {−1 unstable, 0 unstable}. The path shows the last 60 iterates, up to 0.8146.')).toBe(
      'Gefundene Fixpunkte von F: {−1 instabil, 0 instabil}. Der Weg zeigt die letzten 60 Iterierten bis 0,8146.',
    );
    expect(german('Marked: K = 1.1 at 1.1, flip 1 → 2 at 1.')).toBe('Markiert: K = 1,1 bei 1,1, Flip 1 → 2 bei 1.');
    expect(german('R00012 · η = 1,1 one-step')).toBe('R00012 · η = 1,1 Einschritt');
  });

  it('leaves what it does not know, and says so', () => {
    expect(toldIn('de', 'Nothing of the kind was ever written.', ',')).toEqual({
      text: 'Nothing of the kind was ever written.',
      state: 'not',
    });
    expect(toldIn('en', 'Running.', '.')).toEqual({ text: 'Running.', state: 'whole' });
  });

  it('writes numbers with a comma, but no versions, files or papers', () => {
    expect(numbersWithComma('(0.5, −1.25) and 1.5e-7')).toBe('(0,5; −1,25) and 1,5e-7');
    const names = 'Edge Lab 1.2.3, engine 4, node 20.18 (V8 11.3), arXiv 2206.04172, run.csv, a0.5.csv, 0.5.csv';
    expect(numbersWithComma(names)).toBe(names);
    expect(numbersWithComma('$x_{0.5}$ at 0.5')).toBe('$x_{0.5}$ at 0,5');
  });

  it('says the same when it is asked again', () => {
    const translate = createTranslator({ 'after {1} steps': 'nach {1} Schritten' }, (text) => text);
    expect(translate('after 12 steps')).toEqual({ text: 'nach 12 Schritten', state: 'whole' });
    expect(translate('after 12 steps')).toEqual(translate('after 12 steps'));
  });
});
