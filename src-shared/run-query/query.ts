/** A filter of the run history as a tree; [from, to) are positions in its text. */

export const OPERATORS = ['<=', '>=', '!=', ':', '=', '<', '>'] as const;
export type Operator = (typeof OPERATORS)[number];

export const FLAGS = ['starred', 'pinned'] as const;
export type Flag = (typeof FLAGS)[number];

/** The key that asks whether there is a value at all. */
export const HAS = 'has';

export interface Place {
  readonly from: number;
  readonly to: number;
}

/** Words looked for, without regard to case, in title, note, problem, status, outcome and tags. */
export interface TextTerm extends Place {
  readonly kind: 'text';
  readonly text: string;
}

export interface FlagTerm extends Place {
  readonly kind: 'flag';
  readonly flag: Flag;
}

/** `has:key`: the run has a value there, as a text one that is not empty; `key` as in comparisons. */
export interface HasTerm extends Place {
  readonly kind: 'has';
  readonly key: string;
}

/** `key` is one of the built-in keys, `metric:…`, `param:…`, or the last part of a parameter's path. */
export interface Comparison extends Place {
  readonly kind: 'compare';
  readonly key: string;
  readonly operator: Operator;
  readonly value: string | number;
}

/** `and` and `or` have at least two parts, none of their own kind. */
export type Query =
  | { readonly kind: 'all' }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Query[] }
  | { readonly kind: 'not'; readonly part: Query }
  | TextTerm
  | FlagTerm
  | HasTerm
  | Comparison;
