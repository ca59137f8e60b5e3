/** The charts, in the order they are offered. */
import type { ChartDefinition } from './chart';
import { cobweb } from './cobweb';
import { convergence } from './convergence';
import { edge } from './edge';
import { iterates } from './iterates';
import { loss } from './loss';
import { plane } from './plane';

export const CHARTS: readonly ChartDefinition[] = [convergence, loss, iterates, cobweb, plane, edge];

export function chartById(id: string): ChartDefinition | null {
  return CHARTS.find((chart) => chart.id === id) ?? null;
}
