/** What a configuration draws, in the terms the tests ask about. */
import type { ChartConfiguration } from 'chart.js';
import type { Point } from '../../src-shared/charts/points';

interface DrawnSet {
  readonly label: string;
  readonly data: readonly Point[];
}

export function drawn(config: ChartConfiguration): readonly DrawnSet[] {
  return config.data.datasets as unknown as readonly DrawnSet[];
}

export function labelled(config: ChartConfiguration): readonly DrawnSet[] {
  return drawn(config).filter(({ label }) => label !== '');
}

export function scaleOf(config: ChartConfiguration, axis: 'x' | 'y'): { type?: string; min?: number; max?: number } {
  return config.options?.scales?.[axis] as { type?: string; min?: number; max?: number };
}
