/** `edgelab export`: data of a project in files for other programs, with the code of the window's dialog. */
import { extname, resolve } from 'node:path';
import { accept, refuse, type Answer, type Refusal } from '../../src-shared/answer';
import { DATA_FORMATS, isOneOf } from '../../src-shared/export/formats';
import { EXPORT_FORMATS, EXPORTS, type Exported, type ExportRequest, type ExportWhat } from '../../src-shared/export/request';
import { count } from '../../src-shared/figures';
import type { LabSession } from '../lab/lab-session';
import { EXIT, refused, type Host } from './host';
import { onInterrupt } from './interrupt';
import { withProject, type ProjectOptions } from './project-commands';

export interface ExportOptions extends ProjectOptions {
  readonly filter?: string;
  readonly what?: string;
  readonly format?: string;
  readonly columns?: string;
  readonly separate?: boolean;
  readonly sweep?: string;
  readonly out: string;
}

const EXPORT_ID = 1;

export function exportCommand(host: Host, runs: readonly string[], options: ExportOptions): Promise<number> {
  if (options.sweep !== undefined) return exportSweepCommand(host, runs, options.sweep, options);
  const request = requestOf(runs, options);
  if ('refusal' in request) return Promise.resolve(refused(host, request.refusal, EXIT.badInput, options.json));
  return withProject(host, options, (lab) =>
    exported(host, lab, options, () => lab.exportTo(EXPORT_ID, request, resolve(host.cwd, options.out))),
  );
}

function exportSweepCommand(host: Host, runs: readonly string[], sweep: string, options: ExportOptions): Promise<number> {
  const wrong = sweepRefusal(runs, sweep, options);
  if (wrong) return Promise.resolve(refused(host, wrong, EXIT.badInput, options.json));
  const format = formatOf(options);
  if (!isOneOf(DATA_FORMATS, format))
    return Promise.resolve(refused(host, unknownFormat(format, DATA_FORMATS), EXIT.badInput, options.json));
  return withProject(host, options, (lab) =>
    exported(host, lab, options, async () => {
      const path = await lab.exportSweep(EXPORT_ID, Number(sweep), format, resolve(host.cwd, options.out));
      return path.ok ? accept({ path: path.value, files: 1 }) : path;
    }),
  );
}

function sweepRefusal(runs: readonly string[], sweep: string, { filter, what, columns, separate }: ExportOptions): Refusal | null {
  if (!/^[1-9]\d*$/.test(sweep))
    return refuse('no-such-sweep', '--sweep', `“${sweep}” is no number of a sweep.`, 'Use the numbers that edgelab list shows.').refusal;
  if (runs.length > 0 || [filter, what, columns, separate].some((option) => option !== undefined))
    return refuse('which-runs', '--sweep', 'A sweep is exported by itself.', 'Use it with --format, --project, --json and --out only.')
      .refusal;
  return null;
}

type WrittenFiles = Pick<Exported, 'path' | 'files'>;

async function exported(host: Host, lab: LabSession, options: ExportOptions, write: () => Promise<Answer<WrittenFiles>>): Promise<number> {
  const interrupt = onInterrupt(() => void lab.stopExport(EXPORT_ID));
  try {
    const answer = await write();
    if (!answer.ok) {
      const { code } = answer.refusal;
      return refused(
        host,
        answer.refusal,
        code === 'stopped' ? EXIT.stopped : code === 'not-written' ? EXIT.failed : EXIT.badInput,
        options.json,
      );
    }
    const { path, files } = answer.value;
    if (options.json) host.out(`${JSON.stringify(answer.value, null, 2)}\n`);
    else host.out(files === 1 ? `${path}\n` : `${path}: ${count(files)} files\n`);
    return EXIT.done;
  } finally {
    interrupt.release();
  }
}

const formatOf = ({ format, out }: ExportOptions) => format ?? extname(out).slice(1).toLowerCase();

function unknownFormat(format: string, known: readonly string[]): Refusal {
  return refuse('unknown-format', '--format', `There is no format “${format}”.`, `Use ${known.join(', ')}.`).refusal;
}

/** One run alone is its series (json: its document), several are a table: what is most often wanted. */
function requestOf(runs: readonly string[], options: ExportOptions): ExportRequest | { readonly refusal: Refusal } {
  const format = formatOf(options);
  if (!isOneOf(EXPORT_FORMATS, format)) return { refusal: unknownFormat(format, EXPORT_FORMATS) };
  const ids = runs.map(Number);
  const wrong = runs.find((text, index) => !Number.isInteger(ids[index]) || ids[index]! < 1 || text.trim() === '');
  if (wrong !== undefined)
    return refuse('no-such-run', 'run', `“${wrong}” is no number of a run.`, 'Use the numbers that edgelab list shows.');
  if (ids.length > 0 && options.filter !== undefined)
    return refuse('which-runs', '--filter', 'Runs are named and filtered at once.', 'Use one of the two.');
  if (ids.length === 0 && options.filter === undefined)
    return refuse('which-runs', 'run', 'No run is named.', "Name runs, or use --filter TEXT ('' for all).");
  const usual: ExportWhat = format === 'json' ? 'document' : ids.length === 1 && format !== 'md' && format !== 'tex' ? 'series' : 'runs';
  const what = options.what ?? usual;
  if (!isOneOf(EXPORTS, what)) return refuse('unknown-kind', '--what', `There is no “${what}” to export.`, `Use ${EXPORTS.join(', ')}.`);
  return {
    what,
    format,
    runs: ids.length > 0 ? { kind: 'ids', ids } : { kind: 'filter', filter: options.filter ?? '' },
    columns: options.columns === undefined ? null : options.columns.split(',').map((key) => key.trim()),
    separate: options.separate ?? false,
  };
}
