/** The command that does what an export of the window does. */
import type { DataFormat } from './formats';
import { columnName, type ExportRequest } from './request';

/** `edgelab export …` for a POSIX shell; `out`: file or folder. */
export function exportCommandLine(request: ExportRequest, project: string, out: string): string {
  const { what, format, runs, columns, separate } = request;
  const chosen = runs.kind === 'ids' ? runs.ids.map(String) : ['--filter', quoted(runs.filter)];
  return [
    'edgelab',
    'export',
    ...chosen,
    '--project',
    quoted(project),
    '--what',
    what,
    '--format',
    format,
    ...(columns === null ? [] : ['--columns', quoted((what === 'runs' ? columns.map(columnName) : columns).join(','))]),
    ...(separate && what === 'series' ? ['--separate'] : []),
    '--out',
    quoted(out),
  ].join(' ');
}

/** `edgelab export --sweep …` for a POSIX shell. */
export function sweepExportCommandLine(sweepId: number, format: DataFormat, project: string, out: string): string {
  return `edgelab export --sweep ${sweepId} --project ${quoted(project)} --format ${format} --out ${quoted(out)}`;
}

/** A word as the shell takes it. */
export function quoted(text: string): string {
  return /^[\w./:=@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
