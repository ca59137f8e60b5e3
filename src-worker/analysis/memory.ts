/** Keeps the last answer of a pure question about a loss and a point: several parts of one job ask the same. */
import type { Loss } from '../engine/problem';

export function rememberLast<T>(ask: (loss: Loss, x: Float64Array) => T): (loss: Loss, x: Float64Array) => T {
  const last = new WeakMap<Loss, { readonly x: Float64Array; readonly answer: T }>();
  return (loss, x) => {
    const known = last.get(loss);
    if (known?.x.length === x.length && known.x.every((value, i) => Object.is(value, x[i]))) return known.answer;
    const answer = ask(loss, x);
    last.set(loss, { x: x.slice(), answer });
    return answer;
  };
}
