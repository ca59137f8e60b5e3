/** The line at which values of exactly 0 are drawn on a logarithmic axis. */
import { rounded, type Range } from './bounds';
import type { ChartTheme } from './chart';
import type { Dataset } from './frame';
import { level } from './lines';
import type { Mark } from './marks';
import { RESOLUTION_FLOOR } from './points';

/** The dashed line with its label; nothing where all values lie above it. */
export function floorLine(values: Range | null, xRange: Range, theme: ChartTheme): { datasets: Dataset[]; marks: Mark[] } {
  if (values === null || values[0] > RESOLUTION_FLOOR) return { datasets: [], marks: [] };
  const look = { label: '', colour: theme.mutedText, width: 1, dash: [2, 2] };
  const text = 'resolution floor: exactly 0 or below 1e-17';
  return {
    datasets: [level(RESOLUTION_FLOOR, xRange[0], xRange[1], look, theme.background)],
    marks: [{ text, x: null, y: RESOLUTION_FLOOR, colour: theme.mutedText, align: 'right' }],
  };
}

/** The range of a logarithmic axis that holds the values and, where needed, the floor. */
export function aboveFloor(values: Range | null): Range {
  return rounded(values && [Math.max(values[0], RESOLUTION_FLOOR), Math.max(values[1], RESOLUTION_FLOOR)]);
}
