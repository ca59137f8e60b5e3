/** Learning rate as typed → number. */
import { type Answer, accept, refuse } from '../../src-shared/answer';
import type { LearningRate } from '../../src-shared/spec';
import { CONSTANTS, evaluate } from './expression';
import { parseExpression } from './parse';

/** The symbol for the threshold η_c in expressions. */
export const THRESHOLD = 'etaC';

/**
 * η of a learning rate: its text over etaC (η_c of the reference minimum) and the problem's parameters by their ids,
 * times η_c when its unit is `etaC`. Refused, with the field `where`, unless finite and positive.
 */
export function resolveLearningRate(
  rate: LearningRate,
  etaC: number,
  params: Readonly<Record<string, number>>,
  where: string,
): Answer<number> {
  const symbols = new Map<string, number>([...Object.entries(CONSTANTS), ...Object.entries(params), [THRESHOLD, etaC]]);
  const parsed = parseExpression(rate.text, [THRESHOLD, ...Object.keys(params)], where);
  if (!parsed.ok) return parsed;
  const value = evaluate(parsed.value, symbols);
  const eta = rate.unit === 'etaC' ? value * etaC : value;
  if (Number.isFinite(eta) && eta > 0) return accept(eta);
  const got = Number.isNaN(eta) ? 'not a number' : String(eta);
  return refuse('learning-rate-range', where, `The learning rate comes out as ${got}.`, 'It must be a finite number greater than zero.');
}
