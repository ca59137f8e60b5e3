import type { Say } from '../shell/actions';
import type { Desk } from '../shell/desk';

/** Names of files whose series can be imported. */
export const isTrajectory = (path: string) => /\.(csv|tsv|txt|npz|parquet)$/i.test(path);

/** Imports a file's series as an external run and shows it; null = ask for the file. */
export async function importRun(desk: Desk, path: string | null, say: Say): Promise<void> {
  await desk.draft.flush();
  const answer = await desk.lab.importRun(path);
  if (!answer.ok) {
    const { refusal } = answer;
    // Which line of which file is what helps here.
    desk.notices.refused({ ...refusal, what: refusal.where === '' ? refusal.what : `${refusal.where}: ${refusal.what}` });
    return;
  }
  desk.selection.only(answer.value);
  desk.inspectorTab.value = 'run';
  desk.notices.tell(say('exporting.imported', { run: answer.value }));
}
