/** What the quantities of a comparison are called: in the window (English) and in figures. */
export const METRIC_TITLES = {
  eta: 'η',
  etaC: 'η_c',
  K: 'K = η/η_c',
  steps: 'Steps done',
  finalLoss: 'Final loss',
  limit: 'Limit (first coordinate)',
  oneStepRate: '1-step rate',
  twoStepRate: '2-step rate',
  predictedTwoStepRate: '2-step rate predicted',
  deviation: 'measured − predicted',
  lyapunov: 'Lyapunov exponent',
  sharpness: 'Sharpness',
};

export const SETTING_TITLES = {
  problem: 'Problem',
  rule: 'Update rule',
  rate: 'Learning rate',
  startNoise: 'Start noise σ',
  seed: 'Seed',
  steps: 'Steps',
  divergenceBound: 'Divergence bound',
};

export const QUANTITY_TITLES = {
  twoStep: 'two-step distance ‖x(t+2) − x(t)‖',
  oneStep: 'one-step distance ‖x(t+1) − x(t)‖',
  loss: 'loss f(x(t))',
  sharpness: 'sharpness λ_max',
};

export const ALIGNED_TITLES = {
  step: 'step t',
  effective: 'effective time η·t',
  crossing: 'steps since λ_max first reached 2/η',
  orbit: 'steps since the two-step distance stayed below 1e-6 of its largest value',
  divergence: 'steps before the last recorded one of a diverged run',
};

const NAMED: Readonly<Record<string, keyof typeof SETTING_TITLES>> = {
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
export function settingTitle(path: string, titleOf: (setting: keyof typeof SETTING_TITLES) => string): string {
  if (path.startsWith(PARAMETER)) return path.slice(PARAMETER.length);
  const word = NAMED[path];
  return word === undefined ? path : titleOf(word);
}
