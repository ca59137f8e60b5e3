/** `--set path=value`: changes of an experiment, checked name by name. */
import { accept, refuse, type Answer } from '../../src-shared/answer';
import type { ProblemInfo } from '../../src-shared/catalogue';
import type { Experiment } from '../../src-shared/spec';
import { didYouMean } from './suggest';

const NUMBERS = ['startNoise', 'seed', 'steps', 'divergenceBound'] as const;

export function settablePaths(problem: ProblemInfo): readonly string[] {
  return ['eta', 'K', 'start', ...NUMBERS, ...problem.parameters.map(({ id }) => `params.${id}`)];
}

/** Applies the settings in order; the values' ranges are checked afterwards, with everything else. */
export function applySettings(experiment: Experiment, problem: ProblemInfo, settings: readonly string[]): Answer<Experiment> {
  let changed = experiment;
  for (const setting of settings) {
    const answer = applyOne(changed, problem, setting);
    if (!answer.ok) return answer;
    changed = answer.value;
  }
  return accept(changed);
}

function applyOne(experiment: Experiment, problem: ProblemInfo, setting: string): Answer<Experiment> {
  const equals = setting.indexOf('=');
  if (equals < 1) return refuse('bad-setting', `--set ${setting}`, 'A setting is path=value.', `For example --set eta=1.05.`);
  const path = setting.slice(0, equals).trim();
  const text = setting.slice(equals + 1).trim();
  const where = `--set ${path}`;

  if (path === 'eta' || path === 'K') {
    const learningRate = { text, unit: path === 'eta' ? 'eta' : 'etaC' } as const;
    return accept({ ...experiment, rule: { kind: 'gradient-descent', learningRate } });
  }
  if (path === 'start') {
    const start = coordinates(text);
    return start === null ? notNumber(where, text) : accept({ ...experiment, start });
  }
  const parameter = path.startsWith('params.') ? path.slice('params.'.length) : path;
  const isParameter = problem.parameters.some(({ id }) => id === parameter);
  const isNumber = (NUMBERS as readonly string[]).includes(path);
  if (!isNumber && !isParameter) {
    const valid = settablePaths(problem);
    const names = [...valid, ...problem.parameters.map(({ id }) => id)];
    const advice = `${didYouMean(path, names)}Valid for ${problem.id}: ${valid.join(', ')}.`;
    return refuse('unknown-setting', where, 'There is no such setting.', advice);
  }
  const value = number(text);
  if (value === null) return notNumber(where, text);
  if (isNumber) return accept({ ...experiment, [path]: value });
  return accept({ ...experiment, problem: { ...experiment.problem, params: { ...experiment.problem.params, [parameter]: value } } });
}

/** `1.5,0.8` → [1.5, 0.8]; null when a part is not a number. */
export function coordinates(text: string): number[] | null {
  const values = text.split(/[,;\s]+/).map(number);
  return values.every((value) => value !== null) ? values : null;
}

function number(text: string): number | null {
  const value = Number(text);
  return text.trim() === '' || Number.isNaN(value) ? null : value;
}

function notNumber(where: string, text: string) {
  return refuse('not-a-number', where, `“${text}” is not a number.`, 'Write numbers with a point, for example 0.8 or 1e4.');
}
