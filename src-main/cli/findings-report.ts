/** What a study found, for people: sentences, facts and tables as text. */
import { describeFinding } from '../../src-shared/charts/findings-table';
import { figure } from '../../src-shared/figures';
import type { Cell, Findings, FindingTable } from '../../src-shared/study';
import { plainText } from '../../src-shared/tex-text';
import { textTable } from './text-table';

/** Digits of numbers in facts and tables. */
const DIGITS = 12;

export function findingsReport(findings: Findings): string {
  const head = `${plainText(findings.title)}${findings.stopped ? ' (stopped: a part)' : ''}\n`;
  const sentences = findings.sentences.map((sentence) => `${plainText(sentence)}\n`).join('');
  const facts = textTable(findings.facts.map(({ name, value, note }) => [plainText(name), cellText(value), plainText(note)]));
  const tables = findings.tables.map(tableText).join('\n');
  const plots = findings.plots.map((plot) => `${plainText(describeFinding(plot))}\n`).join('');
  return [head + sentences, facts, tables, plots].filter((part) => part !== '').join('\n');
}

function tableText({ title, columns, rows }: FindingTable): string {
  const numeric = columns.map((_, column) => rows.every((row) => typeof row[column] !== 'string'));
  const align = numeric.map((isNumeric): 'left' | 'right' => (isNumeric ? 'right' : 'left'));
  return `${plainText(title)}\n${textTable([columns.map(plainText), ...rows.map((row) => row.map(cellText))], align)}`;
}

function cellText(value: Cell): string {
  if (value === null) return '–';
  return typeof value === 'number' ? figure(value, DIGITS) : plainText(value);
}
