import { figure } from '../../src-shared/figures';
import { toExactJson } from '../../src-shared/exact-json';
import type { Cell, Findings, FindingTable } from '../../src-shared/study';

interface Columns {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

const quoted = (cell: Cell) => {
  const text = cell === null ? '' : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** A table as CSV, numbers with all their digits; an empty field where there is no value. */
export function tableCsv({ columns, rows }: Columns): string {
  return [columns, ...rows].map((row) => `${row.map(quoted).join(',')}\n`).join('');
}

/** The facts and all tables of the findings, one below the other, each under its title. */
export function findingsCsv({ facts, tables }: Pick<Findings, 'facts' | 'tables'>): string {
  const all: readonly FindingTable[] = [
    ...(facts.length > 0
      ? [{ title: 'facts', columns: ['name', 'value', 'note'], rows: facts.map(({ name, value, note }) => [name, value, note]) }]
      : []),
    ...tables,
  ];
  return all.map((table) => `# ${table.title.replace(/\s+/g, ' ')}\n${tableCsv(table)}`).join('\n');
}

/** Everything found as JSON; the cells of a map become a list of class numbers. */
export function findingsJson(findings: Findings): string {
  const plots = findings.plots.map((plot) => (plot.kind === 'map' ? { ...plot, cells: Array.from(plot.cells) } : plot));
  return toExactJson({ ...findings, plots });
}

/** A cell as shown: numbers to `digits` significant digits, a dash for nothing. */
export function cellText(cell: Cell, digits: number): string {
  if (cell === null) return '—';
  return typeof cell === 'number' ? figure(cell, digits) : cell;
}
