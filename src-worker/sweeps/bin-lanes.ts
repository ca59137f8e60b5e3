/** Binning of any number of lanes. */
import type { Histogram, LaneBatch, LaneMap, Proceed } from '../kernels/lane-map';

/** Multiples of the lanes that a compiled kernel takes side by side. */
const GROUP = { wasm: 32, javascript: 24 } as const;

/**
 * As `map.bin`, with the last group filled up by lanes that are nowhere (not a number): a kernel counts all lanes of a group, and only
 * points inside the range count.
 */
export function binLanes(map: LaneMap, batch: LaneBatch, steps: number, histogram: Histogram, proceed: Proceed): boolean {
  const { count } = batch;
  const group = GROUP[map.backend];
  const whole = Math.ceil(count / group) * group;
  if (whole === count) return map.bin(batch, steps, histogram, proceed);
  const wide = (rows: Float64Array) => {
    const out = new Float64Array((rows.length / count) * whole).fill(NaN);
    for (let row = 0; row * count < rows.length; row++) out.set(rows.subarray(row * count, (row + 1) * count), row * whole);
    return out;
  };
  const columnOf = new Int32Array(whole).fill(histogram.columnOf[count - 1]!);
  columnOf.set(histogram.columnOf);
  const filled: LaneBatch = { ...batch, count: whole, x: wide(batch.x), etas: wide(batch.etas), parameters: wide(batch.parameters) };
  if (!map.bin(filled, steps, { ...histogram, columnOf }, proceed)) return false;
  for (let row = 0; row < map.dimension; row++) batch.x.set(filled.x.subarray(row * whole, row * whole + count), row * count);
  batch.steps = filled.steps;
  return true;
}
