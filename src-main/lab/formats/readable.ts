/** Tables for people: Markdown and LaTeX, numbers to six significant digits. */
import { figure } from '../../../src-shared/figures';
import type { Cell, Column, Table } from './table';
import { linesFormat, oneLine } from './text-rows';

const isNumber = ({ type }: Column) => type === 'number' || type === 'integer';

function cellText(cell: Cell, column: Column): string {
  if (cell === null) return '';
  if (typeof cell !== 'number') return oneLine(String(cell));
  return column.type === 'integer' ? String(cell) : figure(cell);
}

/** A pipe ends a cell in Markdown, `<` begins HTML, and what looks like emphasis is none here. */
const inMarkdown = (text: string) => text.replace(/[\\|`*_<>[\]]/g, (character) => `\\${character}`);

export function markdownHead({ columns }: Table): string {
  const names = columns.map(({ name }) => inMarkdown(name));
  const rules = columns.map((column) => (isNumber(column) ? '---:' : '---'));
  return `| ${names.join(' | ')} |\n| ${rules.join(' | ')} |\n`;
}

export function markdownRow(columns: readonly Column[]) {
  return (row: readonly Cell[]) => `| ${row.map((cell, index) => inMarkdown(cellText(cell, columns[index]!))).join(' | ')} |\n`;
}

export const markdownFormat = linesFormat(markdownHead, markdownRow);

/** A tabular with the rules of booktabs, to be put into a table by the author. */
export const latexFormat = linesFormat(
  ({ columns }) =>
    '% \\usepackage{booktabs}\n' +
    `\\begin{tabular}{${columns.map((column) => (isNumber(column) ? 'r' : 'l')).join('')}}\n\\toprule\n` +
    `${columns.map(({ name }) => inLatex(name)).join(' & ')} \\\\\n\\midrule\n`,
  (columns) => (row) => `${row.map((cell, index) => latexCell(cell, columns[index]!)).join(' & ')} \\\\\n`,
  '\\bottomrule\n\\end{tabular}\n',
);

function latexCell(cell: Cell, column: Column): string {
  const text = cellText(cell, column);
  return typeof cell === 'number' ? latexNumber(text) : inLatex(text);
}

/** `1.5e-7` becomes 1.5 × 10⁻⁷, a minus sign is one. */
function latexNumber(text: string): string {
  if (text === 'NaN') return '--';
  if (/^[\d.]+$/.test(text)) return text;
  const [mantissa = '', exponent] = text.replace('−', '-').replace('∞', '\\infty').split('e');
  return exponent === undefined ? `$${mantissa}$` : `$${mantissa} \\times 10^{${exponent}}$`;
}

const LATEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  η: '$\\eta$',
  μ: '$\\mu$',
  λ: '$\\lambda$',
  σ: '$\\sigma$',
  '−': '$-$',
  '≥': '$\\ge$',
  '≤': '$\\le$',
  '×': '$\\times$',
  '·': '$\\cdot$',
  '…': '\\dots{}',
};

function inLatex(text: string): string {
  return text.replace(/[\\~^<>ημλσ−≥≤×·…&%$#_{}]/gu, (character) => LATEX[character] ?? `\\${character}`);
}
