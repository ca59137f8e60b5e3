/** Names a formula may use. */
import { FUNCTIONS, type FunctionName } from '../engine/dag';

export const CONSTANTS: Readonly<Record<string, number>> = { pi: Math.PI, e: Math.E };

/** Other names of the functions. */
const ALIASES: Readonly<Record<string, FunctionName>> = {
  ln: 'log',
  arcsin: 'asin',
  arccos: 'acos',
  arctan: 'atan',
  heaviside: 'step',
  logistic: 'sigmoid',
};

export const FUNCTION_NAMES: readonly string[] = [...FUNCTIONS, 'max', 'min', ...Object.keys(ALIASES)];

/** The function of one argument with this name, or null. */
export function functionNamed(name: string): FunctionName | null {
  const own = FUNCTIONS.find((known) => known === name);
  return own ?? (Object.hasOwn(ALIASES, name) ? ALIASES[name]! : null);
}

/** Why a name cannot be given to a variable, parameter or sub-expression; null where it can. */
export function takenBy(name: string): string | null {
  if (Object.hasOwn(CONSTANTS, name)) return `${name} is a constant`;
  return FUNCTION_NAMES.includes(name) ? `${name} is a function` : null;
}
