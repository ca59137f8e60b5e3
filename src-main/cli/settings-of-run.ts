/** `--set path=value`: changes of an experiment, checked name by name. */
import { accept, refuse, type Answer } from '../../src-shared/answer';
import { defaultParams, type ProblemInfo } from '../../src-shared/catalogue';
import type { Experiment, LearningRate, ParamValue } from '../../src-shared/spec';
import { notNumber, number, numbers, parameterValue } from './parameter-value';
import { didYouMean } from './suggest';

const NUMBERS = ['startNoise', 'seed', 'steps', 'divergenceBound'] as const;
const FREE_NAME = /^[A-Za-z]\w*$/;

export function settablePaths(problem: ProblemInfo): readonly string[] {
  const free = problem.freeParameters ? ['params.<any name>'] : [];
  return ['eta', 'K', 'start', ...NUMBERS, ...problem.parameters.map(({ id }) => `params.${id}`), ...free];
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

/** `path=value` taken apart. */
export function pathAndText(setting: string, option: string): Answer<{ readonly path: string; readonly text: string }> {
  const equals = setting.indexOf('=');
  if (equals < 1) return refuse('bad-setting', `${option} ${setting}`, 'A setting is path=value.', `For example ${option} eta=1.05.`);
  return accept({ path: setting.slice(0, equals).trim(), text: setting.slice(equals + 1).trim() });
}

function applyOne(experiment: Experiment, problem: ProblemInfo, setting: string): Answer<Experiment> {
  const parts = pathAndText(setting, '--set');
  if (!parts.ok) return parts;
  const { path, text } = parts.value;
  const where = `--set ${path}`;
  if (path === 'eta' || path === 'K') return accept({ ...experiment, rule: ruleOf(text, path === 'eta' ? 'eta' : 'etaC') });
  if (path === 'start') {
    const start = startOf(problem, text, where);
    return start.ok ? accept({ ...experiment, start: start.value }) : start;
  }
  if ((NUMBERS as readonly string[]).includes(path)) {
    const value = number(text);
    return value === null ? notNumber(where, text) : accept({ ...experiment, [path]: value });
  }
  const id = path.startsWith('params.') ? path.slice('params.'.length) : path;
  const value = valueOf(problem, id, path, text, where);
  if (!value.ok) return value;
  // A choice may call for parameters the experiment did not need before.
  const params = { ...defaultParams(problem), ...experiment.problem.params, [id]: value.value };
  return accept({ ...experiment, problem: { ...experiment.problem, params } });
}

/** A list in brackets is a schedule: `[0.5, 1.5]`. */
function ruleOf(text: string, unit: LearningRate['unit']): Experiment['rule'] {
  const list = /^\[(.*)\]$/s.exec(text)?.[1];
  if (list === undefined) return { kind: 'gradient-descent', learningRate: { text, unit } };
  return { kind: 'step-schedule', learningRates: list.split(',').map((part) => ({ text: part.trim(), unit })) };
}

/** An empty text is the start the problem's parameters state. */
function startOf(problem: ProblemInfo, text: string, where: string): Answer<number[]> {
  if (text !== '') {
    const start = numbers(text);
    return start === null ? notNumber(where, text) : accept(start);
  }
  if (problem.ownStart !== null) return accept([]);
  const advice = `Give ${problem.dimension} coordinates with commas, for example start=${problem.defaultStart.join(',')}.`;
  return refuse('start-missing', where, `${problem.title} has no start of its own.`, advice);
}

function valueOf(problem: ProblemInfo, id: string, path: string, text: string, where: string): Answer<ParamValue> {
  const parameter = problem.parameters.find((candidate) => candidate.id === id);
  if (parameter !== undefined) return parameterValue(parameter, text, where);
  if (problem.freeParameters && path.startsWith('params.') && FREE_NAME.test(id)) {
    const value = number(text);
    return value === null ? notNumber(where, text) : accept(value);
  }
  const valid = settablePaths(problem);
  const advice = `${didYouMean(path, [...valid, ...problem.parameters.map((candidate) => candidate.id)])}Valid for ${problem.id}: ${valid.join(', ')}.`;
  return refuse('unknown-setting', where, 'There is no such setting.', advice);
}
