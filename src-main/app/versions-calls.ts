/** Calls about damaged projects and kept versions, with the dialogs around them. */
import { app } from 'electron';
import { join } from 'node:path';
import { refuse, type Answer } from '../../src-shared/answer';
import type { VersionCalls } from '../../src-shared/calls/versions';
import type { ProjectView } from '../../src-shared/views';
import type { LabSession } from '../lab/lab-session';
import { freeNameFor } from '../lab/versions';
import type { Dialogs } from './dialogs';
import { fileNameFrom } from './file-names';
import type { Handlers } from './handlers';

export interface VersionSurroundings {
  readonly lab: LabSession;
  readonly dialogs: Dialogs;
  /** Told of every project that was opened. */
  remember(answer: Answer<ProjectView>): Answer<ProjectView>;
}

type Own = Exclude<keyof VersionCalls, 'versions' | 'versionDifference' | 'keepVersion'>;

export function createVersionCalls({ lab, dialogs, remember }: VersionSurroundings): Pick<Handlers, Own> {
  /** Beside the project, or among the user's documents while the open project has no place of its own. */
  async function placeFor(path: string | null): Promise<string> {
    if (path !== null) return path;
    const project = await lab.project();
    return project.unsaved ? join(app.getPath('documents'), `${fileNameFrom(project.title)}.edgelab`) : project.path;
  }
  return {
    async salvageProject(path) {
      const damaged = path ?? (await dialogs.askProjectToOpen());
      if (damaged === null) return refuse('cancelled', '', 'Nothing was chosen.', 'Choose a file to go on.');
      const salvaged = await lab.salvage(damaged, await freeNameFor(damaged, 'salvaged', app.getPath('documents')));
      if (!salvaged.ok) return salvaged;
      const opened = remember(await lab.openProject(salvaged.value.path));
      return opened.ok ? salvaged : opened;
    },
    async restoreVersion(path, id) {
      const name = await freeNameFor(await placeFor(path), `version ${id}`, app.getPath('documents'));
      const restored = await lab.restoreVersionTo(path, id, name);
      if (!restored.ok) return restored;
      const opened = remember(await lab.openProject(restored.value));
      return opened.ok ? restored : opened;
    },
  };
}
