import type { Refusal } from '../../src-shared/answer';

export interface FormulaError {
  /** Parameter the refusal is about: `formula`, `variables`, … */
  readonly field: string;
  /** The text in front of the fault, the fault itself and what follows; an empty fault stands between two characters. */
  readonly before: string;
  readonly wrong: string;
  readonly after: string;
  /** Place of the fault, both from 1; null where the refusal names none. */
  readonly place: { readonly line: number; readonly column: number } | null;
  /** An unknown name that could be a named parameter. */
  readonly addable: string | null;
}

/** The name a refusal begins with: the text may have it as a Greek letter (μ for mu). */
const NAME = /^([A-Za-z][A-Za-z0-9_]{0,39}) has no value/;

/** What a refused formula looks like: which characters are meant, and whether a parameter of that name would help. */
export function formulaError(refusal: Refusal, texts: Readonly<Record<string, string>>): FormulaError {
  const field = refusal.where.split('.').at(-1) ?? '';
  const text = texts[field] ?? '';
  if (!refusal.span) return { field, before: text, wrong: '', after: '', place: null, addable: null };
  const from = Math.min(refusal.span[0], text.length);
  const to = Math.max(from, Math.min(refusal.span[1], text.length));
  const lines = text.slice(0, from).split('\n');
  const wrong = text.slice(from, to);
  const called = /^\s*\(/.test(text.slice(to));
  return {
    field,
    before: text.slice(0, from),
    wrong,
    after: text.slice(to),
    place: { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 },
    addable: refusal.code === 'unknown-symbol' && !called ? (NAME.exec(refusal.what)?.[1] ?? null) : null,
  };
}
