import type { QueryError } from '../views';
import { builtIn, complaint } from './keys';
import { FLAGS, HAS, type Operator, type Query } from './query';

export type Parsed = { readonly ok: true; readonly query: Query } | { readonly ok: false; readonly error: QueryError };

const KEY = /(?:(?:param|metric):)?[\p{L}_][\p{L}\p{N}_.]*(?=[:=<>]|!=)/uy;
const OPERATOR = /<=|>=|!=|[:=<>]/y;
const WORD = /[^\s()"]+/y;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Parentheses and negations inside one another. */
const DEEPEST = 100;

class Complaint extends Error {
  readonly error: QueryError;
  constructor(message: string, from: number, to: number) {
    super(message);
    this.error = { message, from, to };
  }
}

/** Reads a filter; never throws. The error names the place and what to write there. */
export function parse(text: string): Parsed {
  try {
    return { ok: true, query: new Reader(text).whole() };
  } catch (problem) {
    if (problem instanceof Complaint) return { ok: false, error: problem.error };
    throw problem;
  }
}

class Reader {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): Query {
    this.#space();
    if (this.#at === this.#text.length) return { kind: 'all' };
    const query = this.#either();
    if (this.#at < this.#text.length) throw this.#here('This ) closes nothing; remove it.', 1);
    return query;
  }

  #either(): Query {
    const parts = [this.#all()];
    while (this.#keyword('or')) parts.push(this.#all());
    return joined('or', parts);
  }

  #all(): Query {
    const parts: Query[] = [this.#term()];
    for (;;) {
      this.#space();
      if (this.#at === this.#text.length || this.#text[this.#at] === ')' || this.#peeks('or')) return joined('and', parts);
      this.#keyword('and');
      parts.push(this.#term());
    }
  }

  #term(): Query {
    this.#space();
    const first = this.#text[this.#at];
    if (first === undefined || first === ')' || this.#peeks('or') || this.#peeks('and'))
      throw this.#here('A term is missing here, such as K>1 or tag:paper.', first === ')' ? 1 : 0);
    if (first === '-') return this.#deeper(1, () => ({ kind: 'not', part: this.#term() }));
    if (this.#peeks('not')) return this.#deeper(3, () => ({ kind: 'not', part: this.#term() }));
    if (first === '(') return this.#group();
    return this.#simple();
  }

  #deeper(length: number, work: () => Query): Query {
    if (++this.#depth > DEEPEST) throw this.#here('The filter is nested too deeply; write it in fewer levels.', 1);
    this.#at += length;
    const query = work();
    this.#depth--;
    return query;
  }

  #group(): Query {
    const from = this.#at;
    return this.#deeper(1, () => {
      const query = this.#either();
      this.#space();
      if (this.#text[this.#at] !== ')') throw new Complaint('This ( is not closed; add ).', from, from + 1);
      this.#at++;
      return query;
    });
  }

  #simple(): Query {
    const from = this.#at;
    const key = this.#match(KEY);
    if (key !== null) return this.#comparison(from, key);
    if (this.#text[from] === '"') return { kind: 'text', text: this.#quoted(), from, to: this.#at };
    const text = this.#match(WORD) ?? '';
    const flag = FLAGS.find((item) => item === text.toLowerCase());
    return flag ? { kind: 'flag', flag, from, to: this.#at } : { kind: 'text', text, from, to: this.#at };
  }

  #comparison(from: number, written: string): Query {
    const operator = this.#match(OPERATOR) as Operator;
    const start = this.#at;
    const isQuoted = this.#text[start] === '"';
    const value = isQuoted ? this.#quoted() : this.#match(WORD);
    if (value === null) throw new Complaint(`A value is missing after ${written}${operator}`, from, this.#at);
    if (written === 'param' || written === 'metric')
      throw new Complaint(`Compare it with something, such as ${written}:name>1.`, from, this.#at);
    const known = builtIn(written);
    const key = known?.key ?? written;
    if (written === HAS) return this.#has(from, start, operator, value);
    const kind = known?.kind ?? (written.startsWith('metric:') ? 'number' : null);
    const number = !isQuoted && (kind === 'number' || kind === null) && NUMBER.test(value) ? Number(value) : null;
    const typed = number !== null && Number.isFinite(number) ? number : value;
    const wrong = kind === null ? unordered(operator, typed) : complaint(kind, operator, typed);
    if (wrong !== null) throw new Complaint(wrong, start, this.#at);
    return { kind: 'compare', key, operator, value: typed, from, to: this.#at };
  }

  #has(from: number, start: number, operator: Operator, key: string): Query {
    if (operator !== ':') throw new Complaint('Write it as has:K, or -has:K for the runs without one.', from, this.#at);
    if (key.trim() === '') throw new Complaint('The name of a column is missing here, such as has:period.', start, this.#at);
    return { kind: 'has', key: builtIn(key)?.key ?? key, from, to: this.#at };
  }

  #quoted(): string {
    const from = this.#at++;
    let value = '';
    for (;;) {
      const next = this.#text[this.#at++];
      if (next === undefined) throw new Complaint('This quotation is not closed; add ".', from, this.#text.length);
      if (next === '"') return value;
      value += next === '\\' ? (this.#text[this.#at++] ?? '') : next;
    }
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found === undefined) return null;
    this.#at += found.length;
    return found;
  }

  #space(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at++;
  }

  #peeks(word: 'or' | 'and' | 'not'): boolean {
    const end = this.#at + word.length;
    return this.#text.slice(this.#at, end).toLowerCase() === word && /^[\s()"]?$/.test(this.#text[end] ?? '');
  }

  #keyword(word: 'or' | 'and'): boolean {
    this.#space();
    if (!this.#peeks(word)) return false;
    this.#at += word.length;
    return true;
  }

  #here(message: string, length: number): Complaint {
    return new Complaint(message, this.#at, this.#at + length);
  }
}

function unordered(operator: Operator, value: string | number): string | null {
  if (typeof value === 'number' || operator === ':' || operator === '=' || operator === '!=') return null;
  return 'Only numbers are ordered; write a number here, or use : or =.';
}

/** Parts of the same kind are taken in: a b (c d) is a b c d. */
function joined(kind: 'and' | 'or', parts: readonly Query[]): Query {
  const flat = parts.flatMap((part) => (part.kind === kind ? part.parts : [part]));
  const [only] = flat;
  return flat.length === 1 && only ? only : { kind, parts: flat };
}
