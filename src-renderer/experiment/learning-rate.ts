import { asData } from '../../src-shared/decimal-mark';
import { figure } from '../../src-shared/figures';
import type { LearningRate, Rule } from '../../src-shared/spec';

/** Range of the slider in units of η_c. */
export const SLIDER = { min: 0.5, max: 2.2, step: 0.001 } as const;

/** A schedule holds at most this many learning rates. */
export const MOST_RATES = 64;

/** Text of the learning rate K·η_c in the given unit, rounded to what the slider can resolve. */
export function sliderRate(K: number, unit: LearningRate['unit'], etaC: number): string {
  if (unit === 'etaC') return String(Number(K.toFixed(3)));
  return String(Number((K * etaC).toPrecision(5)));
}

/** The learning rates of a rule, in the order they are used. */
export function ratesOf(rule: Rule): readonly LearningRate[] {
  return rule.kind === 'gradient-descent' ? [rule.learningRate] : rule.learningRates;
}

/** The rule with its learning rate number `index` (of a schedule) replaced. */
export function withRate(rule: Rule, learningRate: LearningRate, index = 0): Rule {
  if (rule.kind === 'gradient-descent') return { kind: rule.kind, learningRate };
  return { kind: rule.kind, learningRates: rule.learningRates.map((rate, at) => (at === index ? learningRate : rate)) };
}

/** The rule as the other kind: a schedule begins as a pair of the same learning rate, and goes back to its first. */
export function ofKind(rule: Rule, kind: Rule['kind']): Rule {
  if (rule.kind === kind) return rule;
  const [first = { text: '1', unit: 'etaC' as const }] = ratesOf(rule);
  return kind === 'gradient-descent' ? { kind, learningRate: first } : { kind, learningRates: [first, first] };
}

/** The schedule with one more learning rate, a copy of its last. */
export function withMore(rule: Rule): Rule {
  const rates = ratesOf(rule);
  const last = rates.at(-1);
  if (rule.kind === 'gradient-descent' || !last || rates.length >= MOST_RATES) return rule;
  return { kind: rule.kind, learningRates: [...rates, last] };
}

export function without(rule: Rule, index: number): Rule {
  if (rule.kind === 'gradient-descent' || rule.learningRates.length < 2) return rule;
  return { kind: rule.kind, learningRates: rule.learningRates.filter((_, at) => at !== index) };
}

/** The same learning rate in another unit: a number where it is one, else an expression around the one that was typed. */
export function inUnit(rate: LearningRate, unit: LearningRate['unit'], etaC: number | null): string {
  if (rate.unit === unit) return rate.text;
  const number = Number(rate.text);
  if (etaC !== null && rate.text.trim() !== '' && Number.isFinite(number))
    return asData(() => figure(unit === 'etaC' ? number / etaC : number * etaC, 12));
  return `(${rate.text})${unit === 'etaC' ? '/' : '*'}etaC`;
}

/** The rule for another problem: a learning rate in absolute units means nothing there, K = η/η_c does. */
export function inUnitsOfThreshold(rule: Rule, K: number | null): Rule {
  if (rule.kind !== 'gradient-descent' || rule.learningRate.unit === 'etaC' || K === null) return rule;
  return { kind: rule.kind, learningRate: { text: asData(() => figure(K, 6)), unit: 'etaC' } };
}
