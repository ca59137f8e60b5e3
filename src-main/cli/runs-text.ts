/** Runs and groups of runs as tables and CSV. */
import { bytes, count, figure } from '../../src-shared/figures';
import type { Aggregate, RunGroup, RunRow } from '../../src-shared/views';
import { outcomeWord } from '../../src-shared/words';
import { csvNumber, csvRow, csvText } from '../lab/csv';
import { textTable } from './text-table';

export type TextFormat = 'table' | 'csv';

/** Metrics grouped by default. */
const AGGREGATED: readonly string[] = ['K', 'finalLoss', 'twoStepMultiplier', 'lyapunov'];
const PARTS = ['n', 'mean', 'median', 'q25', 'q75', 'low', 'high'] as const satisfies readonly (keyof Aggregate)[];

export function rowDocument({ id, outcome, period, ...rest }: RunRow) {
  return { runId: id, outcome: outcome === null ? null : { kind: outcome, period }, ...rest };
}

/** One line a run with the columns asked for; numbers of CSV come back bit for bit. */
export function runsText(rows: readonly RunRow[], columns: readonly string[], format: TextFormat): string {
  const cells = rows.map((row) => columns.map((key) => cell(valueOf(row, key), key, format)));
  if (format === 'csv') return [columns.map(csvText), ...cells].map(csvRow).join('');
  const numeric = columns.map((key) => rows.some((row) => typeof valueOf(row, key) === 'number'));
  return textTable(
    [columns, ...cells],
    numeric.map((right) => (right ? 'right' : 'left')),
  );
}

/** The value of a column (RunColumn.key) in a row; null where it has none. */
function valueOf(row: RunRow, key: string): number | string | null {
  switch (key) {
    case 'outcome':
      return row.outcome === null ? null : outcomeWord(row.outcome, row.period);
    case 'tag':
      return row.tags.join(', ') || null;
    case 'theorem':
      return (
        Object.keys(row.metrics)
          .filter((name) => name.startsWith('theorem.'))
          .map((name) => name.slice(8))
          .join(', ') || null
      );
    case 'id':
    case 'period':
    case 'seconds':
    case 'bytes':
    case 'title':
    case 'status':
    case 'problem':
    case 'created':
      return row[key];
    default:
      if (key.startsWith('param:')) return row.params[key.slice(6)] ?? null;
      return row.metrics[key.replace(/^metric:/, '')] ?? null;
  }
}

function cell(value: number | string | null, key: string, format: TextFormat): string {
  if (format === 'csv') return value === null ? '' : typeof value === 'number' ? csvNumber(value) : csvText(value);
  if (value === null) return '–';
  if (typeof value === 'string') return key === 'created' ? value.slice(0, 19).replace('T', ' ') : value.replace(/\s+/g, ' ');
  if (key === 'bytes') return bytes(value);
  return Number.isInteger(value) && Math.abs(value) < 1e15 ? count(value) : figure(value);
}

/** One line a group: how many runs, diverged and stopped ones apart, and of each metric n, mean, median, quartiles and extremes. */
export function groupsText(by: string, groups: readonly RunGroup[], wanted: readonly string[], format: TextFormat): string {
  const metrics = wanted.length > 0 ? wanted : AGGREGATED.filter((key) => groups.some((group) => group.metrics[key] !== undefined));
  const parts: readonly (keyof Aggregate)[] = format === 'csv' ? PARTS : ['n', 'mean', 'median', 'q25', 'q75'];
  const head = [by, 'runs', 'diverged', 'stopped', ...metrics.flatMap((key) => parts.map((part) => `${key} ${part}`))];
  const rows = groups.map((group) => [
    group.value === null && format === 'table' ? '(none)' : cell(group.value, by, format),
    ...[group.runs, group.diverged, group.stopped].map((value) => cell(value, '', format)),
    ...metrics.flatMap((key) => parts.map((part) => cell(group.metrics[key]?.[part] ?? null, '', format))),
  ]);
  if (format === 'csv') return [head.map(csvText), ...rows].map(csvRow).join('');
  return textTable([head, ...rows], ['left', ...Array<'right'>(head.length - 1).fill('right')]);
}
