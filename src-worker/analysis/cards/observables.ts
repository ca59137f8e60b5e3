/** Quantities of a point by the names of the problem's own observables: s1(X), u1ᵀYv1, w_perp … */
import type { CardContext } from './card';
import { lastIterates } from './observed';

/** The observable of that name as a function of x; null where the problem has none. */
export function observable({ loss }: CardContext, name: string): ((x: Float64Array) => number) | null {
  const { observables } = loss;
  const at = observables?.names.indexOf(name) ?? -1;
  if (!observables || at < 0) return null;
  const out = new Float64Array(observables.names.length);
  return (x) => {
    observables.fill(x, out);
    return out[at]!;
  };
}

/** σ₁, σ₂ of the balanced factors at the reference minimum; σ₂ = 0 for rank one. Null without observables. */
export function balancedModes(context: CardContext, factor: 'X' | 'Y'): { readonly first: number; readonly second: number } | null {
  const minimum = Float64Array.from(context.analysis.minimum.x);
  const first = observable(context, `s1(${factor})`);
  return first && { first: first(minimum), second: observable(context, `s2(${factor})`)?.(minimum) ?? 0 };
}

/** An observable at the last two iterates of a run that did not diverge, ascending; nulls where there is none. */
export function lastTwo(context: CardContext, name: string): readonly [number, number] | readonly [null, null] {
  const read = observable(context, name);
  const iterates = context.run?.analysis.outcome.kind === 'diverged' ? [] : lastIterates(context, 2);
  if (!read || iterates.length < 2) return [null, null];
  const [first = NaN, second = NaN] = iterates.map(read);
  return [Math.min(first, second), Math.max(first, second)];
}
