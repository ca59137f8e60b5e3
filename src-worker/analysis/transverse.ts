/** Growth transverse to an invariant line of the map (the balanced line of xy): by the linearisation, never by the distance itself. */
import type { Loss } from '../engine/problem';
import type { InvariantSet } from './lyapunov-spectrum';

/** The straight line through `minimum` along the problem's flip direction; null where it names none. */
export function invariantLine(loss: Loss, minimum: Float64Array): InvariantLine | null {
  const direction = loss.flipDirection?.(minimum);
  if (!direction) return null;
  const along = (x: Float64Array) => x.reduce((sum, value, i) => sum + (value - minimum[i]!) * direction[i]!, 0);
  return {
    direction,
    nearest: (x) => {
      const a = along(x);
      return minimum.map((value, i) => value + a * direction[i]!);
    },
    leaves: (x, gradient) => {
      const part = gradient.reduce((sum, value, i) => sum + value * direction[i]!, 0);
      const rest = Math.hypot(...gradient.map((value, i) => value - part * direction[i]!));
      return rest > 1e-9 * (Math.hypot(...gradient) + Number.MIN_VALUE) && rest > 1e-14 * Math.hypot(...x);
    },
    hold(x, frame) {
      const a = along(x);
      for (let i = 0; i < x.length; i++) x[i] = minimum[i]! + a * direction[i]!;
      for (const v of frame) {
        const part = v.reduce((sum, value, i) => sum + value * direction[i]!, 0);
        for (let i = 0; i < v.length; i++) v[i]! -= part * direction[i]!;
      }
    },
  };
}

export interface InvariantLine extends InvariantSet {
  /** Unit vector, length n. */
  readonly direction: Float64Array;
  /** The point of the line nearest to x. */
  nearest(x: Float64Array): Float64Array;
  /** Does the gradient at a point x of the line lead off it? The line then is not invariant there. */
  leaves(x: Float64Array, gradient: Float64Array): boolean;
}
