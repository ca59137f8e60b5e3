import type { Expression } from '../engine/dag';
import { parseFormula } from './parse-formula';

/**
 * The expression of a built-in problem that states itself as a formula text over `variables` and the names of `params`. Throws
 * where the text is wrong: that is a bug of the problem.
 */
export function expressionOf(text: string, variables: readonly string[], params: Readonly<Record<string, number>> = {}): Expression {
  const parsed = parseFormula(text, { variables, parameters: Object.keys(params) });
  if (!parsed.ok) throw new Error(`${parsed.refusal.what} ${parsed.refusal.advice} (${text})`);
  const { dag, root } = parsed.value;
  return { dag, root, parameters: dag.parameters.map((name) => params[name]!) };
}
