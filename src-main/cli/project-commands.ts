/** `edgelab list | show`: what a project holds. */
import type { Answer } from '../../src-shared/answer';
import { count, figure } from '../../src-shared/figures';
import type { SweepRow } from '../../src-shared/sweep-views';
import type { RunRow } from '../../src-shared/views';
import { outcomeWord } from '../../src-shared/words';
import type { LabSession } from '../lab/lab-session';
import { documentText, runDocument } from '../lab/run-document';
import { EXIT, refused, type Host } from './host';
import { runReport } from './run-report';
import { rowDocument } from './runs-text';
import { textTable } from './text-table';
import { existingProject, withLab } from './with-lab';

export interface ProjectOptions {
  readonly project?: string;
  readonly json?: boolean;
}

const PAGE = 1_000;

export function listCommand(host: Host, options: ProjectOptions): Promise<number> {
  return withProject(host, options, async (lab) => {
    const rows: RunRow[] = [];
    const query = { sort: [], filter: '', trash: false, limit: PAGE };
    for (let total = 1; rows.length < total;) {
      const page = await lab.runs({ ...query, offset: rows.length });
      rows.push(...page.rows);
      total = page.rows.length === 0 ? rows.length : page.total;
    }
    const sweeps = await lab.sweeps();
    if (options.json) {
      const listed = sweeps.map(({ id, title, status, spec, created, blocksDone, blocks }) => ({
        sweep: id,
        kind: spec.shape.kind,
        title,
        status,
        created,
        blocksDone,
        blocks,
      }));
      host.out(`${documentText({ total: rows.length, runs: rows.map(rowDocument), sweeps: listed })}\n`);
      return EXIT.done;
    }
    host.out(rows.length === 0 ? 'The project holds no runs yet.\n' : runTable(rows));
    if (sweeps.length > 0) host.out(`\n${sweepTable(sweeps)}`);
    return EXIT.done;
  });
}

export function showCommand(host: Host, run: string, options: ProjectOptions): Promise<number> {
  return withProject(host, options, async (lab) => {
    const view = await lab.run(runNumber(run));
    if (!view.ok) return refused(host, view.refusal, EXIT.badInput, options.json);
    host.out(options.json ? `${documentText(runDocument(view.value))}\n` : runReport(view.value));
    return EXIT.done;
  });
}

/** Opens the project the options name, or the only one of the folder, for the length of a command. */
export async function withProject(host: Host, options: ProjectOptions, work: (lab: LabSession) => Promise<number>): Promise<number> {
  const project: Answer<string> = await existingProject(host, options.project);
  if (!project.ok) return refused(host, project.refusal, EXIT.badInput, options.json);
  return withLab(
    host,
    host.dataFolder,
    () => undefined,
    async (lab) => {
      const opened = await lab.openProject(project.value);
      if (!opened.ok) return refused(host, opened.refusal, EXIT.badInput, options.json);
      if (opened.value.notice !== null) host.err(`${opened.value.notice}\n`);
      return work(lab);
    },
  );
}

/** Not a number: no run has the id 0, so the store's refusal is the right one. */
export function runNumber(text: string): number {
  const id = Number(text);
  return Number.isInteger(id) && id > 0 ? id : 0;
}

function sweepTable(sweeps: readonly SweepRow[]): string {
  const cells = sweeps.map(({ id, status, spec, blocksDone, blocks, created, title }) => [
    String(id),
    status,
    spec.shape.kind,
    `${count(blocksDone)} of ${count(blocks)}`,
    created.slice(0, 19).replace('T', ' '),
    title,
  ]);
  return textTable([['sweep', 'status', 'kind', 'blocks', 'created (UTC)', 'title'], ...cells], ['right']);
}

function runTable(rows: readonly RunRow[]): string {
  const metric = (row: RunRow, key: string) => (row.metrics[key] === undefined ? '–' : figure(row.metrics[key]));
  const cells = rows.map((row) => [
    String(row.id),
    row.status,
    row.outcome === null ? '–' : outcomeWord(row.outcome, row.period),
    row.problem,
    ...['eta', 'K'].map((key) => metric(row, key)),
    row.metrics['steps'] === undefined ? '–' : count(row.metrics['steps']),
    ...['finalLoss', 'twoStepRate', 'lyapunov'].map((key) => metric(row, key)),
    row.created.slice(0, 19).replace('T', ' '),
    row.title,
  ]);
  const head = [
    'run',
    'status',
    'outcome',
    'problem',
    'η',
    'K',
    'steps',
    'final loss',
    'two-step rate',
    'Lyapunov',
    'created (UTC)',
    'title',
  ];
  return textTable([head, ...cells], ['right', 'left', 'left', 'left', ...Array<'right'>(6).fill('right')]);
}
