/** The German of what the program computes. */
import { decimalMark } from '../decimal-mark';
import type { Language } from '../language';
import { CATALOGUE } from './catalogue';
import { createTranslator, type Told } from './translator';

/** A number with a point that is no version, name, paper or file: `0.25`, `−1.5e-7`, `0.03K`. */
const NUMBER =
  /(?<![\w.])(?<!(?:arXiv[: ]|V8 |node |electron |Electron |[Ee]ngine |Edge Lab |Version ))(\d+)\.(\d+(?:e-?\d+)?)(?!\d|_|\.\w)/g;

/** Numbers in a text with the decimal comma, and lists of them with semicolons, where that is how numbers are shown. */
export function numbersWithComma(text: string): string {
  return text
    .split(/(\$[^$]+\$)/)
    .map((part, index) => (index % 2 === 1 ? part : withCommas(part)))
    .join('');
}

function withCommas(text: string): string {
  if (text.search(NUMBER) < 0) return text;
  // Inside brackets the comma between numbers becomes a semicolon.
  const lists = text.replace(/[({][^(){}]*[)}]/g, (list) => list.replace(/(?<=\d|…), (?=[-−]?\d|…)/g, '; '));
  return lists.replace(NUMBER, '$1,$2');
}

const withComma = createTranslator(CATALOGUE, numbersWithComma);
const withPoint = createTranslator(CATALOGUE, (text) => text);

/** A text of the program in a language, numbers as they are shown; a text there is no German for comes back as it is. */
export function toldIn(language: Language, text: string, mark: '.' | ',' = decimalMark()): Told {
  if (language === 'en') return { text, state: 'whole' };
  return mark === ',' ? withComma(text) : withPoint(text);
}
