import { experimentSchema } from '../../src-shared/spec';
import type { ExperimentView, ProjectView } from '../../src-shared/views';
import { Damage, json, number, text } from './columns';
import type { Connection } from './connection';
import { readMeta } from './meta';
import type { Session } from './session';
import { nextRedo, nextUndo } from './edit-log';
import { zoomsOf } from './view-edits';

/** The experiments in the order they were made. Throws `Damage` when one cannot be read. */
export function experimentsOf(connection: Connection): readonly ExperimentView[] {
  const rows = connection.all(
    `SELECT e.id, e.name, e.def, (SELECT count(*) FROM run r WHERE r.experiment_id = e.id AND r.deleted = 0) AS runs
     FROM experiment e WHERE e.deleted = 0 ORDER BY e.id`,
  );
  return rows.map((row) => {
    const parsed = experimentSchema.safeParse(json(row, 'def'));
    if (!parsed.success) throw new Damage(`experiment ${number(row, 'id')} is not one`);
    return { id: number(row, 'id'), name: text(row, 'name'), experiment: parsed.data, runs: number(row, 'runs') };
  });
}

/** null when the run is in the trash or gone. */
function baselineOf(connection: Connection): number | null {
  const row = connection.get(`SELECT id FROM run WHERE id = CAST(? AS INTEGER) AND deleted = 0`, readMeta(connection, 'baseline'));
  return row ? number(row, 'id') : null;
}

/** Everything the window shows of a project, its runs excepted. Throws `Damage` when an experiment cannot be read. */
export function projectView(session: Session): ProjectView {
  const { connection } = session;
  const runs = connection.get('SELECT count(*) AS n FROM run WHERE deleted = 0');
  return {
    uid: readMeta(connection, 'uid'),
    title: readMeta(connection, 'title'),
    path: connection.path,
    unsaved: session.unsaved,
    readOnly: session.readOnly,
    notice: session.notice,
    experiments: experimentsOf(connection),
    runCount: runs ? number(runs, 'n') : 0,
    undo: nextUndo(connection)?.label ?? null,
    redo: nextRedo(connection)?.label ?? null,
    layout: readMeta(connection, 'layout'),
    zooms: zoomsOf(connection),
    baseline: baselineOf(connection),
    historyView: readMeta(connection, 'history_view'),
    report: readMeta(connection, 'report'),
  };
}
