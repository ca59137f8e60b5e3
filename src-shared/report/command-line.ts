/** A report as the command line that writes it. */
import type { ReportFormat } from '../calls/report';

/** One word of a POSIX shell, quoted where it has to be. */
function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** `edgelab report …` for the project at `path`; the file lies beside it. */
export function reportCommandLine(path: string, format: ReportFormat): string {
  const out = path.replace(/(\.edgelab)?$/, `.${format}`);
  return ['edgelab', 'report', '--project', path, '--format', format, '--out', out].map(shellWord).join(' ');
}
