/** The `edgelab` command: same engine, queue and store as the window, in plain Node. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { checkCommand, type CheckOptions } from './check-command';
import { addCompareCommand } from './compare-command';
import { diagnosticsCommand, type DiagnosticsOptions } from './diagnostics-command';
import { figureCommand, type FigureOptions } from './figure-command';
import { addHistoryCommands } from './history-commands';
import { importCommand } from './import-command';
import { EXIT, hostHere, type Host } from './host';
import { analyzeCommand, presetsCommand, type AnalyzeOptions } from './problem-commands';
import { reproduceCommand } from './reproduce-command';
import { reportCommand, type ReportOptions } from './report-command';
import { exportCommand, type ExportOptions } from './export-command';
import { listCommand, showCommand, type ProjectOptions } from './project-commands';
import { runCommand, type RunOptions } from './run-command';
import { salvageCommand, type SalvageOptions } from './salvage-command';
import { studiesCommand, studyCommand, type StudyOptions } from './study-command';
import { collectCommand, type CollectOptions } from './sweep-collect';
import { sweepCommand, type SweepOptions } from './sweep-command';
import { mergeCommand, type MergeOptions } from './sweep-merge';
import { exportSystemCommand, type SystemOptions } from './system-command';
import { versionsCommand, type VersionsOptions } from './versions-command';

/**
 * Runs one command line (executable and script already taken off) and resolves to its exit code: 0 done whatever the outcome,
 * 1 failed, 2 bad input, 130 stopped by Ctrl-C.
 */
export async function runCli(argv: readonly string[], host: Host = hostHere()): Promise<number> {
  let code: number = EXIT.done;
  const program = commandLine(host, async (work) => {
    code = await work;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.badInput;
    host.err(`edgelab: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return EXIT.failed;
  }
}

function commandLine(host: Host, finish: (work: Promise<number>) => Promise<void>): Command {
  const settings = (value: string, before: readonly string[]) => [...before, value];
  const noSettings: readonly string[] = [];
  const program = new Command('edgelab')
    .description('Gradient descent at and beyond the edge of stability: run, analyse and compare without a window.')
    .version(host.versions.app)
    .configureOutput({ writeOut: (text) => host.out(text), writeErr: (text) => host.err(text) })
    .showHelpAfterError('(edgelab --help lists the commands and options)')
    .exitOverride();

  program
    .command('run <experiment>')
    .description('run an experiment: a preset, a problem at its defaults, or a JSON file')
    .option('--set <path=value>', 'change the experiment: eta, K, start, steps, seed, mu … (repeatable)', settings, noSettings)
    .option('--project <file>', 'keep the run in this project (created if missing)')
    .option('--json', 'print one JSON object')
    .option('--figures <folder>', 'write the charts as PNG files into this folder')
    .action((experiment: string, options: RunOptions) => finish(runCommand(host, experiment, options)));
  program
    .command('example')
    .description('run the bundled example and write its charts')
    .option('--out <folder>', 'folder of the charts', join(tmpdir(), 'edgelab-example'))
    .option('--json', 'print one JSON object')
    .action(({ out, json }: { out: string; json?: boolean }) =>
      finish(runCommand(host, null, { set: [], figures: out, ...(json === undefined ? {} : { json }) })),
    );
  program
    .command('analyze')
    .description('minima, flip, orbits and multipliers of a problem at a learning rate; nothing is stored')
    .requiredOption('--problem <id>', 'problem, as `edgelab presets` lists them')
    .option('--eta <expression>', 'learning rate: a number or an expression such as "sqrt(5)-1" or "1.02*etaC"')
    .option('--start <x,y,…>', 'start; the reference minimum is the one nearest to it')
    .option('--set <path=value>', 'mu=2, K=1.05, steps=1e5 … (repeatable)', settings, noSettings)
    .option('--json', 'print one JSON object')
    .action((options: AnalyzeOptions) => finish(analyzeCommand(host, options)));
  program
    .command('list')
    .description('the runs of a project')
    .option('--project <file>', 'project (the only one in this folder if left out)')
    .option('--json', 'print one JSON object')
    .action((options: ProjectOptions) => finish(listCommand(host, options)));
  program
    .command('show <run>')
    .description('one run of a project')
    .option('--project <file>', 'project (the only one in this folder if left out)')
    .option('--json', 'print one JSON object')
    .action((run: string, options: ProjectOptions) => finish(showCommand(host, run, options)));
  program
    .command('export [runs...]')
    .description('write series, tables, documents or specifications of runs, or the cells of a sweep')
    .requiredOption('--out <file>', 'file to write, or the folder where each run has a file')
    .option('--filter <text>', "runs that fit, as in the history: 'K>1 outcome:period-2'; '' for all")
    .option('--what <what>', 'runs (a table), series, document or specification (left out: series of one run, a table of several)')
    .option('--format <format>', 'csv, jsonl, npz, parquet, md, tex or json (from the file name if left out)')
    .option('--columns <names>', 'columns of the table or series to write, with commas between them')
    .option('--sweep <n>', 'the cells of this sweep of the project in place of runs (csv, jsonl, npz, parquet)')
    .option('--separate', 'series: a file for each run in the folder --out')
    .option('--project <file>', 'project (the only one in this folder if left out)')
    .option('--json', 'print one JSON object')
    .action((runs: readonly string[], options: ExportOptions) => finish(exportCommand(host, runs, options)));
  addFigureCommand(program, host, finish);
  program
    .command('reproduce <run>')
    .description('compute a run again from its stored specification and compare every sample; fails if one differs')
    .option('--project <file>', 'project (the only one in this folder if left out)')
    .option('--json', 'print one JSON object')
    .action((run: string, options: ProjectOptions) => finish(reproduceCommand(host, run, options)));
  program
    .command('report')
    .description("write the project's report as HTML or as PDF, both readable by screen readers")
    .requiredOption('--out <file>', 'file to write')
    .option('--format <format>', 'html or pdf (from the file name if left out)')
    .option('--language <language>', 'en or de (the report’s own if left out)')
    .option('--project <file>', 'project (the only one in this folder if left out)')
    .action((options: ReportOptions) => finish(reportCommand(host, options)));
  program
    .command('import <files...>')
    .description('trajectories computed elsewhere (CSV, NPZ, Parquet: a column of steps and the series) as external runs of a project')
    .option('--project <file>', 'project (the only one in this folder if left out)')
    .option('--json', 'print one JSON object')
    .action((files: readonly string[], options: ProjectOptions) => finish(importCommand(host, files, options)));
  program
    .command('check [presets...]')
    .description('run presets and compare what they show with what they claim; fails if a check does')
    .option('--all', 'every preset')
    .option('--json', 'print one JSON object')
    .action((presets: readonly string[], options: CheckOptions) => finish(checkCommand(host, presets, options)));
  program
    .command('study <id> <experiment>')
    .description('an analysis on request, as `edgelab studies` lists them, of a preset, a problem at its defaults, or a JSON file')
    .option('--option <name=value>', 'option of the study (repeatable)', settings, noSettings)
    .option('--set <path=value>', 'change the experiment: eta, K, start, steps, mu … (repeatable)', settings, noSettings)
    .option('--json', 'print one JSON object')
    .option('--figures <folder>', 'write its plots into this folder')
    .option('--figure-format <format>', 'svg or pdf: over two columns, with a caption; or png', 'png')
    .action((id: string, experiment: string, options: StudyOptions) => finish(studyCommand(host, id, experiment, options)));
  program
    .command('studies')
    .description('the studies there are')
    .option('--json', 'print one JSON object')
    .action((options: { readonly json?: boolean }) => finish(studiesCommand(host, options)));
  program
    .command('export-system <experiment>')
    .description("write the problem's map for AUTO-07p, XPPAUT, Python or Julia")
    .requiredOption('--to <format>', 'auto, xpp, python or julia')
    .option('--folder <folder>', 'write the files into this folder (printed if left out)')
    .option('--set <path=value>', 'change the experiment: eta, K, start, mu … (repeatable)', settings, noSettings)
    .action((experiment: string, options: SystemOptions) => finish(exportSystemCommand(host, experiment, options)));
  program
    .command('diagnostics')
    .description('write versions, machine, settings, counts and the end of the log into a zip file, nothing personal in it')
    .requiredOption('--out <file>', 'zip file to write')
    .option('--project <file>', 'with the counts of this project')
    .action((options: DiagnosticsOptions) => finish(diagnosticsCommand(host, options)));
  addCompareCommand(program, host, finish);
  addHistoryCommands(program, host, finish);
  addSweepCommands(program, host, finish);
  program
    .command('versions')
    .description('the kept versions of a project, which may be damaged; one of them is brought back as a new file')
    .option('--project <file>', 'project (the only one in this folder if left out)')
    .option('--keep', 'keep a version now')
    .option('--restore <version>', 'copy this version to a new file')
    .option('--out <file>', 'the new file (beside the project if left out)')
    .option('--json', 'print one JSON object')
    .action((options: VersionsOptions) => finish(versionsCommand(host, options)));
  program
    .command('salvage <file>')
    .description('bring what can be read of a damaged project into a new one; the damaged file is never written')
    .option('--out <file>', 'the new project (beside the damaged one if left out)')
    .option('--json', 'print one JSON object')
    .action((file: string, options: SalvageOptions) => finish(salvageCommand(host, file, options)));
  program
    .command('presets')
    .description('the presets and problems there are')
    .option('--json', 'print one JSON object')
    .action((options: { readonly json?: boolean }) => finish(presetsCommand(host, options)));
  return program;
}

function addFigureCommand(program: Command, host: Host, finish: (work: Promise<number>) => Promise<void>): void {
  program
    .command('figure [runs...]')
    .description('a chart of runs or of a sweep as a figure for a paper: SVG, PDF or PNG of an exact size')
    .requiredOption('--out <file>', 'file to write')
    .option('--project <file>', 'project (the only one in this folder if left out)')
    .option('--chart <id>', 'convergence, loss, iterates, quantities:a,b, cobweb, landscape, plane, phase:a,b or edge')
    .option('--compare <chart>', 'compared runs in place of a chart: overlay, scatter or parallel')
    .option('--colour <column>', 'compared: outcome, tags, setting:<path> or metric:<key> (outcome)')
    .option('--quantity <name>', 'overlay: twoStep, oneStep, loss or sharpness (twoStep)')
    .option('--align <by>', 'overlay: step, effective, crossing, orbit or divergence (step)')
    .option('--whole', 'overlay: the axis reaches as far as diverged runs')
    .option('--across <column>', 'scatter: horizontal column (metric:predictedTwoStepRate)')
    .option('--up <column>', 'scatter: vertical column (metric:twoStepRate)')
    .option('--effective', 'chart edge: over effective time η·t')
    .option('--sweep <n>', 'a sweep of the project in place of runs')
    .option('--layer <layer>', 'of a map: outcome, period, steps or attractor')
    .option('--bands <which>', 'of an ensemble: distances or loss')
    .option('--no-theory', 'leave out the lines of the theory over a sweep')
    .option('--x <from,to>', 'visible part of the horizontal axis, as --x=0,100')
    .option('--y <from,to>', 'visible part of the vertical axis')
    .option('--format <format>', 'svg, pdf or png (from the file name if left out)')
    .option('--columns <n>', 'size for 1 column (84 × 70 mm) or 2 (174 × 105 mm)')
    .option('--width <length>', 'such as 84mm, 8.4cm, 3.3in or 240pt')
    .option('--height <length>', 'of the whole figure, its caption included')
    .option('--dpi <n>', 'dots per inch of a PNG and of pictures of cells (300)')
    .option('--theme <theme>', 'light, dark or print (light)')
    .option('--type <size>', 'size of the type in pt (8)')
    .option('--language <language>', 'of titles, caption and numbers: en or de (en)')
    .option('--no-caption', 'no caption under the chart')
    .option('--caption-text <text>', 'a caption of your own')
    .option('--caption-files', 'also write the caption beside the figure, as .txt and .tex')
    .option('--data', 'also write what is drawn beside the figure, as .csv and .json')
    .option('--json', 'print one JSON object')
    .action((runs: readonly string[], options: FigureOptions) => finish(figureCommand(host, runs, options)));
}

function addSweepCommands(program: Command, host: Host, finish: (work: Promise<number>) => Promise<void>): void {
  program
    .command('sweep <sweep>')
    .description('compute a sweep into a file: a JSON file, FILE.edgelab:NAME, or an example (orbit-diagram, basin-map, ensemble)')
    .option('--out <file>', 'file of the results (NAME.edgesweep if left out); one that is there is gone on with')
    .option('--threads <n>', 'threads to use (all if left out); with --slurm those of a task (1)')
    .option('--shard <i/n>', 'compute only shard i of n; `edgelab merge` puts them together')
    .option('--into <project>', 'bring the result into this project (created if missing)')
    .option('--picture <file>', 'also draw it into this PNG file')
    .option('--print', 'print the specification and compute nothing')
    .option('--expect <digest>', 'compute only if the sweep has this digest here (job arrays)')
    .option('--slurm', 'write a folder with a job-array script and submit it with sbatch')
    .option('--array <n>', 'tasks of the job array (8)')
    .option('--time <limit>', 'time limit of a task, such as 1:30:00')
    .option('--partition <names>', 'partition, as `sinfo` lists them')
    .option('--folder <folder>', 'folder of the job array (NAME-array)')
    .option('--no-submit', 'write the folder only')
    .option('--json', 'print one JSON object')
    .action((sweep: string, options: SweepOptions) => finish(sweepCommand(host, sweep, options)));
  program
    .command('merge <shards...>')
    .description('put the shards of one sweep together: the file of a single run; exit code 2 when blocks are missing')
    .requiredOption('--out <file>', 'file to write')
    .option('--into <project>', 'bring the result into this project (created if missing)')
    .option('--picture <file>', 'also draw it into this PNG file')
    .option('--json', 'print one JSON object')
    .action((shards: readonly string[], options: MergeOptions) => finish(mergeCommand(host, shards, options)));
  program
    .command('collect <folder>')
    .description('merge what a job array has finished and say what is missing; exit code 2 while something is')
    .option('--resubmit', 'submit the missing shards again, and only those')
    .option('--into <project>', 'bring the finished sweep into this project (created if missing)')
    .option('--json', 'print one JSON object')
    .action((folder: string, options: CollectOptions) => finish(collectCommand(host, folder, options)));
}
