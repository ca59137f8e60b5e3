/** Writes what was found in a damaged file into an empty project. */
import { randomUUID } from 'node:crypto';
import { recordingFor } from '../../src-shared/recording';
import { experimentSchema } from '../../src-shared/spec';
import type { Counts, Found, Salvaged } from '../../src-shared/versions';
import { crcOfText } from './checksum';
import type { Connection, Value } from './connection';
import type { Row } from './driver';
import { leavesOf } from './leaves';
import { agreeing, findRuns, type FoundRun, type Pairs } from './salvage-runs';
import { findPieces, quietly, samplesOf, type Pieces } from './salvage-series';
import { findSweeps } from './salvage-sweeps';
import { walkByKey, walkBySeveral } from './salvage-walk';
import { CHUNK } from './schema';
import { putChunk } from './series-rows';
import { transaction } from './session';
import { putBlock } from './sweep-blocks';

type Report = Pick<Salvaged, 'found' | 'remarks'>;

/** Tag of runs whose samples have gaps; a gap is filled with NaN, so that what comes after it keeps its step. */
export const GAPS_TAG = 'salvaged-gaps';

export function fillProject(damaged: Connection, fresh: Connection, version: number): Report {
  const remarks: string[] = [];
  const experiments = transaction(fresh, () => fillExperiments(damaged, fresh));
  const found = findRuns(damaged);
  const pieces = findPieces(damaged);
  const metrics = agreeing(damaged, 'run_metric', 'run_metric_value', ['run_id', 'key', 'value']);
  const tags = agreeing(damaged, 'run_tag', 'run_tag_name', ['run_id', 'tag']);
  const series = seriesByRun(damaged, pieces);
  let [samples, lostSamples, gaps, notes] = [0, 0, 0, 0];
  for (const run of found.runs) {
    const filled = transaction(fresh, () => {
      putRun(fresh, run, experiments.ids, metrics.of, tags.of);
      return putSeries(damaged, fresh, run, series.get(run.id) ?? [], pieces);
    });
    if (run.row?.['deleted'] === 1) continue;
    samples += filled.recovered;
    lostSamples += filled.lost;
    if (filled.lost > 0) gaps++;
    if (run.row && run.row['note'] !== '') notes++;
  }
  for (const [runId, rows] of series)
    if (!found.runs.some(({ id }) => id === runId)) for (const row of rows) lostSamples += Math.max(0, Number(row['n']));
  const sweeps = version < 2 ? { sweeps: none, unfinished: 0 } : fillSweeps(damaged, fresh);
  const live = found.runs.filter(({ row }) => row?.['deleted'] !== 1).length;
  const counted: { readonly [Kind in keyof Counts]: Found } = {
    experiments: { recovered: experiments.recovered, lost: experiments.lost },
    runs: { recovered: live, lost: found.lost },
    samples: { recovered: samples, lost: lostSamples },
    sweeps: sweeps.sweeps,
    notes: { recovered: notes, lost: found.untitled },
  };
  const say = (n: number, one: string, several: string) => n > 0 && remarks.push(n === 1 ? one : `${n} ${several}`);
  say(gaps, 'One run has gaps in its samples', `runs have gaps in their samples`);
  if (gaps > 0) remarks.push(`${remarks.pop() ?? ''}; such runs carry the tag “${GAPS_TAG}”, and what is missing is shown as missing.`);
  say(found.untitled, 'One run lost its title, note and dates.', 'runs lost their titles, notes and dates.');
  say(found.lostAnalyses, 'One run lost its analysis.', 'runs lost their analyses.');
  say(
    metrics.differ + tags.differ,
    'One metric or tag was stored in two ways and left out.',
    'metrics and tags were stored in two ways and left out.',
  );
  say(
    sweeps.unfinished,
    'One sweep lost blocks; resume it to compute them again.',
    'sweeps lost blocks; resume them to compute them again.',
  );
  remarks.push(
    'Titles, notes, names and the report carry no checksum: they are as they were found. The history of undo was not taken over.',
  );
  return { found: counted, remarks };
}

const none: Found = { recovered: 0, lost: 0 };

function fillExperiments(damaged: Connection, fresh: Connection) {
  const ids = new Set<number>();
  const known = new Set(walkByKey(damaged, 'run', 'id', 'experiment_id').rows.map((row) => row['experiment_id']));
  const gone = new Set<number>();
  let recovered = 0;
  for (const row of walkByKey(damaged, 'experiment', 'id', '*').rows) {
    const def = row['def'];
    const id = Number(row['walked']);
    const parsed = experimentSchema.safeParse(quietly(() => JSON.parse(typeof def === 'string' ? def : '') as unknown));
    if (row['deleted'] === 1) gone.add(id);
    if (!parsed.success || !copyRow(fresh, 'experiment', row)) known.add(id);
    else {
      ids.add(id);
      if (row['deleted'] !== 1) recovered++;
    }
  }
  return { ids, recovered, lost: [...known].filter((id) => typeof id === 'number' && !ids.has(id) && !gone.has(id)).length };
}

/** Inserts a row as it was found, as far as the table's rules take it; says whether they did. */
function copyRow(fresh: Connection, table: string, row: Row, changes: Readonly<Record<string, Value>> = {}): boolean {
  const columns = fresh.all(`SELECT name FROM pragma_table_info('${table}')`).map((column) => String(column['name']));
  const names = columns.filter((name) => name in row || name in changes);
  const values = names.map((name) => (name in changes ? changes[name]! : row[name]!));
  const sql = `INSERT INTO ${table}(${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
  return quietly(() => fresh.run(sql, ...values)) !== undefined;
}

function putRun(fresh: Connection, run: FoundRun, experiments: ReadonlySet<number>, metrics: Pairs, tags: Pairs): void {
  const { id, row, experiment, config, analysis, outcome } = run;
  const parent = row?.['experiment_id'];
  const links = {
    experiment_id: typeof parent === 'number' && experiments.has(parent) ? parent : null,
    outcome: outcome?.kind ?? null,
    period: outcome?.period ?? null,
  };
  if (row === null || !copyRow(fresh, 'run', row, links)) {
    const status = analysis === null ? 'interrupted' : 'finished';
    const made = { ...links, id, uid: randomUUID(), status, problem: experiment.problem.id };
    copyRow(fresh, 'run', {}, { ...made, created: '1970-01-01T00:00:00.000Z', title: `Run ${id} (salvaged)`, engine: '{}' });
  }
  fresh.run('INSERT INTO run_config(run_id, json, crc) VALUES (?, ?, ?)', id, config, crcOfText(config));
  if (analysis !== null) fresh.run('INSERT INTO run_analysis(run_id, json, crc) VALUES (?, ?, ?)', id, analysis, crcOfText(analysis));
  for (const { path, num, txt } of leavesOf(experiment))
    fresh.run('INSERT OR IGNORE INTO run_param(run_id, path, num, txt) VALUES (?, ?, ?, ?)', id, path, num, txt);
  for (const metric of metrics.get(id) ?? []) copyRow(fresh, 'run_metric', metric);
  for (const tag of tags.get(id) ?? []) copyRow(fresh, 'run_tag', tag);
}

function seriesByRun(damaged: Connection, pieces: Pieces): Map<number, Row[]> {
  const found = new Map<number, Row[]>();
  const add = (row: Row) => found.set(Number(row['run_id']), [...(found.get(Number(row['run_id'])) ?? []), row]);
  const rows = walkByKey(damaged, 'series', 'id', '*').rows;
  for (const row of rows) add(row);
  // Where the row was lost, the index still knows which series it was, and the pieces how long it is.
  const known = new Set(rows.map((row) => row['walked']));
  for (const row of walkBySeveral(damaged, 'series INDEXED BY sqlite_autoindex_series_1', ['run_id', 'name'], ['rowid']).rows) {
    if (known.has(row['rowid']!)) continue;
    const last = pieces.of(Number(row['rowid'])).at(-1);
    add({ ...row, walked: row['rowid']!, position: row['rowid']!, n: last ? last.start + last.n : 0 });
  }
  return found;
}

/** The value most of the series state: all series of a run are recorded together. */
function most(rows: readonly Row[], column: string): number {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(Number(row[column]), (counts.get(Number(row[column])) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

function putSeries(damaged: Connection, fresh: Connection, run: FoundRun, rows: readonly Row[], pieces: Pieces): Found {
  const recording = recordingFor(run.experiment.steps);
  const stated = { dense: most(rows, 'dense'), stride: most(rows, 'stride') };
  // Runs brought in from elsewhere have a recording of their own, which all their series then state.
  const same = rows.length > 1 && rows.every((row) => row['dense'] === stated.dense && row['stride'] === stated.stride);
  const { dense, stride } = same ? stated : recording;
  const n = most(rows, 'n');
  const found = rows.map((row) => pieces.of(Number(row['walked'])).filter((piece) => piece.start + piece.n <= n));
  const end = Math.max(
    0,
    ...found.map((list) => {
      const last = list.at(-1);
      return last ? last.start + last.n : 0;
    }),
  );
  let [recovered, lost] = [0, 0];
  for (const [k, row] of rows.entries()) {
    const columns = { ...row, id: Number(row['walked']) };
    if (!copyRow(fresh, 'series', columns, { n: end, dense, stride })) {
      lost += n;
      continue;
    }
    const taken = putPieces(damaged, fresh, columns.id, found[k] ?? [], end);
    recovered += taken;
    lost += n - taken;
  }
  if (lost > 0) fresh.run('INSERT OR IGNORE INTO run_tag(run_id, tag) VALUES (?, ?)', run.id, GAPS_TAG);
  return { recovered, lost };
}

/** Stores a series of `end` samples chunk by chunk; answers how many of them were found. */
function putPieces(damaged: Connection, fresh: Connection, id: number, pieces: ReturnType<Pieces['of']>, end: number): number {
  let taken = 0;
  let next = 0;
  for (let first = 0; first < end; first += CHUNK) {
    const samples = new Float64Array(Math.min(CHUNK, end - first)).fill(Number.NaN);
    for (; next < pieces.length && pieces[next]!.start < first + CHUNK; next++) {
      const piece = pieces[next]!;
      const values = piece.start + piece.n <= first + samples.length ? samplesOf(damaged, piece) : null;
      if (!values) continue;
      samples.set(values, piece.start - first);
      taken += values.length;
    }
    putChunk(fresh, id, first / CHUNK, samples);
  }
  return taken;
}

function fillSweeps(damaged: Connection, fresh: Connection): { readonly sweeps: Found; readonly unfinished: number } {
  const { sweeps, lost, block } = findSweeps(damaged);
  let [recovered, unfinished] = [0, 0];
  for (const sweep of sweeps) {
    transaction(fresh, () => {
      const blocks = sweep.checked.blocks.length;
      if (!copyRow(fresh, 'sweep', sweep.row, { blocks })) return;
      fresh.run('INSERT INTO sweep_config(sweep_id, json, crc) VALUES (?, ?, ?)', sweep.id, sweep.config, crcOfText(sweep.config));
      let there = 0;
      for (const place of sweep.blocks) {
        const whole = block(place);
        if (!whole) continue;
        putBlock(fresh, sweep.id, whole);
        there++;
      }
      if (there < blocks && sweep.row['status'] === 'finished') {
        fresh.run(`UPDATE sweep SET status = 'interrupted' WHERE id = ?`, sweep.id);
        unfinished++;
      }
      if (sweep.row['deleted'] !== 1) recovered++;
    });
  }
  return { sweeps: { recovered, lost }, unfinished };
}
