/** Whether the cells of a sweep are one formula with other numbers in it: then they are lanes of one compiled map. */
import type { SweepSpec } from '../../src-shared/sweep';
import type { Expression } from '../engine/dag';
import { laneMapSupports } from '../kernels';
import type { LaneMapSource } from '../kernels/lane-map';
import { axesOf, parameterOf, type PlacedAxis, valueAt } from './axes';
import type { Cells } from './cells';
import type { Place } from './place';

export interface Lanes {
  readonly source: LaneMapSource;
  /** The axis of each lane parameter, in the order of `source.laneParameters`. */
  readonly axes: readonly PlacedAxis[];
}

/**
 * The map and its lane parameters, or null: where the loss has no formula that kernels are made of, or a parameter axis changes more of it than the number of
 * that name. Decided by binding the ends, the middle and a place between of every parameter axis.
 */
export function lanesOf({ shape, experiment }: SweepSpec, cells: Cells): Lanes | null {
  const axes = axesOf(shape).filter((axis) => parameterOf(axis) !== null);
  const places = probes(axesOf(shape));
  const expressionAt = (place: Place): Expression | null => {
    const bound = cells.boundAt(place);
    return bound.ok ? (bound.value.loss.expression?.() ?? null) : null;
  };
  const base = expressionAt(places[0]!);
  if (base === null || !laneMapSupports(base)) return null;
  if (experiment.problem.id !== 'formula' && overflowsEarly(base)) return null;
  const named = axes.map((axis) => ({ axis, index: base.dag.parameters.indexOf(parameterOf(axis)!) })).filter(({ index }) => index >= 0);
  const shapeOf = ({ dag, root }: Expression) => JSON.stringify([dag, root]);
  const expected = shapeOf(base);
  for (const place of axes.length === 0 ? [] : places) {
    const other = expressionAt(place);
    if (other === null || shapeOf(other) !== expected) return null;
    const numbers = base.parameters.slice();
    for (const { axis, index } of named) numbers[index] = valueAt(shape, axis, place);
    if (!numbers.every((value, i) => Object.is(value, other.parameters[i]))) return null;
  }
  const laneParameters = named.map(({ index }) => index);
  // The value a lane parameter happens to have is no part of the map: the same map serves the next zoom.
  const parameters = base.parameters.map((value, i) => (laneParameters.includes(i) ? 1 : value));
  return { source: { expression: { ...base, parameters }, laneParameters }, axes: named.map(({ axis }) => axis) };
}

/**
 * log cosh u written out overflows at |u| = 710, where a problem's own loss goes on as |u| − log 2: its cells are left to the loss. A typed formula overflows in
 * runs as well.
 */
function overflowsEarly({ dag: { nodes } }: Expression): boolean {
  return (
    nodes.some((node) => node.op === 'apply' && node.name === 'log') && nodes.some((node) => node.op === 'apply' && node.name === 'cosh')
  );
}

/** Places at the ends, in the middle and between, of all axes together. */
export function probes(axes: readonly PlacedAxis[]): readonly Place[] {
  const shares = [0.5, 0, 1, 0.3];
  const at = (share: number, along: PlacedAxis['along']) => {
    const cells = axes.find((axis) => axis.along === along)?.cells ?? 1;
    return Math.round(share * (cells - 1));
  };
  return shares.flatMap((p, i) => {
    const q = shares[(i * 3 + 1) % shares.length]!;
    return [
      { column: at(p, 'column'), row: at(p, 'row'), part: 0.5 },
      { column: at(p, 'column'), row: at(q, 'row'), part: 0.5 },
    ];
  });
}
