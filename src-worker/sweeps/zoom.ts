/** How deep doubles let a diagram or map be zoomed. */
import { type Refusal, refuse } from '../../src-shared/answer';
import type { SweepSpec } from '../../src-shared/sweep';
import { axesOf, type PlacedAxis, valueAt } from './axes';

/** Neighbouring cells closer than so many units in the last place are near the end of the zoom. */
const NEAR = 16;

/** The distance from |value| to the next double. */
function ulp(value: number): number {
  const size = Math.abs(value);
  if (!(size < Infinity)) return NaN;
  if (size < 2 ** -1021) return Number.MIN_VALUE;
  const power = 2 ** Math.floor(Math.log2(size));
  // Rounding of the logarithm may be off by one at powers of two.
  const exact = power > size ? power / 2 : 2 * power <= size ? 2 * power : power;
  return exact * 2 ** -52;
}

/** Sentences on axes and ranges near the limit of doubles; a refusal where neighbouring cells can no longer be told apart. */
export function zoomNotes(spec: SweepSpec): { readonly refusal: Refusal | null; readonly notes: readonly string[] } {
  const notes: string[] = [];
  for (const one of axesOf(spec.shape)) {
    const units = unitsBetween(spec, one);
    if (units < 1)
      return {
        refusal: refuse(
          'zoom-limit',
          `${one.path}.to`,
          'Doubles cannot tell neighbouring cells of this axis apart.',
          'Zoom out, or use fewer cells.',
        ).refusal,
        notes,
      };
    if (units < NEAR) notes.push(limitNote(`${one.path === 'shape.y' ? 'Vertical' : 'Horizontal'} axis`, units));
  }
  const { shape } = spec;
  if (shape.kind !== 'orbit-diagram' || shape.range === null) return { refusal: null, notes };
  const [low, high] = shape.range;
  const units = (high - low) / shape.rows / ulp(Math.max(Math.abs(low), Math.abs(high)));
  if (units < 1) {
    const what = 'Doubles cannot tell neighbouring rows of this range apart.';
    return { refusal: refuse('zoom-limit', 'shape.range', what, 'Zoom out, or use fewer rows.').refusal, notes };
  }
  if (units < NEAR) notes.push(limitNote('Vertical axis', units));
  return { refusal: null, notes };
}

/** Units in the last place from one value of the axis to the next, where they are fewest; rounding brings some values farther apart. */
function unitsBetween({ shape }: SweepSpec, one: PlacedAxis): number {
  const parts = shape.kind === 'orbit-diagram' ? shape.perColumn : 1;
  const at = (index: number, part: number) => valueAt(shape, one, { column: index, row: index, part });
  const ends = [0, one.cells - 1].map((index) => {
    const [here, next] =
      parts > 1 ? [at(index, 0.5 / parts), at(index, 1.5 / parts)] : [at(index, 0.5), at(index === 0 ? 1 : index - 1, 0.5)];
    return Math.abs(next - here) / ulp(Math.max(Math.abs(here), Math.abs(next)));
  });
  const { from, to, scale } = one.axis;
  const mean = Math.abs(to - from) / one.cells / parts / ulp(Math.max(Math.abs(from), Math.abs(to)));
  return scale === 'linear' ? Math.min(...ends, mean) : Math.min(...ends);
}

function limitNote(name: string, units: number): string {
  return `${name}: neighbouring values are ${Number(units.toPrecision(2))} units in the last place apart. This is the limit of the zoom in double precision.`;
}
