/** The job `formula`: reads a user's formula as it is typed. */
import { type Answer, accept, refuse } from '../../src-shared/answer';
import type { FormulaReading } from '../../src-shared/formula-reading';
import type { ProblemChoice } from '../../src-shared/spec';
import { formula as problem, formulaOf } from '../problems/formula';
import { checkParams } from '../experiment/check-params';

export function formula({ id, params }: ProblemChoice): Answer<FormulaReading> {
  if (id !== problem.info.id)
    return refuse('not-a-formula', 'problem.id', `The problem ${id} is not typed as a formula.`, `Choose “${problem.info.title}”.`);
  const checked = checkParams(problem.info, params);
  if (!checked.ok) return checked;
  const read = formulaOf(checked.value);
  return read.ok ? accept(read.value.reading) : read;
}
