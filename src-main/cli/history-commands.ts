/** `edgelab runs | tag | trash | restore | purge`: the history of a project, searched, grouped and put in order. */
import type { Command } from 'commander';
import { accept, refuse, type Answer } from '../../src-shared/answer';
import { bytes, count } from '../../src-shared/figures';
import type { RunRow, SortBy } from '../../src-shared/views';
import type { LabSession } from '../lab/lab-session';
import { documentText } from '../lab/run-document';
import { EXIT, refused, type Host } from './host';
import { withProject, type ProjectOptions } from './project-commands';
import { groupsText, rowDocument, runsText, type TextFormat } from './runs-text';

const PAGE = 1_000;
const COLUMNS = 'id,status,outcome,problem,eta,K,finalLoss,twoStepMultiplier,tag,created,title';

export interface RunsOptions {
  readonly filter?: string;
  readonly sort?: string;
  readonly groupBy?: string;
  readonly columns?: string;
  readonly trash?: boolean;
  readonly json?: boolean;
  readonly csv?: boolean;
}

/** `edgelab runs [project]`. */
export function runsCommand(host: Host, project: string | undefined, options: RunsOptions): Promise<number> {
  return withProject(host, chosen(project, options), async (lab) => {
    const format: TextFormat = options.csv ? 'csv' : 'table';
    if (options.groupBy !== undefined) {
      const groups = await lab.runGroups(options.filter ?? '', options.groupBy, null);
      if (!groups.ok) return refused(host, placed(groups, options.filter).refusal, EXIT.badInput, options.json);
      host.out(
        options.json
          ? `${documentText({ by: options.groupBy, groups: groups.value })}\n`
          : groupsText(options.groupBy, groups.value, named(options.columns, ''), format),
      );
      return EXIT.done;
    }
    const rows = await listed(lab, options.filter ?? '', options.sort ?? '', options.trash ?? false);
    if (!rows.ok) return refused(host, rows.refusal, EXIT.badInput, options.json);
    const columns = named(options.columns, COLUMNS);
    const known = new Set((await lab.runColumns()).map((column) => column.key));
    const unknown = columns.find((key) => !known.has(key));
    if (unknown !== undefined) return refused(host, noColumn(unknown).refusal, EXIT.badInput, options.json);
    if (options.json) host.out(`${documentText({ total: rows.value.length, runs: rows.value.map(rowDocument) })}\n`);
    else host.out(rows.value.length === 0 && format === 'table' ? 'No runs.\n' : runsText(rows.value, columns, format));
    return EXIT.done;
  });
}

export interface ChangeOptions extends ProjectOptions {
  readonly filter?: string;
  readonly add?: string;
  readonly remove?: string;
}

/** `edgelab tag [runs…]`. */
export function tagCommand(host: Host, runs: readonly string[], options: ChangeOptions): Promise<number> {
  const [add, remove] = [named(options.add, ''), named(options.remove, '')];
  if (add.length + remove.length === 0)
    return Promise.resolve(refused(host, refuse('no-tags', 'tag', 'No tags are named.', 'Use --add or --remove.').refusal, EXIT.badInput));
  return change(host, runs, options, false, (lab, ids) => lab.tagRuns(ids, add, remove), 'tagged');
}

/** `edgelab trash [runs…]`. */
export function trashCommand(host: Host, runs: readonly string[], options: ChangeOptions): Promise<number> {
  return change(host, runs, options, false, (lab, ids) => lab.deleteRuns(ids), 'in the trash');
}

/** `edgelab restore [runs…]`. */
export function restoreCommand(host: Host, runs: readonly string[], options: ChangeOptions): Promise<number> {
  return change(host, runs, options, true, (lab, ids) => lab.restoreRuns(ids), 'restored');
}

/** `edgelab purge [runs…] | --all`: for good. */
export function purgeCommand(host: Host, runs: readonly string[], options: ChangeOptions & { readonly all?: boolean }): Promise<number> {
  return withProject(host, options, async (lab) => {
    const ids = options.all ? accept(null) : await runsMeant(lab, runs, options.filter, true);
    if (!ids.ok) return refused(host, ids.refusal, EXIT.badInput, options.json);
    const gone = await lab.purgeRuns(ids.value);
    if (!gone.ok) return refused(host, gone.refusal, EXIT.badInput, options.json);
    host.out(
      options.json ? `${documentText(gone.value)}\n` : `${told(gone.value.runs)} removed for good, ${bytes(gone.value.bytes)} of series.\n`,
    );
    return EXIT.done;
  });
}

function change(
  host: Host,
  runs: readonly string[],
  options: ChangeOptions,
  trash: boolean,
  work: (lab: LabSession, ids: readonly number[]) => Promise<Answer<null>>,
  done: string,
): Promise<number> {
  return withProject(host, options, async (lab) => {
    const ids = await runsMeant(lab, runs, options.filter, trash);
    if (!ids.ok) return refused(host, ids.refusal, EXIT.badInput, options.json);
    const answer = await work(lab, ids.value);
    if (!answer.ok) return refused(host, answer.refusal, EXIT.badInput, options.json);
    host.out(options.json ? `${documentText({ runs: ids.value })}\n` : `${told(ids.value.length)} ${done}.\n`);
    return EXIT.done;
  });
}

const told = (runs: number) => (runs === 1 ? '1 run' : `${count(runs)} runs`);

/** Runs by number (`41`, `7-12`) or by a filter, at least one of which must be given. */
async function runsMeant(
  lab: LabSession,
  words: readonly string[],
  filter: string | undefined,
  trash: boolean,
): Promise<Answer<readonly number[]>> {
  if (words.length === 0 && filter === undefined)
    return refuse('no-runs', 'runs', 'No runs are named.', 'Give numbers such as 41 or 7-12, or --filter.');
  const ids = new Set<number>();
  for (const word of words) {
    const [, first, last = first] = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(word) ?? [];
    const [from, to] = [Number(first), Number(last)];
    if (first === undefined || to < from || to - from >= 1_000_000)
      return refuse('no-such-run', word, `“${word}” is no run and no range of runs.`, 'Give numbers such as 41 or 7-12.');
    for (let id = from; id <= to; id++) ids.add(id);
  }
  if (filter === undefined) return accept([...ids]);
  const rows = await listed(lab, filter, '', trash);
  if (!rows.ok) return rows;
  return accept(rows.value.map((row) => row.id).filter((id) => words.length === 0 || ids.has(id)));
}

async function listed(lab: LabSession, filter: string, sort: string, trash: boolean): Promise<Answer<readonly RunRow[]>> {
  const rows: RunRow[] = [];
  const by: SortBy[] = named(sort, '').map((key) => ({ key: key.replace(/^-/, ''), descending: key.startsWith('-') }));
  const known = new Set((await lab.runColumns()).map((column) => column.key));
  const unknown = by.find(({ key }) => !known.has(key));
  if (unknown) return noColumn(unknown.key);
  for (;;) {
    const page = await lab.runs({ sort: by, filter, trash, offset: rows.length, limit: PAGE });
    if (page.error) {
      const { message, from, to } = page.error;
      const found = refuse('bad-filter', '--filter', message, 'Change the filter there.');
      return placed({ ok: false, refusal: { ...found.refusal, span: [from, to] } }, filter);
    }
    rows.push(...page.rows);
    if (page.rows.length === 0 || rows.length >= page.total) return accept(rows);
  }
}

/** Quotes the part of the filter a refusal points at. */
function placed<T extends { readonly ok: false; readonly refusal: { readonly what: string; readonly span?: readonly [number, number] } }>(
  answer: T,
  filter = '',
): T {
  const [from, to] = answer.refusal.span ?? [0, 0];
  if (answer.refusal.span === undefined) return answer;
  const part = filter.slice(from, to);
  const where = part === '' ? `at character ${from + 1}` : `at “${part}” (character ${from + 1})`;
  return { ...answer, refusal: { ...answer.refusal, what: `${answer.refusal.what.replace(/\.$/, '')}, ${where}.` } };
}

function noColumn(key: string) {
  return refuse(
    'no-such-column',
    key,
    `There is no column “${key}”.`,
    'Use id, K, outcome, param:problem.params.mu …; --json shows all of a run.',
  );
}

const named = (list: string | undefined, otherwise: string) =>
  (list ?? otherwise)
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

function chosen(project: string | undefined, { json }: RunsOptions): ProjectOptions {
  return { ...(project === undefined ? {} : { project }), ...(json === undefined ? {} : { json }) };
}

/** Adds the commands to the command line. */
export function addHistoryCommands(program: Command, host: Host, finish: (work: Promise<number>) => Promise<void>): void {
  program
    .command('runs [project]')
    .description('the runs of a project: filtered, sorted, grouped')
    .option('--filter <filter>', "such as 'K>1 outcome:period-2 tag:paper -tag:bad created>2026-11 (starred or sharpness<2)'")
    .option('--sort <columns>', 'such as K,-finalLoss (a minus sorts downwards)')
    .option('--group-by <column>', 'groups instead of runs: count, diverged, stopped, mean, median, quartiles')
    .option('--columns <columns>', `columns of the table (${COLUMNS}); with --group-by metrics to aggregate`)
    .option('--trash', 'the deleted runs instead')
    .option('--json', 'print one JSON object')
    .option('--csv', 'print CSV')
    .action((project: string | undefined, options: RunsOptions) => finish(runsCommand(host, project, options)));
  const changing = (name: string, description: string) =>
    program
      .command(`${name} [runs...]`)
      .description(description)
      .option('--filter <filter>', 'the runs it finds, in place of numbers')
      .option('--project <file>', 'project (the only one in this folder if left out)')
      .option('--json', 'print one JSON object');
  changing('tag', 'tag runs: numbers such as 41 or 7-12')
    .option('--add <tags>', 'tags to add, separated by commas')
    .option('--remove <tags>', 'tags to remove, separated by commas')
    .action((runs: readonly string[], options: ChangeOptions) => finish(tagCommand(host, runs, options)));
  changing('trash', 'move runs to the trash').action((runs: readonly string[], options: ChangeOptions) =>
    finish(trashCommand(host, runs, options)),
  );
  changing('restore', 'bring runs back from the trash').action((runs: readonly string[], options: ChangeOptions) =>
    finish(restoreCommand(host, runs, options)),
  );
  changing('purge', 'remove runs of the trash for good')
    .option('--all', 'the whole trash')
    .action((runs: readonly string[], options: ChangeOptions & { readonly all?: boolean }) => finish(purgeCommand(host, runs, options)));
}
