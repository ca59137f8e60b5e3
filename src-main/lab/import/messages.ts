/** What the thread that reads a file and the laboratory say to each other. */
import type { Refusal } from '../../../src-shared/answer';
import type { ImportPlan } from './plan';

export interface ImportJob {
  readonly path: string;
}

/** Asks for one answer: the plan first, then a block each, then the end. */
export const NEXT = 'next';

export type ImportAnswer =
  | { readonly type: 'plan'; readonly plan: ImportPlan }
  | { readonly type: 'block'; readonly count: number; readonly columns: Readonly<Record<string, Float64Array>> }
  | { readonly type: 'end' }
  | { readonly type: 'unreadable'; readonly refusal: Refusal };

/** `looked`: rows seen so far, told without being asked. */
export type FromImportThread = ImportAnswer | { readonly type: 'looked'; readonly rows: number };
