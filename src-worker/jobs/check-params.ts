import { type Answer, accept, refuse } from '../../src-shared/answer';
import type { ProblemInfo } from '../../src-shared/catalogue';

/** Every parameter present, none besides, each finite and within its bounds. */
export function checkParams(info: ProblemInfo, params: Readonly<Record<string, number>>): Answer<Readonly<Record<string, number>>> {
  for (const name of Object.keys(params))
    if (!info.parameters.some(({ id }) => id === name)) {
      const known = info.parameters.map(({ id }) => id).join(', ') || 'none';
      return refuse(
        'unknown-parameter',
        `problem.params.${name}`,
        `The problem ${info.id} has no parameter ${name}.`,
        `Its parameters: ${known}.`,
      );
    }
  for (const { id, min, max, default: usual } of info.parameters) {
    const where = `problem.params.${id}`;
    const value = Object.hasOwn(params, id) ? params[id] : undefined;
    if (value === undefined) return refuse('missing-parameter', where, `The parameter ${id} is missing.`, `Its usual value is ${usual}.`);
    if (!Number.isFinite(value) || value < min || value > max)
      return refuse('parameter-range', where, `The value ${value} of ${id} is out of bounds.`, `Choose it from ${min} to ${max}.`);
  }
  return accept(params);
}
