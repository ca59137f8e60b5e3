/** Diagnostics in the window: gathered to be shown, and written as they were shown. */
import { app, screen } from 'electron';
import { join } from 'node:path';
import { accept, refuse, type Answer } from '../../src-shared/answer';
import type { DiagnosticFile, DiagnosticsCalls } from '../../src-shared/calls/diagnostics';
import type { AppInfo, Settings } from '../../src-shared/contract';
import { writeAtomically } from '../lab/atomic-file';
import { bundleOf, diagnosticFiles, logTail } from '../lab/diagnostics';
import type { LabSession } from '../lab/lab-session';
import type { Dialogs } from './dialogs';

interface Surroundings {
  readonly lab: LabSession;
  readonly dialogs: Dialogs;
  readonly about: AppInfo;
  settings(): Settings;
}

type Async<Calls> = {
  readonly [Name in keyof Calls]: Calls[Name] extends (...args: infer Args) => infer Value ? (...args: Args) => Promise<Value> : never;
};

export function diagnosticsCalls({ lab, dialogs, about, settings }: Surroundings): Async<DiagnosticsCalls> {
  let shown: readonly DiagnosticFile[] | null = null;
  async function gather(): Promise<readonly DiagnosticFile[]> {
    const [view, statistics, log] = await Promise.all([lab.project(), lab.statistics(), logTail(join(app.getPath('logs'), 'main.log'))]);
    const screens = screen.getAllDisplays().map(({ size, scaleFactor }) => ({ ...size, scaleFactor }));
    const machine = { graphics: app.getGPUFeatureStatus(), screens };
    return diagnosticFiles({ versions: { ...about }, machine, settings: settings(), project: { view, statistics }, log });
  }
  return {
    diagnostics: async () => (shown = await gather()),
    async saveDiagnostics(): Promise<Answer<string>> {
      const files = shown ?? (await gather());
      const chosen = await dialogs.askWhereToWrite('zip', join(app.getPath('documents'), 'edgelab-diagnostics.zip'));
      if (chosen === null) return refuse('cancelled', '', 'Nothing was chosen.', 'Choose a file to go on.');
      try {
        await writeAtomically(chosen, async (file) => void (await file.writeFile(bundleOf(files))));
        return accept(chosen);
      } catch (cause) {
        const why = cause instanceof Error ? cause.message : String(cause);
        return refuse('cannot-write', chosen, `The diagnostics could not be written: ${why}.`, 'Choose another folder.');
      }
    },
  };
}
