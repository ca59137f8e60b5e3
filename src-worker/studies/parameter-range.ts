/** Options that name a numeric parameter and a range of it. */
import { accept, type Answer, refuse } from '../../src-shared/answer';
import type { Params } from '../../src-shared/spec';

/** A refusal unless `name` is a numeric parameter of the problem. */
export function checkNumber(params: Params, name: string, where: string): ReturnType<typeof refuse> | null {
  if (Object.hasOwn(params, name) && typeof params[name] === 'number') return null;
  const known = Object.keys(params).filter((key) => typeof params[key] === 'number');
  return refuse('unknown-parameter', where, `There is no numeric parameter ${name}.`, `Choose one of ${known.join(', ') || 'none'}.`);
}

/** [low, high] as given; when empty from half to twice the value, or −1 to 1 around zero. */
export function rangeOf(given: readonly number[], value: number, where: string): Answer<readonly [number, number]> {
  const [low, high] = given.length === 0 ? (value === 0 ? [-1, 1] : [0.5 * value, 2 * value].sort((p, q) => p - q)) : given;
  if (low === undefined || high === undefined || !(low < high))
    return refuse('range-empty', where, 'The range is no pair low < high.', 'Give two numbers, the lower first.');
  return accept([low, high]);
}
