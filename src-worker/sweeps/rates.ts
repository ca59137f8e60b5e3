/** Learning rates of many cells from one rule: its texts are read once. */
import { type Answer, accept } from '../../src-shared/answer';
import type { LearningRate, Rule } from '../../src-shared/spec';
import { CONSTANTS, evaluate, type Expression } from '../formula/expression';
import { THRESHOLD } from '../formula/learning-rate';
import { parseExpression } from '../formula/parse';

export interface Rates {
  /** Learning rates per period of the schedule. */
  readonly cycle: number;
  /** True if η_c takes part. */
  readonly usesThreshold: boolean;
  /** True if one of these parameters takes part. */
  uses(names: readonly string[]): boolean;
  /** The learning rates, as `resolveLearningRate` gives them; NaN where it refuses. */
  at(etaC: number, numbers: Readonly<Record<string, number>>): readonly number[];
}

/** Reads a rule's texts over η_c and the parameters named; refuses what cannot be read, with its field. */
export function ratesOf(rule: Rule, names: readonly string[]): Answer<Rates> {
  const fields: readonly (readonly [LearningRate, string])[] =
    rule.kind === 'gradient-descent'
      ? [[rule.learningRate, 'experiment.rule.learningRate']]
      : rule.learningRates.map((rate, i) => [rate, `experiment.rule.learningRates.${i}`] as const);
  const read: { readonly expression: Expression; readonly inThresholds: boolean }[] = [];
  for (const [rate, where] of fields) {
    const parsed = parseExpression(rate.text, [THRESHOLD, ...names], where);
    if (!parsed.ok) return parsed;
    read.push({ expression: parsed.value, inThresholds: rate.unit === 'etaC' });
  }
  /** Cells mostly share the parameters' values. */
  let last: { readonly numbers: Readonly<Record<string, number>>; readonly symbols: Map<string, number> } | null = null;
  return accept({
    cycle: read.length,
    usesThreshold: read.some(({ expression, inThresholds }) => inThresholds || mentions(expression, [THRESHOLD])),
    uses: (some) => read.some(({ expression }) => mentions(expression, some)),
    at(etaC, numbers) {
      if (last?.numbers !== numbers) last = { numbers, symbols: new Map([...Object.entries(CONSTANTS), ...Object.entries(numbers)]) };
      const { symbols } = last;
      symbols.set(THRESHOLD, etaC);
      return read.map(({ expression, inThresholds }) => {
        const value = evaluate(expression, symbols);
        return usable(inThresholds ? value * etaC : value);
      });
    },
  });
}

/** A learning rate that can be used, or NaN. */
export function usable(eta: number): number {
  return Number.isFinite(eta) && eta > 0 ? eta : NaN;
}

function mentions(expression: Expression, names: readonly string[]): boolean {
  switch (expression.kind) {
    case 'number':
      return false;
    case 'symbol':
      return names.includes(expression.name);
    case 'negative':
      return mentions(expression.of, names);
    case 'binary':
      return mentions(expression.left, names) || mentions(expression.right, names);
    case 'call':
      return mentions(expression.argument, names);
  }
}
