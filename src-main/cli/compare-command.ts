/** `edgelab compare`: runs of a project side by side, as the window's panel lays them. */
import type { Command } from 'commander';
import { refuse } from '../../src-shared/answer';
import { comparedRun, metricColumns, specificationColumns, type ComparedRun } from '../../src-shared/compare/run-table';
import { comparisonCells, csvOf, markdownOf } from '../../src-shared/compare/table-text';
import { EXIT, refused, type Host } from './host';
import { runNumber, withProject, type ProjectOptions } from './project-commands';

export interface CompareOptions extends ProjectOptions {
  readonly baseline?: string;
  readonly relative?: string;
  readonly absolute?: string;
  readonly all?: boolean;
  readonly format?: string;
}

function compareCommand(host: Host, runs: readonly string[], options: CompareOptions): Promise<number> {
  const format = options.format ?? 'markdown';
  const tolerance = { relative: Number(options.relative ?? 0), absolute: Number(options.absolute ?? 0) };
  const bad = (code: string, where: string, what: string, todo: string) =>
    Promise.resolve(refused(host, refuse(code, where, what, todo).refusal, EXIT.badInput));
  if (format !== 'markdown' && format !== 'csv')
    return bad('unknown-format', '--format', `There is no format “${format}”.`, 'Use markdown or csv.');
  for (const [name, value] of Object.entries(tolerance))
    if (!(value >= 0 && value < Infinity)) return bad('bad-tolerance', `--${name}`, 'A tolerance is a number from 0.', 'For example 1e-9.');
  return withProject(host, options, async (lab) => {
    const compared: ComparedRun[] = [];
    for (const text of runs) {
      const run = await lab.run(runNumber(text));
      if (!run.ok) return refused(host, run.refusal, EXIT.badInput);
      compared.push(comparedRun(run.value));
    }
    const wanted = options.baseline === undefined ? null : runNumber(options.baseline);
    const baseline = wanted === null ? null : (compared.find(({ id }) => id === wanted) ?? null);
    if (wanted !== null && baseline === null) {
      const refusal = refuse('not-compared', '--baseline', 'The baseline is not among the runs compared.', 'Name it among them too.');
      return refused(host, refusal.refusal, EXIT.badInput);
    }
    const cells = comparisonCells({
      runs: compared,
      specification: specificationColumns(compared, options.all ?? false, tolerance),
      metrics: metricColumns(compared),
      baseline,
    });
    host.out(format === 'csv' ? csvOf(cells) : markdownOf(cells));
    return EXIT.done;
  });
}

export function addCompareCommand(program: Command, host: Host, finish: (work: Promise<number>) => Promise<void>): void {
  program
    .command('compare <runs...>')
    .description('runs side by side: the settings in which they differ, and their metrics')
    .option('--project <file>', 'project (the only one in this folder if left out)')
    .option('--baseline <run>', 'add to each metric its difference from this run’s and the ratio to it')
    .option('--relative <tolerance>', 'numbers this close, relative to the larger, are the same', '0')
    .option('--absolute <tolerance>', 'numbers this close are the same', '0')
    .option('--all', 'all settings, also those that are the same')
    .option('--format <format>', 'markdown or csv', 'markdown')
    .action((runs: readonly string[], options: CompareOptions) => finish(compareCommand(host, runs, options)));
}
