import { builtIn } from './keys';
import { FLAGS, type Query } from './query';

const KEYWORDS: readonly string[] = ['or', 'and', 'not', ...FLAGS];

/** `text` as one term that is looked for as it stands. */
export function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/** A filter that finds every word of what was typed, none of it read as the language. */
export function asWords(typed: string): string {
  return typed.split(/\s+/).filter(Boolean).map(quoted).join(' ');
}

/** Text that is read back as the same tree, positions excepted. */
export function print(query: Query): string {
  switch (query.kind) {
    case 'all':
      return '';
    case 'or':
      return query.parts.map((part) => (part.kind === 'or' ? `(${print(part)})` : print(part))).join(' or ');
    case 'and':
      return query.parts.map((part) => (part.kind === 'or' || part.kind === 'and' ? `(${print(part)})` : print(part))).join(' ');
    case 'not':
      return query.part.kind === 'and' || query.part.kind === 'or' ? `-(${print(query.part)})` : `-${print(query.part)}`;
    case 'flag':
      return query.flag;
    case 'text':
      return isPlainWord(query.text) ? query.text : quoted(query.text);
    case 'has':
      return `has:${/^[\p{L}\p{N}_.:-]+$/u.test(query.key) ? query.key : quoted(query.key)}`;
    case 'compare':
      return `${query.key}${query.operator}${printValue(query.key, query.value)}`;
  }
}

function isPlainWord(text: string): boolean {
  return /^[\p{L}\p{N}_.][\p{L}\p{N}_.-]*$/u.test(text) && !KEYWORDS.includes(text.toLowerCase());
}

function printValue(key: string, value: string | number): string {
  if (typeof value === 'number') return String(value);
  // Where the kind of the key is open, an unquoted number would come back as one.
  const open = builtIn(key) === null;
  return /^[\p{L}\p{N}_.:-]+$/u.test(value) && !(open && Number.isFinite(Number(value))) ? value : quoted(value);
}
