import { ref, type Ref } from 'vue';
import type { ImportProgress } from '../../src-shared/calls/imports';
import type { Lab } from '../../src-shared/contract';
import type { Say } from '../shell/actions';
import type { Desk } from '../shell/desk';
import { nextTransferId } from './transfer-ids';

export interface ImportDesk {
  /** Set while a file is read. */
  readonly progress: Ref<ImportProgress | null>;
  /** Reads the file (null = ask for it); the answer is the contract's. */
  read(path: string | null): ReturnType<Lab['importRun']>;
  stop(): void;
}

export function createImportDesk(lab: Lab): ImportDesk {
  const progress = ref<ImportProgress | null>(null);
  let current = 0;
  lab.on('importProgress', (told) => {
    if (told.importId === current) progress.value = told;
  });
  return {
    progress,
    async read(path) {
      const importId = nextTransferId();
      current = importId;
      const answer = await lab.importRun(importId, path);
      if (current === importId) {
        current = 0;
        progress.value = null;
      }
      return answer;
    },
    stop() {
      if (current !== 0) void lab.stopImport(current);
    },
  };
}

/** Names of files whose series can be imported. */
export const isTrajectory = (path: string) => /\.(csv|tsv|txt|npz|parquet)$/i.test(path);

/** Imports a file's series as an external run and shows it; null = ask for the file. */
export async function importRun(desk: Desk, path: string | null, say: Say): Promise<void> {
  await desk.draft.flush();
  const answer = await desk.importing.read(path);
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
