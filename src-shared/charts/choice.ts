/** Which charts show a run: those its preset names, else what its dimension and its recorded quantities call for. */
import type { ChartDefinition, Trace } from './chart';
import { CHARTS, chartById } from './index';
import { quantityGroups } from './quantity-groups';

/** The charts with these ids that exist, in their order. */
export function chartsNamed(ids: readonly string[]): readonly ChartDefinition[] {
  return ids.flatMap((id) => chartById(id) ?? []);
}

/** Every chart that says something of a run with these series; one chart for each group of observed quantities. */
export function chartsFor(trace: Pick<Trace, 'dimension' | 'coordinates' | 'observables'>): readonly ChartDefinition[] {
  return CHARTS.flatMap((chart): readonly ChartDefinition[] => {
    if (!chart.applies(trace.dimension)) return [];
    if (chart.id === 'quantities') return chartsNamed(quantityGroups(trace).map((group) => group.chart));
    // Which two quantities belong together is for the preset or the user to say.
    if (chart.id === 'phase') return [];
    return chart.id === 'iterates' && trace.coordinates.length === 0 ? [] : [chart];
  });
}
