/** Many runs at once, as exports need them: whole texts, no definitions and no analyses. */
import type { Versions } from '../../src-shared/spec';
import type { RunsHold } from '../../src-shared/store-contract';
import type { RunRecord } from '../../src-shared/views';
import { Damage, json, number, text, textOrNull } from './columns';
import type { Connection } from './connection';
import { ROW_COLUMNS, withDetails } from './run-list';

const AMONG = 'IN (SELECT value FROM json_each(?))';

/** In the order of the ids given; runs that are not there or in the trash are left out. */
export function runRecords(connection: Connection, ids: readonly number[]): readonly RunRecord[] {
  const asked = JSON.stringify(ids);
  const rows = connection.all(`SELECT r.note, r.error, r.engine, ${ROW_COLUMNS} WHERE r.id ${AMONG} AND r.deleted = 0`, asked);
  const series = new Map<number, { readonly names: string[]; samples: number }>();
  for (const row of connection.all(`SELECT run_id, name, n FROM series WHERE run_id ${AMONG} ORDER BY run_id, position`, asked)) {
    const id = number(row, 'run_id');
    const own = series.get(id) ?? { names: [], samples: Infinity };
    series.set(id, own);
    own.names.push(text(row, 'name'));
    own.samples = Math.min(own.samples, number(row, 'n'));
  }
  const whole = withDetails(connection, rows, Number.MAX_SAFE_INTEGER);
  const records = new Map<number, RunRecord>();
  for (const [index, run] of whole.entries()) {
    const row = rows[index]!;
    const own = series.get(run.id);
    if (!own) throw new Damage(`run ${run.id} has no series`);
    records.set(run.id, {
      ...run,
      note: text(row, 'note'),
      error: textOrNull(row, 'error'),
      samples: own.samples,
      series: own.names,
      versions: json(row, 'engine') as Versions,
    });
  }
  return ids.flatMap((id) => records.get(id) ?? []);
}

/** Which parameters, metrics, versions and series these runs have, and how many samples each series of them all together. */
export function runsHold(connection: Connection, ids: readonly number[]): RunsHold {
  const asked = JSON.stringify(ids);
  const names = (sql: string) => connection.all(sql, asked).map((row) => text(row, 'name'));
  const counted = connection.get(
    `SELECT coalesce(sum(n), 0) AS samples FROM (SELECT min(n) AS n FROM series WHERE run_id ${AMONG} GROUP BY run_id)`,
    asked,
  );
  return {
    params: names(`SELECT DISTINCT path AS name FROM run_param WHERE run_id ${AMONG}`),
    metrics: names(`SELECT DISTINCT key AS name FROM run_metric WHERE run_id ${AMONG}`),
    versions: names(`SELECT DISTINCT j.key AS name FROM (SELECT DISTINCT engine FROM run WHERE id ${AMONG}) e, json_each(e.engine) j`),
    series: names(`SELECT name FROM (SELECT name, min(position) AS at FROM series WHERE run_id ${AMONG} GROUP BY name) ORDER BY at, name`),
    samples: counted ? number(counted, 'samples') : 0,
  };
}
