/** The charts, in the order they are offered. */
import type { ChartDefinition } from './chart';
import { convergence } from './convergence';

export const CHARTS: readonly ChartDefinition[] = [convergence];

export function chartById(id: string): ChartDefinition | null {
  return CHARTS.find((chart) => chart.id === id) ?? null;
}
