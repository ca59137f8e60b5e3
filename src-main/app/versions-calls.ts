/** Calls about damaged projects and kept versions, with the dialogs around them. */
import { app } from 'electron';
import { refuse, type Answer } from '../../src-shared/answer';
import type { VersionCalls } from '../../src-shared/calls/versions';
import type { ProjectView } from '../../src-shared/views';
import type { LabSession } from '../lab/lab-session';
import { freeNameFor } from '../lab/versions';
import type { Dialogs } from './dialogs';
import type { Handlers } from './handlers';

export interface VersionSurroundings {
  readonly lab: LabSession;
  readonly dialogs: Dialogs;
  /** Told of every project that was opened. */
  remember(answer: Answer<ProjectView>): Answer<ProjectView>;
}

export function createVersionCalls({ lab, dialogs, remember }: VersionSurroundings): Pick<Handlers, keyof VersionCalls> {
  return {
    async salvageProject(path) {
      const damaged = path ?? (await dialogs.askProjectToOpen());
      if (damaged === null) return refuse('cancelled', '', 'Nothing was chosen.', 'Choose a file to go on.');
      const salvaged = await lab.salvage(damaged, await freeNameFor(damaged, 'salvaged', app.getPath('documents')));
      if (!salvaged.ok) return salvaged;
      const opened = remember(await lab.openProject(salvaged.value.path));
      return opened.ok ? salvaged : opened;
    },
  };
}
