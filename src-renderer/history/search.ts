/** The filter as it is typed: what it means, where it is wrong, its terms as chips. Pure. */
import { parse, print, type Query } from '../../src-shared/run-query';
import type { QueryError } from '../../src-shared/views';

export interface Chip {
  readonly text: string;
  /** What the term looks for: of another colour each. */
  readonly kind: 'text' | 'number' | 'label' | 'group';
  /** The filter without the term. */
  readonly without: string;
}

/** What is wrong with the filter, or null. */
export function complaintOf(filter: string): QueryError | null {
  const read = parse(filter);
  return read.ok ? null : read.error;
}

/** The terms that must all hold, one chip each; a filter that is not understood has none. */
export function chipsOf(filter: string): readonly Chip[] {
  const read = parse(filter);
  if (!read.ok || read.query.kind === 'all') return [];
  const parts = read.query.kind === 'and' ? read.query.parts : [read.query];
  return parts.map((part, at) => ({
    text: print(part),
    kind: kindOf(part),
    without: printAll(parts.filter((_, other) => other !== at)),
  }));
}

/** The filter with one more term that must hold. */
export function withTerm(filter: string, term: string): string {
  const read = parse(filter);
  if (!read.ok || read.query.kind === 'all') return term;
  return `${read.query.kind === 'or' ? `(${print(read.query)})` : print(read.query)} ${term}`;
}

function printAll(parts: readonly Query[]): string {
  const [only] = parts;
  if (!only) return '';
  return parts.length === 1 ? print(only) : print({ kind: 'and', parts });
}

function kindOf(part: Query): Chip['kind'] {
  if (part.kind === 'not') return kindOf(part.part);
  if (part.kind === 'text') return 'text';
  if (part.kind === 'compare') return typeof part.value === 'number' ? 'number' : 'label';
  return part.kind === 'flag' || part.kind === 'has' ? 'label' : 'group';
}
