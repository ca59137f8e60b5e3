/** A user's formula with the values of its parameters → its expression, and what to show of it. */
import { type Answer, accept, type Refusal, refuse } from '../../src-shared/answer';
import type { FormulaReading } from '../../src-shared/formula-reading';
import type { Expression } from '../engine/dag';
import { reachable } from './differentiate';
import { kinkSentences } from './kinks';
import { takenBy } from './names';
import { parseFormula } from './parse-formula';
import { toText } from './print';
import { tapeOf } from './tape';
import { variablesOf } from './variable-names';

const FORMULA = 'problem.params.formula';
const VARIABLES = 'problem.params.variables';

export interface ReadFormula {
  readonly expression: Expression;
  readonly reading: FormulaReading;
}

/**
 * Reads a formula over the variables named in `variables`, with the named parameters' values. Refused, beside what cannot be
 * read: a variable that does not occur, a part without variables that is not a finite number, and an unsuitable parameter name.
 */
export function readFormula(formula: string, variables: string, values: Readonly<Record<string, number>>): Answer<ReadFormula> {
  const names = variablesOf(variables, VARIABLES);
  if (!names.ok) return names;
  for (const name of Object.keys(values)) {
    const taken = names.value.includes(name) ? `${name} is a variable` : takenBy(name);
    if (taken) return refuse('name-taken', `problem.params.${name}`, `${taken}.`, 'Give the parameter another name.');
  }
  const parsed = parseFormula(formula, { variables: names.value, parameters: Object.keys(values) }, FORMULA);
  if (!parsed.ok) return parsed;
  const { dag, root, tex } = parsed.value;
  const expression: Expression = { dag, root, parameters: dag.parameters.map((name) => values[name]!) };
  const fault = faultOf(expression);
  if (fault) return { ok: false, refusal: { ...fault, span: [0, formula.length] } };
  const kinks = kinkSentences(expression);
  return accept({ expression, reading: { tex, variables: dag.variables, parameters: dag.parameters, kinks } });
}

function faultOf(expression: Expression): Refusal | null {
  const { dag, root } = expression;
  const needed = reachable(dag.nodes, root);
  const occurring = new Set<number>();
  const { values } = tapeOf(expression);
  for (let i = 0; i <= root; i++) {
    const node = dag.nodes[i]!;
    if (!needed[i]) continue;
    if (node.op === 'variable') occurring.add(node.index);
    // A tape holds the values of what depends on no variable, and zero elsewhere.
    else if (!Number.isFinite(values[i]))
      return refuse(
        'formula-not-finite',
        FORMULA,
        `${toText(dag, i)} is not a finite number.`,
        'Change it, or the values of the parameters.',
      ).refusal;
  }
  const missing = dag.variables.find((_, index) => !occurring.has(index));
  if (missing === undefined) return null;
  return refuse(
    'unused-variable',
    FORMULA,
    `The loss does not depend on ${missing}.`,
    `Use ${missing} in it, or take it from the variables.`,
  ).refusal;
}
