/** A loss of the user's own, typed as a formula. Its minima are searched for by the analysis. */
import { type Answer, accept } from '../../src-shared/answer';
import type { Params } from '../../src-shared/spec';
import type { Problem } from '../engine/problem';
import { lossFromExpression } from '../formula/loss';
import { type ReadFormula, readFormula } from '../formula/reading';

export const formula: Problem = {
  info: {
    id: 'formula',
    title: 'Your own loss',
    group: 'own',
    dimension: 1,
    coordinates: ['x'],
    tex: 'f(x)',
    description:
      'Any loss typed in usual notation, of up to eight variables, with named parameters and named sub-expressions. Gradient, Hessian products and Taylor coefficients follow from the formula, exact to rounding.',
    convention: 'as typed',
    source: 'your own',
    parameters: [
      {
        kind: 'text',
        id: 'formula',
        label: 'f',
        description:
          'The loss, such as (x^2 - mu)^2/4. Lines before it may name sub-expressions (r = x*y - 1); # begins a comment. log is the natural logarithm.',
        default: 'log(cosh(x)) + x^2/10',
        maxLength: 4_000,
        lines: true,
      },
      {
        kind: 'text',
        id: 'variables',
        label: 'Variables',
        description: 'Names of the coordinates, one to eight, such as x or x, y',
        default: 'x',
        maxLength: 400,
      },
    ],
    freeParameters: true,
    ownStart: null,
    defaultStart: [1],
    box: [[-3, 3]],
  },
  bind(params) {
    const read = formulaOf(params);
    return read.ok ? accept(lossFromExpression(read.value.expression)) : read;
  },
};

/** Reads the formula that the parameters of this problem state. */
export function formulaOf(params: Params): Answer<ReadFormula> {
  const values = Object.entries(params).filter((entry): entry is [string, number] => typeof entry[1] === 'number');
  return readFormula(String(params.formula ?? ''), String(params.variables ?? ''), Object.fromEntries(values));
}
