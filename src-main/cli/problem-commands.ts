/** `edgelab presets | analyze`: what can be computed without storing anything. */
import { accept, refuse, type Answer } from '../../src-shared/answer';
import type { Catalogue } from '../../src-shared/catalogue';
import type { Experiment } from '../../src-shared/spec';
import { outcomeSentence } from '../../src-shared/words';
import { analysisDocument, documentText } from '../lab/run-document';
import { defaultExperiment, findProblem, parseExperiment } from './experiment-source';
import { EXIT, refused, type Host } from './host';
import { analysisReport } from './run-report';
import { applySettings } from './settings-of-run';
import { textTable } from './text-table';
import { withLab, withTemporaryFolder, withoutProject } from './with-lab';

export async function presetsCommand(host: Host, options: { readonly json?: boolean }): Promise<number> {
  const catalogue = await withTemporaryFolder((folder) =>
    withLab(
      host,
      folder,
      () => undefined,
      (lab) => lab.catalogue(),
    ),
  );
  if (options.json) host.out(`${documentText(catalogue)}\n`);
  else {
    const presets = catalogue.presets.map(({ id, figure, title, checks, description }) => [
      id,
      figure ?? '',
      checks.length === 1 ? '1 check' : `${checks.length} checks`,
      title,
      description,
    ]);
    const problems = catalogue.problems.map(({ id, title, parameters }) => [
      id,
      title,
      parameters.map((parameter) => parameter.id).join(' '),
    ]);
    host.out(
      `Presets (identifier, figure of the paper, checks, title)\n${textTable(presets)}\nProblems (identifier, title, parameters)\n${textTable(problems)}`,
    );
  }
  return EXIT.done;
}

export interface AnalyzeOptions {
  readonly problem: string;
  readonly eta?: string;
  readonly start?: string;
  readonly set: readonly string[];
  readonly json?: boolean;
}

export function analyzeCommand(host: Host, options: AnalyzeOptions): Promise<number> {
  return withoutProject(host, async (lab) => {
    const catalogue = await lab.catalogue();
    const experiment = experimentFrom(catalogue, options);
    if (!experiment.ok) return refused(host, experiment.refusal, EXIT.badInput, options.json);
    const analysis = await lab.analyse(experiment.value);
    if (!analysis.ok)
      return refused(host, analysis.refusal, analysis.refusal.code === 'thread-failed' ? EXIT.failed : EXIT.badInput, options.json);
    const tried = await lab.rehearse(experiment.value);
    const rehearsal = tried.ok ? tried.value : null;
    // The cards of the rehearsal say what a run shows beside what the theorems predict.
    const found = { ...analysis.value, cards: rehearsal?.analysis.cards ?? analysis.value.cards ?? [] };
    if (options.json) {
      const versions = { ...host.versions, engine: catalogue.engine };
      host.out(`${documentText(analysisDocument(experiment.value, found, rehearsal, versions))}\n`);
    } else {
      const outcome =
        rehearsal === null ? '' : `\nA run of ${rehearsal.stepsDone} steps from the start: ${outcomeSentence(rehearsal.analysis)}\n`;
      host.out(`${analysisReport(experiment.value, found)}${outcome}`);
    }
    return EXIT.done;
  });
}

function experimentFrom(catalogue: Catalogue, options: AnalyzeOptions): Answer<Experiment> {
  const problem = findProblem(catalogue, options.problem, '--problem');
  if (!problem.ok) return problem;
  const settings = [
    ...options.set,
    ...(options.start === undefined ? [] : [`start=${options.start}`]),
    ...(options.eta === undefined ? [] : [`eta=${options.eta}`]),
  ];
  if (!settings.some((setting) => /^\s*(eta|K)\s*=/.test(setting)))
    return refuse('no-learning-rate', '--eta', 'The learning rate is missing.', 'Give --eta 1.1, --eta "1.05*etaC" or --set K=1.05.');
  const changed = applySettings(defaultExperiment(problem.value), problem.value, settings);
  if (!changed.ok) return changed;
  const parsed = parseExperiment(changed.value, '--set');
  return parsed.ok ? accept(parsed.value) : parsed;
}
