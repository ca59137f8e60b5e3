/** `edgelab report`: the project's report as HTML or PDF, the very file the window writes. */
import { extname, resolve } from 'node:path';
import { refuse } from '../../src-shared/answer';
import { REPORT_FORMATS, type ReportFormat } from '../../src-shared/calls/report';
import { writeReport } from '../report/report-file';
import { EXIT, refused, type Host } from './host';
import { withProject } from './project-commands';
import { LANGUAGES, type Language } from '../../src-shared/language';

export interface ReportOptions {
  readonly project?: string;
  readonly format?: string;
  readonly out: string;
  readonly language?: string;
}

export function reportCommand(host: Host, options: ReportOptions): Promise<number> {
  return withProject(host, options, async (lab) => {
    const format = options.format ?? extname(options.out).slice(1).toLowerCase();
    if (!isFormat(format)) {
      const refusal = refuse('unknown-format', '--format', `There is no format “${format}”.`, 'Use html or pdf.').refusal;
      return refused(host, refusal, EXIT.badInput);
    }
    const { language } = options;
    if (language !== undefined && !isLanguage(language)) {
      const refusal = refuse('unknown-language', '--language', `“${language}” is no language of reports.`, 'Use en or de.').refusal;
      return refused(host, refusal, EXIT.badInput);
    }
    const written = await writeReport(lab, format, resolve(host.cwd, options.out), { language });
    if (!written.ok) return refused(host, written.refusal, written.refusal.code === 'not-written' ? EXIT.failed : EXIT.badInput);
    host.out(`${written.value}\n`);
    return EXIT.done;
  });
}

function isLanguage(text: string): text is Language {
  return (LANGUAGES as readonly string[]).includes(text);
}

function isFormat(text: string): text is ReportFormat {
  return (REPORT_FORMATS as readonly string[]).includes(text);
}
