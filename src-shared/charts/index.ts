/** The charts, in the order they are offered. */
import type { ChartDefinition } from './chart';
import { cobweb } from './cobweb';
import { convergence } from './convergence';
import { edge } from './edge';
import { iterates } from './iterates';
import { landscape } from './landscape';
import { loss } from './loss';
import { phaseOf } from './phase';
import { plane } from './plane';
import { quantitiesOf } from './quantities';

export const CHARTS: readonly ChartDefinition[] = [
  convergence,
  loss,
  iterates,
  quantitiesOf(null),
  cobweb,
  landscape,
  plane,
  phaseOf(null),
  edge,
];

/**
 * The chart with this id, or null. `quantities:a,b` shows the recorded quantities a and b against the step, `phase:a,b` shows b
 * against a.
 */
export function chartById(id: string): ChartDefinition | null {
  const [kind, list] = [id.split(':', 1)[0], id.includes(':') ? id.slice(id.indexOf(':') + 1) : null];
  if (list !== null) {
    const names = list.split(',').filter((name) => name !== '');
    const [x, y] = names;
    if (kind === 'quantities' && names.length > 0) return quantitiesOf(names);
    return kind === 'phase' && x !== undefined && y !== undefined && names.length === 2 ? phaseOf([x, y]) : null;
  }
  return CHARTS.find((chart) => chart.id === id) ?? null;
}
