/** Groups of runs as the table shows them. Pure. */
import { figure } from '../../src-shared/figures';
import { print } from '../../src-shared/run-query';
import type { RunGroup } from '../../src-shared/views';
import { withTerm } from './search';

/** The filter that finds the runs of a group, with what was filtered by before; null for the group of those without a value. */
export function filterOfGroup(filter: string, by: string, value: RunGroup['value']): string | null {
  if (value === null) return null;
  const operator = by === 'tag' || by === 'outcome' || by === 'status' ? ':' : '=';
  return withTerm(filter, print({ kind: 'compare', key: by, operator, value, from: 0, to: 0 }));
}

export function groupLabel(value: RunGroup['value'], none: string): string {
  return value === null ? none : typeof value === 'number' ? figure(value, 7) : value;
}

export const STATISTICS = ['n', 'mean', 'median', 'q25', 'q75'] as const;

export function statisticText(group: RunGroup, metric: string, statistic: (typeof STATISTICS)[number]): string {
  const found = group.metrics[metric.replace(/^metric:/, '')];
  if (!found) return statistic === 'n' ? '0' : '';
  return statistic === 'n' ? String(found.n) : figure(found[statistic], 4);
}
