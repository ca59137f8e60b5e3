import type { RunColumn } from '../views';
import { builtIn, choicesOf, KEYS } from './keys';
import { quoted } from './print';
import { FLAGS, HAS } from './query';

/** What a project knows: its columns, and for some keys the values that occur. */
export interface Vocabulary {
  readonly columns: readonly RunColumn[];
  readonly values: Readonly<Record<string, readonly string[]>>;
}

/** Characters [from, to) of the text may become any of `items`. */
export interface Completion {
  readonly from: number;
  readonly to: number;
  readonly items: readonly string[];
}

const MOST = 50;

/** What the word at the caret may become: keys with their sign, flags, or values of the key before it. */
export function complete(text: string, caret: number, vocabulary: Vocabulary): Completion {
  const start = wordStart(text, caret);
  const typed = text.slice(start, caret);
  const value = /^((?:(?:param|metric):)?[\p{L}_][\p{L}\p{N}_.]*)(?:<=|>=|!=|[:=<>])(.*)$/su.exec(typed);
  if (!value || (/^(param|metric)$/.test(value[1] ?? '') && !typed.includes('=')))
    return { from: start, to: caret, items: starting(keysOf(vocabulary), typed) };
  const [, key = '', part = ''] = value;
  if (key === HAS) return { from: caret - part.length, to: caret, items: starting(columnKeys(vocabulary).map(spelling), part) };
  const known = builtIn(key);
  const name = known?.key ?? key;
  const values = known && known.kind !== 'number' ? choicesOf(known.kind) : [];
  const stored = Object.hasOwn(vocabulary.values, name) ? (vocabulary.values[name] ?? []) : [];
  const items = [...new Set([...values, ...stored])].map(spelling);
  return { from: caret - part.length, to: caret, items: starting(items, part) };
}

/** The beginning of the term the caret is in; a quotation belongs to its term, signs of negation and parentheses do not. */
function wordStart(text: string, caret: number): number {
  let start = 0;
  let inside = false;
  for (let at = 0; at < caret; at++) {
    const sign = text[at] ?? '';
    if (inside && sign === '\\') at++;
    else if (sign === '"') inside = !inside;
    else if (!inside && (/[\s()]/.test(sign) || (sign === '-' && at === start))) start = at + 1;
  }
  return Math.min(start, caret);
}

function spelling(item: string): string {
  return /^[\p{L}\p{N}_.:-]+$/u.test(item) ? item : quoted(item);
}

function columnKeys({ columns }: Vocabulary): readonly string[] {
  return [...new Set([...KEYS.map((item) => item.key), ...columns.map((item) => item.key)])];
}

function keysOf(vocabulary: Vocabulary): readonly string[] {
  const { columns } = vocabulary;
  const keys = columnKeys(vocabulary);
  const numeric = new Set([...KEYS, ...columns].filter((item) => item.numeric).map((item) => item.key));
  // A number is compared, everything else is named.
  return [...keys.map((item) => (numeric.has(item) ? item : `${item}:`)), ...FLAGS, `${HAS}:`];
}

function starting(items: readonly string[], typed: string): readonly string[] {
  const low = typed.toLowerCase();
  const begin = items.filter((item) => item.toLowerCase().startsWith(low));
  const within = low === '' ? [] : items.filter((item) => !begin.includes(item) && item.toLowerCase().includes(low));
  return [...begin, ...within].slice(0, MOST);
}
