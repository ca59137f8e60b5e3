/** Exports with the system's dialogs around them. */
import { refuse } from '../../src-shared/answer';
import { writesFolder } from '../../src-shared/export/request';
import type { LabSession } from '../lab/lab-session';
import type { Dialogs } from './dialogs';
import type { Handlers } from './handlers';

const CANCELLED = refuse('cancelled', '', 'Nothing was chosen.', 'Choose a file to go on.');

/** `besideProject`: the path of a file of that name where exports are suggested. */
export function exportCallsWith(
  lab: LabSession,
  dialogs: Dialogs,
  besideProject: (name: string) => Promise<string>,
): Pick<Handlers, 'exportPlan' | 'exportData' | 'stopExport' | 'exportText' | 'importRun' | 'stopImport'> {
  return {
    exportPlan: lab.exportPlan,
    stopExport: lab.stopExport,
    exportText: lab.exportText,
    stopImport: lab.stopImport,
    async importRun(importId, path) {
      const chosen = path ?? (await dialogs.askTrajectoryToOpen());
      return chosen === null ? CANCELLED : lab.importRun(importId, chosen);
    },
    async exportData(exportId, request) {
      const plan = await lab.exportPlan(request.runs);
      if (!plan.ok) return plan;
      const { runs } = plan.value;
      const only = request.runs.kind === 'ids' && runs === 1 ? `run-${request.runs.ids[0]}` : request.what;
      const folder = writesFolder(request, runs);
      const suggestion = await besideProject(folder ? request.what : `${only}.${request.format}`);
      const chosen = folder ? await dialogs.askFolder(suggestion) : await dialogs.askWhereToWrite(request.format, suggestion);
      return chosen === null ? CANCELLED : lab.exportTo(exportId, request, chosen);
    },
  };
}
