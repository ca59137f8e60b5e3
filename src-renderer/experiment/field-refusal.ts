import type { Refusal } from '../../src-shared/answer';
import { refusalSentence } from '../../src-shared/words';

/** Fields of the form a refusal can point at, by the beginning of its path. */
const FIELDS = ['rule', 'problem.params', 'problem', 'start', 'startNoise', 'seed', 'steps', 'divergenceBound'] as const;
export type FormField = (typeof FIELDS)[number];

/** The form field a refusal's path belongs to, or null when it concerns the whole experiment. */
export function fieldRefusal(refusal: Refusal): FormField | null {
  const path = refusal.where;
  const fits = FIELDS.filter((field) => path === field || path.startsWith(`${field}.`) || path.startsWith(`${field}[`));
  return fits.sort((a, b) => b.length - a.length)[0] ?? null;
}

/** The sentence to show under a field, or null when the refusal is about something else. */
export function messageFor(refusal: Refusal | null, field: FormField, part = ''): string | null {
  if (!refusal || fieldRefusal(refusal) !== field) return null;
  if (part !== '' && !refusal.where.endsWith(`.${part}`) && !refusal.where.endsWith(`[${part}]`) && refusal.where !== field) return null;
  return refusalSentence(refusal);
}
