/** A run's specification as flat entries, so that any two can be laid side by side. */
import type { Experiment, LearningRate } from '../spec';

/** One value of a specification or of what came of it; `unit` is part of what it means: K = 1.05 is no η = 1.05. */
export interface Entry {
  readonly value: number | string | readonly number[];
  readonly unit: string;
}

/** Lists up to this long are compared number by number, longer ones as a whole. */
const SHORT_LIST = 8;

const plain = (value: Entry['value'], unit = ''): Entry => ({ value, unit });

function rate({ text, unit }: LearningRate): Entry {
  const value = Number(text);
  return { value: text !== '' && Number.isFinite(value) ? value : text, unit: unit === 'etaC' ? 'η_c' : 'η' };
}

function addList(entries: Map<string, Entry>, path: string, list: readonly number[]): void {
  if (list.length > SHORT_LIST) entries.set(path, plain(list));
  else for (const [i, value] of list.entries()) entries.set(`${path}.${i}`, plain(value));
}

/**
 * The experiment by paths in dots (`problem.params.mu`, `start.0`), in the order it is defined. A learning rate is one entry: the
 * number where the text is one, else the expression, with the unit it is counted in (η, or η_c of the reference minimum).
 */
export function specificationOf(experiment: Experiment): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>([['problem.id', plain(experiment.problem.id)]]);
  for (const [name, value] of Object.entries(experiment.problem.params)) {
    if (typeof value === 'object') addList(entries, `problem.params.${name}`, value);
    else entries.set(`problem.params.${name}`, plain(value));
  }
  const { rule } = experiment;
  entries.set('rule.kind', plain(rule.kind));
  if (rule.kind === 'gradient-descent') entries.set('rule.learningRate', rate(rule.learningRate));
  else for (const [i, one] of rule.learningRates.entries()) entries.set(`rule.learningRates.${i}`, rate(one));
  addList(entries, 'start', experiment.start);
  entries.set('startNoise', plain(experiment.startNoise));
  entries.set('seed', plain(experiment.seed));
  entries.set('steps', plain(experiment.steps));
  entries.set('divergenceBound', plain(experiment.divergenceBound));
  return entries;
}
