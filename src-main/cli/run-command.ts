/** `edgelab run`: one experiment from a preset or file, through the queue into a project, printed. */
import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { accept, type Answer } from '../../src-shared/answer';
import { count } from '../../src-shared/figures';
import type { ProjectView, RunView } from '../../src-shared/views';
import type { LabSession } from '../lab/lab-session';
import { documentText, runDocument } from '../lab/run-document';
import { experimentOf, type NamedExperiment } from './experiment-source';
import { writeFigures } from './figures';
import { EXIT, refused, type Host } from './host';
import { onInterrupt } from './interrupt';
import { progressLine } from './progress-line';
import { runReport } from './run-report';
import { openOrCreate, withLab, withTemporaryFolder } from './with-lab';

export interface RunOptions {
  readonly set: readonly string[];
  readonly project?: string;
  readonly json?: boolean;
  /** Folder for charts as PNG. */
  readonly figures?: string;
}

export async function runCommand(host: Host, source: string | null, options: RunOptions): Promise<number> {
  if (options.project !== undefined) return inProject(host, source, options, host.dataFolder, resolve(host.cwd, options.project));
  return withTemporaryFolder((folder) => inProject(host, source, options, folder, null));
}

async function inProject(host: Host, source: string | null, options: RunOptions, dataFolder: string, path: string | null): Promise<number> {
  const line = progressLine(host);
  return withLab(host, dataFolder, line.show, async (lab) => {
    const json = options.json ?? false;
    const catalogue = await lab.catalogue();
    const chosen = await experimentOf(catalogue, source ?? catalogue.presets[0]?.id ?? '', host.cwd, options.set);
    if (!chosen.ok) return refused(host, chosen.refusal, EXIT.badInput, json);
    const opened = path === null ? await lab.newProject() : await openOrCreate(lab, path);
    if (!opened.ok) return refused(host, opened.refusal, EXIT.badInput, json);
    const experimentId = await keptExperiment(lab, opened.value, chosen.value);
    if (!experimentId.ok) return refused(host, experimentId.refusal, EXIT.failed, json);

    let runId: number | null = null;
    const interrupt = onInterrupt(() => {
      line.clear();
      host.err('Stopping: the run is kept as far as it got (Ctrl-C again to quit at once).\n');
      if (runId !== null) void lab.stopRun(runId);
    });
    try {
      const started = await lab.startRun(experimentId.value);
      // The check of the experiment refuses what the user typed, the store what it cannot keep.
      if (!started.ok) return refused(host, started.refusal, started.refusal.code === 'not-stored' ? EXIT.failed : EXIT.badInput, json);
      runId = started.value;
      if (interrupt.happened) await lab.stopRun(runId);
      await lab.runEnded(runId);
    } finally {
      interrupt.release();
      line.clear();
    }
    const run = await lab.run(runId);
    if (!run.ok) return refused(host, run.refusal, EXIT.failed, json);
    host.out(json ? `${documentText(runDocument(run.value))}\n` : runReport(run.value));
    const drawn = options.figures === undefined ? EXIT.done : await figuresOf(host, lab, run.value, options.figures, json);
    host.err(placeOf(run.value, options.project));
    if (run.value.status === 'failed' || drawn !== EXIT.done) return EXIT.failed;
    return interrupt.happened && run.value.status === 'stopped' ? EXIT.stopped : EXIT.done;
  });
}

/** The project's own experiment where it has this very one, else a new one. */
async function keptExperiment(lab: LabSession, project: ProjectView, { name, experiment }: NamedExperiment): Promise<Answer<number>> {
  const same = project.experiments.find((other) => other.name === name && isDeepStrictEqual(other.experiment, experiment));
  return same === undefined ? lab.createExperiment(name, experiment) : accept(same.id);
}

async function figuresOf(host: Host, lab: LabSession, run: RunView, folder: string, json: boolean): Promise<number> {
  const written = await writeFigures(lab, run, resolve(host.cwd, folder));
  if (!written.ok) return refused(host, written.refusal, EXIT.failed);
  // Standard output holds one object when the output is JSON.
  const say = json ? host.err : host.out;
  say(`\nCharts\n${written.value.map((path) => `${path}\n`).join('')}`);
  return EXIT.done;
}

function placeOf(run: RunView, project: string | undefined): string {
  const kept = project === undefined ? '' : '; they are kept';
  const steps = `${count(run.metrics['steps'] ?? 0)} of ${count(run.experiment.steps)} steps`;
  const stopped = run.status === 'stopped' ? `Stopped after ${steps}${kept}. ` : '';
  const place =
    project === undefined
      ? 'Computed in a temporary project that is now removed; --project FILE keeps runs.'
      : `Run ${run.id} is in ${project}.`;
  return `${stopped}${place}\n`;
}
