/** The sweep each kind begins with. */
import type { Experiment } from '../../src-shared/spec';
import type { Axis, SweepSpec } from '../../src-shared/sweep';
import type { Quantity } from './quantities';

/** What the form offers: an outcome map over two coordinates of the start is a basin map. */
export const FORM_KINDS = ['diagram', 'phase', 'basin', 'ensemble'] as const;
export type FormKind = (typeof FORM_KINDS)[number];

const axisOf = ({ quantity, from, to, scale }: Quantity): Axis => ({ quantity, from, to, scale });
const named = (quantities: readonly Quantity[], name: string) => quantities.find(({ quantity }) => quantity === name);

/** The axes a kind begins with, or null where the experiment has nothing for it. */
export function defaultAxes(kind: FormKind, quantities: readonly Quantity[]): readonly Axis[] | null {
  const K = named(quantities, 'K');
  const [first, second] = quantities.filter(({ quantity }) => quantity.startsWith('start:'));
  const param = quantities.find(({ quantity }) => quantity.startsWith('param:'));
  switch (kind) {
    case 'diagram':
      return K ? [axisOf(K)] : null;
    case 'phase': {
      const other = first ?? param;
      return K && other ? [{ ...axisOf(K), from: 0.5, to: 2.5 }, axisOf(other)] : null;
    }
    case 'basin':
      return first && second ? [axisOf(first), axisOf(second)] : null;
    case 'ensemble':
      return [];
  }
}

/** Beyond this many coordinates a step takes long: the first picture is coarser. */
const LARGE = 8;
/** Losses of so few coordinates are computed by compiled kernels: 10 000 steps thrown away cost no time that is felt. */
const SMALL = 2;
/** Runs of an ensemble without noise would be one run many times. */
const USUAL_NOISE = 0.1;
/** A map's cells end early; these are enough to tell slow ones from undetermined ones. */
const MOST_MAP_STEPS = 20_000;

/** A sweep of the open experiment with everything at its usual value; null where the kind does not fit. */
export function defaultSweep(kind: FormKind, experiment: Experiment, quantities: readonly Quantity[], dimension: number): SweepSpec | null {
  const large = dimension > LARGE;
  const [x, y] = defaultAxes(kind, quantities) ?? [];
  switch (kind) {
    case 'diagram':
      if (!x) return null;
      return {
        version: 1,
        experiment,
        shape: {
          kind: 'orbit-diagram',
          axis: x,
          ...{ columns: large ? 200 : 1_000, rows: large ? 300 : 600, coordinate: 0, range: null },
          ...{ transient: large ? 300 : dimension > SMALL ? 1_000 : 10_000, kept: large ? 200 : 1_000, perColumn: large ? 1 : 2 },
          ...{ seeding: 'fixed', lyapunov: !large },
        },
      };
    case 'phase':
    case 'basin':
      if (!x || !y) return null;
      return {
        version: 1,
        experiment: { ...experiment, steps: Math.min(MOST_MAP_STEPS, Math.max(2_000, experiment.steps)) },
        shape: { kind: 'outcome-map', x, y, columns: large ? 60 : 360, rows: large ? 40 : 240 },
      };
    case 'ensemble':
      return {
        version: 1,
        experiment: { ...experiment, startNoise: experiment.startNoise > 0 ? experiment.startNoise : USUAL_NOISE },
        shape: { kind: 'ensemble', runs: large ? 50 : 200, samples: 400 },
      };
  }
}

/** Which entry of the form a sweep belongs to. */
export function kindOf({ shape }: SweepSpec): FormKind {
  if (shape.kind === 'orbit-diagram') return 'diagram';
  if (shape.kind === 'ensemble') return 'ensemble';
  return shape.x.quantity.startsWith('start:') && shape.y.quantity.startsWith('start:') ? 'basin' : 'phase';
}
