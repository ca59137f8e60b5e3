import { type Answer, accept, refuse } from '../../src-shared/answer';
import { NAME } from '../../src-shared/formula-reading';
import { takenBy } from './names';
import { sourceOf } from './source-text';

const MOST = 8;

/** The names of a text such as `x, y` (1 to 8, apart by commas or spaces), none a constant, a function or there twice. */
export function variablesOf(text: string, where: string): Answer<readonly string[]> {
  const names = sourceOf(text)
    .plain.split(/[\s,]+/)
    .filter((name) => name !== '');
  if (names.length === 0) return refuse('variables', where, 'There is no variable.', 'Name one, such as x.');
  if (names.length > MOST) return refuse('variables', where, `There are ${names.length} variables.`, `Use at most ${MOST}.`);
  for (const [i, name] of names.entries()) {
    const fault = !NAME.test(name)
      ? `“${name}” cannot name a variable`
      : names.indexOf(name) < i
        ? `${name} is there twice`
        : takenBy(name);
    if (fault) return refuse('variables', where, `${fault}.`, 'Use names such as x, y or w_1.');
  }
  return accept(names);
}
