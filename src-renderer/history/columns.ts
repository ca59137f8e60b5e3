import { bytes, count, duration, figure } from '../../src-shared/figures';
import { outcomeWord, statusWord } from '../../src-shared/words';
import { KEYS } from '../../src-shared/run-query';
import type { RunColumn, RunRow } from '../../src-shared/views';
import { runLabel } from '../workspace/trace';
import { told } from '../told';

/** Built-in columns the window has its own words for: `column.<key>` and `column.<key>Help`. */
const NAMED: ReadonlySet<string> = new Set([
  ...['id', 'title', 'status', 'outcome', 'period', 'problem', 'eta', 'K', 'etaC', 'steps', 'finalLoss', 'oneStepRate', 'twoStepRate'],
  ...[
    'predictedTwoStepRate',
    'twoStepMultiplier',
    'predictedTwoStepMultiplier',
    'lyapunov',
    'sharpness',
    'edgeDistance',
    'tag',
    'created',
    'seconds',
    'bytes',
  ],
]);
/** Of a run's dynamics: what the chooser lists by themselves. */
const DYNAMICS: ReadonlySet<string> = new Set([
  ...[
    'outcome',
    'period',
    'K',
    'etaC',
    'oneStepRate',
    'twoStepRate',
    'predictedTwoStepRate',
    'twoStepMultiplier',
    'predictedTwoStepMultiplier',
    'lyapunov',
  ],
  ...['sharpness', 'finalSharpness', 'edgeDistance', 'theorem'],
]);
/** Notes are searched, not listed: a page of rows does not carry them. */
const NOT_LISTED: ReadonlySet<string> = new Set(['note']);

export const BUILT_IN: readonly RunColumn[] = KEYS.map(({ key, label, numeric }) => ({ key, label, numeric }));

export type ColumnGroup = 'run' | 'dynamics' | 'parameters' | 'metrics';

export function groupOf(key: string): ColumnGroup {
  if (key.startsWith('param:')) return 'parameters';
  if (key.startsWith('metric:')) return 'metrics';
  return DYNAMICS.has(key) ? 'dynamics' : 'run';
}

/** A number kept with each run, whose values groups can aggregate. */
export const isMetric = (key: string): boolean => key.startsWith('metric:') || KEYS.some((known) => known.key === key && known.metric);

export const isListed = (column: RunColumn): boolean => !NOT_LISTED.has(column.key);

/** What a column is called, by the words of the window (`say`) or as its parameter is. */
export function columnTitle(column: Pick<RunColumn, 'key' | 'label'>, say: (key: string) => string): string {
  return NAMED.has(column.key) ? say(`column.${column.key}`) : told(column.label);
}

export function columnHelp(column: Pick<RunColumn, 'key' | 'label'>, say: (key: string) => string): string {
  return NAMED.has(column.key) ? say(`column.${column.key}Help`) : column.key.replace(/^(param|metric):/, '');
}

/** The column of a key, also of one this project has no values for. */
export function columnOf(key: string, known: readonly RunColumn[]): RunColumn {
  const label = key.replace(/^(param:problem\.params\.|param:|metric:)/, '');
  return known.find((column) => column.key === key) ?? { key, label, numeric: key.startsWith('metric:') };
}

/** `11-24 14:05:09` in local time; with the year when it is not this one's. */
export function createdText(iso: string, thisYear = new Date().getFullYear()): string {
  const at = new Date(iso);
  const two = (value: number) => String(value).padStart(2, '0');
  const year = at.getFullYear() === thisYear ? '' : `${at.getFullYear()}-`;
  return `${year}${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}

/** Cards of the theorems that apply to the run, by their id. */
function theoremsOf({ metrics }: RunRow): readonly string[] {
  return Object.keys(metrics).flatMap((key) => (key.startsWith('theorem.') ? [key.slice('theorem.'.length)] : []));
}

/** What the cell of a column shows of a run; empty where the run has no such value. */
export function cellText(row: RunRow, key: string): string {
  switch (key) {
    case 'id':
      return runLabel(row);
    case 'title':
    case 'problem':
      return row[key];
    case 'status':
      return statusWord(row.status);
    case 'outcome':
      return row.outcome ? outcomeWord(row.outcome, row.period) : statusWord(row.status);
    case 'period':
      return row.period === null ? '' : count(row.period);
    case 'theorem':
      return theoremsOf(row).join(', ');
    case 'tag':
      return row.tags.join(', ');
    case 'created':
      return createdText(row.created);
    case 'seconds':
      return row.seconds === null ? '' : duration(row.seconds);
    case 'bytes':
      return row.bytes === 0 ? '' : bytes(row.bytes);
    case 'steps':
      return row.metrics['steps'] === undefined ? '' : count(row.metrics['steps']);
    default: {
      const value = key.startsWith('param:') ? row.params[key.slice(6)] : row.metrics[key.replace(/^metric:/, '')];
      return value === undefined ? '' : typeof value === 'number' ? figure(value, key === 'eta' ? 7 : 5) : value;
    }
  }
}

/** Rows as tab-separated text with a header line, for spreadsheets; dates as they are stored. */
export function tableText(rows: readonly RunRow[], keys: readonly string[], titles: readonly string[]): string {
  const cell = (row: RunRow, key: string) => (key === 'created' ? row.created : cellText(row, key).replace(/[\t\r\n]+/g, ' '));
  return [titles.join('\t'), ...rows.map((row) => keys.map((key) => cell(row, key)).join('\t'))].join('\n');
}
