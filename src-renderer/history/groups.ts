/** Groups of runs as the table shows them. Pure. */
import { figure } from '../../src-shared/figures';
import { print } from '../../src-shared/run-query';
import type { RunGroup } from '../../src-shared/views';
import { withTerm } from './search';

/** The filter that finds the runs of a group, with what was filtered by before. */
export function filterOfGroup(filter: string, by: string, value: RunGroup['value']): string {
  const place = { from: 0, to: 0 };
  if (value === null) return withTerm(filter, print({ kind: 'not', part: { kind: 'has', key: by, ...place } }));
  const operator = by === 'tag' || by === 'outcome' || by === 'status' ? ':' : '=';
  return withTerm(filter, print({ kind: 'compare', key: by, operator, value, ...place }));
}

/** Different for the number 1, the text 1 and no value. */
export function groupKey(value: RunGroup['value']): string {
  return `${typeof value} ${value}`;
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
