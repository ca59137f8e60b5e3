/** How the columns of a comparison are called. */
const NAMED: Readonly<Record<string, string>> = {
  'problem.id': 'problem',
  'rule.kind': 'rule',
  'rule.learningRate': 'rate',
  startNoise: 'startNoise',
  seed: 'seed',
  steps: 'steps',
  divergenceBound: 'divergenceBound',
};
const PARAMETER = 'problem.params.';

/** A parameter by its own name, other paths in words where there are some, else as they are. */
export function pathTitle(path: string, say: (key: string) => string): string {
  if (path.startsWith(PARAMETER)) return path.slice(PARAMETER.length);
  const word = NAMED[path];
  return word === undefined ? path : say(`comparing.path.${word}`);
}
