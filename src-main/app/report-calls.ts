/** The window's calls about the report: previews of its blocks, and the dialog around its export. */
import { accept, refuse } from '../../src-shared/answer';
import type { ReportCalls } from '../../src-shared/calls/report';
import type { LabSession } from '../lab/lab-session';
import { blockNodes } from '../report/compose';
import { previewPictures } from '../report/pictures';
import { writeReport } from '../report/report-file';
import { writeInThread } from '../report/report-thread';
import type { Handlers } from './handlers';

export function reportCalls(
  lab: LabSession,
  script: string,
  askWhere: (extension: string, name: string) => Promise<string | null>,
): Pick<Handlers, Exclude<keyof ReportCalls, 'setReport'>> {
  return {
    async reportBlock(block, language, theme) {
      return accept(await blockNodes(block, { lab, language, pictures: previewPictures(theme), shown: () => undefined }));
    },
    async exportReport(format) {
      const { title } = await lab.project();
      const path = await askWhere(format, `${title}.${format}`);
      return path === null
        ? refuse('cancelled', '', 'Nothing was chosen.', 'Choose a file to go on.')
        : writeReport(lab, format, path, { write: writeInThread(script) });
    },
  };
}
