/** The table of a comparison as text for other programs. */
import { entryText } from './entry-text';
import { deltaOf, type ComparedRun } from './run-table';
import { outcomeWord, statusWord } from '../words';

export interface TableRequest {
  readonly runs: readonly ComparedRun[];
  readonly specification: readonly string[];
  readonly metrics: readonly string[];
  /** The run the metrics are compared with; null = no differences. */
  readonly baseline: ComparedRun | null;
}

/** Head and rows, numbers with all their digits, missing values empty; of each metric its difference and ratio where there is a baseline. */
export function comparisonCells({ runs, specification, metrics, baseline }: TableRequest): readonly (readonly string[])[] {
  const relative = baseline ? ['difference', 'ratio'] : [];
  const head = ['run', 'title', 'outcome', ...specification, ...metrics.flatMap((key) => [key, ...relative.map((of) => `${key} ${of}`)])];
  const rows = runs.map((run) => [
    String(run.id),
    run.title,
    run.outcome === null ? statusWord(run.status) : outcomeWord(run.outcome, run.period),
    ...specification.map((path) => entryText(run.specification.get(path) ?? null)),
    ...metrics.flatMap((key) => {
      const value = run.metrics[key];
      const cells = [value === undefined ? '' : String(value)];
      if (!baseline) return cells;
      const delta = deltaOf(value, baseline.metrics[key]);
      return [...cells, delta === null ? '' : String(delta.difference), typeof delta?.ratio === 'number' ? String(delta.ratio) : ''];
    }),
  ]);
  return [head, ...rows];
}

/** RFC 4180: fields with commas, quotes or line breaks are quoted. */
export function csvOf(cells: readonly (readonly string[])[]): string {
  const field = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return cells.map((row) => `${row.map(field).join(',')}\n`).join('');
}

/** A table of GitHub's Markdown; what would end a cell or a row is escaped. */
export function markdownOf(cells: readonly (readonly string[])[]): string {
  const line = (row: readonly string[]) =>
    `| ${row.map((text) => text.replaceAll(/[\\|]/g, '\\$&').replaceAll(/\s+/g, ' ')).join(' | ')} |\n`;
  const [head = [], ...rows] = cells;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('');
}
