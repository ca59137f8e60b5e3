/** Runs of damaged files: their definition and analysis by checksum, the rest as far as a second record agrees. */
import type { RunAnalysis } from '../../src-shared/analysis';
import { fromExactJson } from '../../src-shared/exact-json';
import { experimentSchema, type Experiment } from '../../src-shared/spec';
import { crcOfText } from './checksum';
import type { Connection } from './connection';
import type { Row } from './driver';
import { leavesOf } from './leaves';
import { quietly } from './salvage-series';
import { textOf, walkByKey, walkBySeveral } from './salvage-walk';

export interface FoundRun {
  readonly id: number;
  readonly config: string;
  readonly experiment: Experiment;
  /** The row of the table `run`; null when it was lost. */
  readonly row: Row | null;
  /** JSON of the analysis, or null. */
  readonly analysis: string | null;
  readonly outcome: RunAnalysis['outcome'] | null;
}

export interface FoundRuns {
  readonly runs: readonly FoundRun[];
  /** Runs that were there and whose definition was not found. */
  readonly lost: number;
  /** Among `runs`: those whose title, note and times were lost. */
  readonly untitled: number;
  readonly lostAnalyses: number;
}

export function findRuns(connection: Connection): FoundRuns {
  const rows = byKey(walkByKey(connection, 'run', 'id', '*').rows);
  const configs = byKey(walkByKey(connection, 'run_config', 'run_id', 'json, crc').rows);
  const analyses = byKey(walkByKey(connection, 'run_analysis', 'run_id', 'json, crc').rows);
  const named = walkBySeveral(connection, 'series INDEXED BY sqlite_autoindex_series_1', ['run_id', 'name']).rows.map((row) =>
    Number(row['run_id']),
  );
  const all = new Set([...rows.keys(), ...configs.keys(), ...analyses.keys(), ...named]);
  const known = [...all].filter((id) => Number.isSafeInteger(id) && id > 0).sort((a, b) => a - b);
  const gone = (id: number) => rows.get(id)?.['deleted'] === 1;
  const runs = known.flatMap((id) => runOf(connection, id, rows.get(id) ?? null, configs.get(id), analyses.get(id)) ?? []);
  const found = new Set(runs.map(({ id }) => id));
  return {
    runs,
    lost: known.filter((id) => !found.has(id) && !gone(id)).length,
    untitled: runs.filter(({ row }) => row === null).length,
    lostAnalyses: runs.filter(({ id, analysis }) => analyses.has(id) && analysis === null).length,
  };
}

/** Of a key that is there twice neither row is known to be right. */
function byKey(rows: readonly Row[]): Map<number, Row> {
  const found = new Map<number, Row>();
  const twice = new Set<number>();
  for (const row of rows) {
    const key = Number(row['walked']);
    if (found.has(key)) twice.add(key);
    found.set(key, row);
  }
  for (const key of twice) found.delete(key);
  return found;
}

/** A stored text under a right checksum, else null. */
export function vouched(row: Row | undefined): string | null {
  const stored = row?.['json'];
  return typeof stored === 'string' && crcOfText(stored) === row?.['crc'] ? stored : null;
}

function runOf(connection: Connection, id: number, row: Row | null, config: Row | undefined, analysis: Row | undefined): FoundRun | null {
  const stored = vouched(config);
  if (stored === null) return null;
  const parsed = experimentSchema.safeParse(quietly(() => JSON.parse(stored) as unknown));
  // The checksum covers the definition, not the number of its run: that is confirmed by the leaves kept beside it.
  if (!parsed.success || !isOf(connection, id, parsed.data)) return null;
  const whole = row !== null && row['problem'] === parsed.data.problem.id ? row : null;
  const text = vouched(analysis);
  const outcome = text === null ? null : (quietly(() => (fromExactJson(text) as RunAnalysis).outcome) ?? null);
  const agrees = outcome !== null && (whole === null || (whole['outcome'] === outcome.kind && whole['period'] === outcome.period));
  return { id, config: stored, experiment: parsed.data, row: whole, analysis: agrees ? text : null, outcome: agrees ? outcome : null };
}

function isOf(connection: Connection, id: number, experiment: Experiment): boolean {
  const leaves = quietly(() => connection.all('SELECT path, num, txt FROM run_param NOT INDEXED WHERE run_id = ?', id));
  if (!leaves || leaves.length === 0) return true;
  const found = new Set(leaves.map((row) => textOf(row, ['path', 'num', 'txt'])));
  const expected = leavesOf(experiment);
  // One damaged leaf is a damaged leaf; a definition of another run would differ in more.
  const missing = expected.filter(({ path, num, txt }) => !found.has(JSON.stringify([path, num === 0 ? 0 : num, txt]))).length;
  return missing <= Math.max(1, expected.length / 4) || leaves.length < expected.length / 2;
}

export type Pairs = ReadonlyMap<number, readonly Row[]>;

/**
 * Rows of a table that an index repeats whole: kept where both agree, and where only one of them has it while the other could not be
 * read to its end. `differ` counts the rest.
 */
export function agreeing(
  connection: Connection,
  table: string,
  index: string,
  columns: readonly string[],
): { readonly of: Pairs; readonly differ: number } {
  const direct = walkBySeveral(connection, `${table} NOT INDEXED`, columns.slice(0, 2), columns.slice(2));
  const byIndex = walkBySeveral(connection, `${table} INDEXED BY ${index}`, indexOrder(table));
  const sides = [direct, byIndex].map(({ rows, complete }) => ({
    complete,
    rows: new Map(rows.map((row) => [textOf(row, columns), row])),
  }));
  const [first, second] = sides as [(typeof sides)[0], (typeof sides)[0]];
  const of = new Map<number, Row[]>();
  let differ = 0;
  const keys = new Map<string, number>();
  for (const row of new Map([...first.rows, ...second.rows]).values()) {
    const key = textOf(row, columns.slice(0, 2));
    keys.set(key, (keys.get(key) ?? 0) + 1);
  }
  for (const [text, row] of new Map([...first.rows, ...second.rows])) {
    const both = first.rows.has(text) && second.rows.has(text);
    const alone = keys.get(textOf(row, columns.slice(0, 2))) === 1 && (first.rows.has(text) ? !second.complete : !first.complete);
    if (both || alone) of.set(Number(row['run_id']), [...(of.get(Number(row['run_id'])) ?? []), row]);
    else differ++;
  }
  return { of, differ };
}

const indexOrder = (table: string) => (table === 'run_metric' ? ['key', 'value', 'run_id'] : ['tag', 'run_id']);
