/** The cells of some places ready to iterate, whichever way a sweep goes. */
import type { Loss } from '../engine/problem';
import type { LaneBatch, LaneMap } from '../kernels/lane-map';
import { lossLanes } from './loss-lanes';
import type { Place, Swept } from './swept';

/**
 * The compiled map with its lanes, or the losses one by one behind the same interface. A cell that cannot be an experiment has NaN for
 * its learning rates and goes nowhere.
 */
export function iterationOf(swept: Swept, places: readonly Place[]): { readonly map: LaneMap; readonly batch: LaneBatch } {
  if (swept.lanes) return { map: swept.lanes, batch: swept.batch(places) };
  const n = swept.dimension;
  const count = places.length;
  const cells = places.map((place) => swept.cell(place));
  const cycle = Math.max(1, ...cells.map((cell) => (cell.ok ? cell.value.etas.length : 1)));
  const x = new Float64Array(n * count).fill(NaN);
  const etas = new Float64Array(cycle * count).fill(NaN);
  cells.forEach((cell, lane) => {
    if (!cell.ok) return;
    const { start, etas: own } = cell.value;
    for (let i = 0; i < n; i++) x[i * count + lane] = start[i]!;
    for (let k = 0; k < cycle; k++) etas[k * count + lane] = own[k]!;
  });
  const lossOf = (index: number): Loss => {
    const cell = cells[index]!;
    return cell.ok ? cell.value.loss : NOWHERE;
  };
  return { map: lossLanes(n, lossOf), batch: { count, x, etas, cycle, parameters: Float64Array.from(cells.keys()), steps: 0 } };
}

/** For cells without a loss: no value, no slope. */
const NOWHERE: Loss = {
  dimension: 0,
  coordinates: [],
  minimaOnManifold: false,
  value: () => NaN,
  gradient: (_, out) => out.fill(NaN),
  hessianVector: (_x, _v, out) => out.fill(NaN),
  minima: () => [],
};
