/** What to run: a preset, a problem at its defaults, or a file holding an experiment. */
import { readFile, stat } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import { accept, refuse, type Answer } from '../../src-shared/answer';
import { defaultParams, type Catalogue, type ProblemInfo } from '../../src-shared/catalogue';
import { experimentSchema, type Experiment } from '../../src-shared/spec';
import { applySettings } from './settings-of-run';
import { didYouMean } from './suggest';

/** Largest experiment file read, in bytes. */
const MAX_FILE = 4_000_000;
/** Longest name of an experiment. */
const NAME_LENGTH = 200;
const FIELDS = Object.keys(experimentSchema.shape);

export interface NamedExperiment {
  readonly name: string;
  readonly experiment: Experiment;
}

/** A problem at its default parameters and start, η in units of its threshold. */
export function defaultExperiment(problem: ProblemInfo): Experiment {
  return {
    version: 1,
    problem: { id: problem.id, params: defaultParams(problem) },
    start: [...problem.defaultStart],
    startNoise: 0,
    seed: 1,
    rule: { kind: 'gradient-descent', learningRate: { text: '1.1', unit: 'etaC' } },
    steps: 10_000,
    divergenceBound: 1e6,
  };
}

export function findProblem(catalogue: Catalogue, id: string, where: string): Answer<ProblemInfo> {
  const problem = catalogue.problems.find((candidate) => candidate.id === id);
  if (problem !== undefined) return accept(problem);
  const ids = catalogue.problems.map((candidate) => candidate.id);
  return refuse('unknown-problem', where, `There is no problem “${id}”.`, `${didYouMean(id, ids)}Problems: ${ids.join(', ')}.`);
}

export async function findExperiment(catalogue: Catalogue, source: string, cwd: string): Promise<Answer<NamedExperiment>> {
  const preset = catalogue.presets.find(({ id }) => id === source);
  if (preset !== undefined) return accept({ name: preset.title, experiment: preset.experiment });
  const problem = catalogue.problems.find(({ id }) => id === source);
  if (problem !== undefined) return accept({ name: problem.title, experiment: defaultExperiment(problem) });
  const path = resolve(cwd, source);
  const found = await stat(path).catch(() => null);
  if (found?.isFile()) return readExperiment(path, source, found.size);
  const known = [...catalogue.presets.map(({ id }) => id), ...catalogue.problems.map(({ id }) => id)];
  const advice = `${didYouMean(source, known)}Presets: ${catalogue.presets.map(({ id }) => id).join(', ')}.`;
  return refuse('no-experiment', source, 'There is no such file, preset or problem.', advice);
}

/** The experiment `source` names, with the settings applied and its whole form checked. */
export async function experimentOf(
  catalogue: Catalogue,
  source: string,
  cwd: string,
  settings: readonly string[],
): Promise<Answer<NamedExperiment>> {
  const found = await findExperiment(catalogue, source, cwd);
  if (!found.ok) return found;
  const problem = findProblem(catalogue, found.value.experiment.problem.id, 'problem.id');
  if (!problem.ok) return problem;
  const changed = applySettings(found.value.experiment, problem.value, settings);
  if (!changed.ok) return changed;
  const experiment = parseExperiment(changed.value, settings.length > 0 ? '--set' : source);
  const name = settings.length === 0 ? found.value.name : `${source} · ${settings.join(' · ')}`.slice(0, NAME_LENGTH);
  return experiment.ok ? accept({ name, experiment: experiment.value }) : experiment;
}

async function readExperiment(path: string, where: string, size: number): Promise<Answer<NamedExperiment>> {
  if (size > MAX_FILE)
    return refuse('file-too-large', where, 'The file is too large to be an experiment.', 'Name a JSON file with one experiment.');
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    return refuse(
      'not-json',
      where,
      `The file is not JSON: ${error instanceof Error ? error.message : String(error)}.`,
      'Correct it and try again.',
    );
  }
  const experiment = parseExperiment(value, where);
  return experiment.ok ? accept({ name: basename(path, extname(path)), experiment: experiment.value }) : experiment;
}

/** The whole form of an experiment; the refusal names the first field at fault. */
export function parseExperiment(value: unknown, where: string): Answer<Experiment> {
  const parsed = experimentSchema.safeParse(value);
  if (parsed.success) return accept(parsed.data);
  const [issue] = parsed.error.issues;
  const path = issue?.path.join('.') ?? '';
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys : [];
  const field = [path, unknown[0] ?? ''].filter((part) => part !== '').join('.');
  const hint = unknown[0] === undefined || path !== '' ? '' : didYouMean(unknown[0], FIELDS);
  const what = `${field === '' ? 'The experiment' : field}: ${issue?.message ?? 'not valid'}.`;
  return refuse('bad-experiment', where, what, `${hint}Fields: ${FIELDS.join(', ')}.`);
}
