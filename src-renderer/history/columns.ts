import { count, figure } from '../../src-shared/figures';
import type { RunRow, SortKey } from '../../src-shared/views';
import { runLabel } from '../workspace/trace';

export interface Column {
  readonly key: SortKey | 'predicted';
  /** Key of `words.ts`. */
  readonly title: string;
  readonly sort: SortKey | null;
  readonly numeric: boolean;
  text(row: RunRow): string;
}

function metric(name: string, digits: number): (row: RunRow) => string {
  return (row) => {
    const value = row.metrics[name];
    return value === undefined ? '' : figure(value, digits);
  };
}

/** `11-24 14:05:09` in local time; with the year when it is not this one's. */
export function createdText(iso: string, thisYear = new Date().getFullYear()): string {
  const at = new Date(iso);
  const two = (value: number) => String(value).padStart(2, '0');
  const year = at.getFullYear() === thisYear ? '' : `${at.getFullYear()}-`;
  return `${year}${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}

const column = (key: Column['key'], numeric: boolean, text: Column['text']): Column => ({
  key,
  title: `column.${key}`,
  sort: key === 'predicted' ? null : key,
  numeric,
  text,
});

/** Columns of the run history; the status and outcome are drawn by the row as shape and word. */
export const COLUMNS: readonly Column[] = [
  column('id', false, (row) => runLabel(row)),
  column('outcome', false, () => ''),
  column('problem', false, (row) => row.problem),
  column('eta', true, metric('eta', 7)),
  column('K', true, metric('K', 6)),
  column('steps', true, (row) => (row.metrics['steps'] === undefined ? '' : count(row.metrics['steps']))),
  column('finalLoss', true, metric('finalLoss', 4)),
  column('twoStepRate', true, metric('twoStepRate', 4)),
  column('predicted', true, metric('predictedTwoStepRate', 4)),
  column('lyapunov', true, metric('lyapunov', 4)),
  column('created', false, (row) => createdText(row.created)),
];

/** Rows as tab-separated text with a header line, for spreadsheets. */
export function tableText(rows: readonly RunRow[], titles: readonly string[], outcome: (row: RunRow) => string): string {
  const line = (row: RunRow) =>
    COLUMNS.map((entry) => (entry.key === 'outcome' ? outcome(row) : entry.key === 'created' ? row.created : entry.text(row))).join('\t');
  return [titles.join('\t'), ...rows.map(line)].join('\n');
}
