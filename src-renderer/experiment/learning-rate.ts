import type { LearningRate, Rule } from '../../src-shared/spec';

/** Range of the slider in units of η_c. */
export const SLIDER = { min: 0.5, max: 2.2, step: 0.001 } as const;

/** Text of the learning rate K·η_c in the given unit, rounded to what the slider can resolve. */
export function sliderRate(K: number, unit: LearningRate['unit'], etaC: number): string {
  if (unit === 'etaC') return String(Number(K.toFixed(3)));
  return String(Number((K * etaC).toPrecision(5)));
}

/** The rule with its (first) learning rate replaced. */
export function withRate(rule: Rule, learningRate: LearningRate): Rule {
  if (rule.kind === 'gradient-descent') return { kind: rule.kind, learningRate };
  return { kind: rule.kind, learningRates: [learningRate, ...rule.learningRates.slice(1)] };
}
