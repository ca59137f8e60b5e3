/** A run's series as CSV: a header row, then one row per recorded step; every double comes back bit for bit. */
import { stepOf } from '../../src-shared/recording';
import type { RunView } from '../../src-shared/views';
import { accept, type Answer } from '../../src-shared/answer';
import type { FileHandle } from 'node:fs/promises';
import type { StoreClient } from './store-client';

/** Rows read, formatted and written at a time. */
const BLOCK = 16_384;

/** 17 significant digits, trailing zeros dropped (C's %.17g); `NaN`, `Infinity` and `-Infinity` are spelled out. */
export function csvNumber(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return Object.is(value, -0) ? '-0' : String(value);
  const [mantissa = '', exponent] = value.toPrecision(17).split('e');
  const short = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
  return exponent === undefined ? short : `${short}e${exponent}`;
}

/** Quotes a field that holds a comma, a quote or a line break (RFC 4180). */
export function csvText(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function csvRow(cells: readonly string[]): string {
  return `${cells.join(',')}\n`;
}

/** Refuses when a series cannot be read (a damaged chunk); nothing of the file may be kept then. */
export async function writeSeries(store: StoreClient, run: RunView, file: FileHandle): Promise<Answer<null>> {
  await file.appendFile(csvRow(['step', ...run.series].map(csvText)));
  for (let from = 0; from < run.samples; from += BLOCK) {
    const count = Math.min(BLOCK, run.samples - from);
    const answers = await Promise.all(run.series.map((name) => store.samples(run.id, name, from, count)));
    const columns: Float64Array[] = [];
    for (const answer of answers) {
      if (!answer.ok) return answer;
      columns.push(answer.value);
    }
    let rows = '';
    for (let index = 0; index < count; index++)
      rows += csvRow([String(stepOf(run.recording, from + index)), ...columns.map((column) => csvNumber(column[index] ?? Number.NaN))]);
    await file.appendFile(rows);
  }
  return accept(null);
}
