import { OUTCOME_KINDS, STATUSES } from '../spec';
import type { RunColumn } from '../views';
import type { Operator } from './query';

/** What values of a key are. `text`: looked for in part; `label`: as a whole; both without regard to case. */
export type KeyKind = 'number' | 'text' | 'label' | 'date' | 'status' | 'outcome';

export interface Key extends RunColumn {
  readonly kind: KeyKind;
  /** Kept as a metric rather than in a column of its own. */
  readonly metric: boolean;
}

const key = (name: string, label: string, kind: KeyKind): Key => ({ key: name, label, kind, numeric: kind === 'number', metric: false });
const metric = (name: string, label: string): Key => ({ key: name, label, kind: 'number', numeric: true, metric: true });

/** The built-in keys, in the order columns are offered. */
export const KEYS: readonly Key[] = [
  key('id', 'Run', 'number'),
  key('title', 'Title', 'text'),
  key('status', 'Status', 'status'),
  key('outcome', 'Outcome', 'outcome'),
  key('period', 'Period', 'number'),
  key('problem', 'Problem', 'text'),
  metric('eta', 'η'),
  metric('K', 'K'),
  metric('etaC', 'η_c'),
  metric('steps', 'Steps'),
  metric('finalLoss', 'Final loss'),
  metric('oneStepRate', 'One-step rate'),
  metric('twoStepRate', 'Two-step rate'),
  metric('predictedTwoStepRate', 'Two-step rate, predicted'),
  metric('measuredTwoStepMultiplier', 'Two-step multiplier, measured'),
  metric('twoStepMultiplier', 'Two-step multiplier of the orbit'),
  metric('lyapunov', 'Lyapunov exponent'),
  metric('sharpness', 'Sharpness'),
  metric('finalSharpness', 'Sharpness at the end'),
  metric('edgeDistance', 'Sharpness at the end − 2/η'),
  key('theorem', 'Theorems that apply', 'label'),
  key('tag', 'Tags', 'label'),
  key('note', 'Note', 'text'),
  key('created', 'Created', 'date'),
  key('seconds', 'Seconds', 'number'),
  key('bytes', 'Bytes', 'number'),
];

/** The built-in key of a name, `tags` and other cases of letters included. */
export function builtIn(name: string): Key | null {
  const exact = KEYS.find((item) => item.key === name);
  if (exact) return exact;
  const low = name.toLowerCase();
  if (low === 'tags') return KEYS.find((item) => item.key === 'tag') ?? null;
  return KEYS.find((item) => item.key.toLowerCase() === low) ?? null;
}

export const ORDERED: readonly Operator[] = ['<', '<=', '>', '>='];

/** Values a key takes from a short list; empty for the others. */
export function choicesOf(kind: KeyKind): readonly string[] {
  if (kind === 'status') return STATUSES;
  return kind === 'outcome' ? OUTCOME_KINDS.flatMap((item) => (item === 'period-p' ? ['period-p', 'period-2'] : [item])) : [];
}

const DATE = /^\d{4}(-\d{2}(-\d{2}(T\d{2}(:\d{2}(:\d{2})?)?)?)?)?$/;

/** Why a key cannot have the value, or null. */
export function complaint(kind: KeyKind, operator: Operator, value: string | number): string | null {
  const ordered = ORDERED.includes(operator);
  switch (kind) {
    case 'number':
      return typeof value === 'number' ? null : 'A number is expected here, such as 1.2 or 3e-4.';
    case 'date':
      return DATE.test(String(value)) ? null : 'A date is expected here, such as 2026-11, 2026-11-01 or 2026-11-01T15:30 (UTC).';
    case 'text':
    case 'label':
      return ordered ? 'Texts are not ordered; use : or = or != here.' : null;
    case 'status':
    case 'outcome': {
      if (ordered) return 'This has no order; use : or = or != here.';
      const known = choicesOf(kind).includes(String(value)) || (kind === 'outcome' && /^period-[1-9]\d{0,5}$/.test(String(value)));
      return known ? null : `Use one of ${choicesOf(kind).join(', ')}.`;
    }
  }
}
