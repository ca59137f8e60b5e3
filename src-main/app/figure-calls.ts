/** Figures of the window: where they are saved is asked here. */
import { refuse } from '../../src-shared/answer';
import type { FigureCalls } from '../../src-shared/calls/figures';
import type { LabSession } from '../lab/lab-session';
import type { Dialogs } from './dialogs';
import type { Handlers } from './handlers';

export interface FigureSurroundings {
  readonly lab: LabSession;
  readonly dialogs: Dialogs;
  /** The path suggested for a file of this name. */
  suggest(name: string): Promise<string>;
}

export function createFigureCalls({ lab, dialogs, suggest }: FigureSurroundings): Pick<Handlers, keyof FigureCalls> {
  return {
    previewFigure: lab.previewFigure,
    async saveFigure(request, title) {
      const { format } = request.paper;
      const chosen = await dialogs.askWhereToWrite(format, await suggest(`${title.slice(0, 100)}.${format}`));
      return chosen === null ? refuse('cancelled', '', 'Nothing was chosen.', 'Choose a file to go on.') : lab.writeFigure(request, chosen);
    },
  };
}
