import { computed, type ComputedRef } from 'vue';
import type { ChartConfiguration } from 'chart.js';
import type { Trace } from '../../src-shared/charts/chart';
import { figure } from '../../src-shared/figures';
import { summaryOf, summarySentences } from './chart-summary';

type Say = (key: string, values?: Record<string, string | number>) => string;

/** More runs than this are counted in the summary of the series, not told one by one. */
const TOLD_RUNS = 3;

/** What a chart shows, as sentences: its runs with η, K and outcome, its axes, where its series go. */
export function useChartSentences(
  config: ComputedRef<ChartConfiguration | null>,
  traces: () => readonly Trace[],
  ordered: () => boolean,
  say: Say,
): ComputedRef<readonly string[]> {
  return computed(() => {
    const runs = traces()
      .slice(0, TOLD_RUNS)
      .map((trace) => {
        const outcome = trace.analysis?.outcome;
        return say('chartSummary.run', {
          label: trace.label,
          eta: figure(trace.eta),
          etaC: figure(trace.etaC),
          K: figure(trace.eta / trace.etaC),
          outcome: outcome ? say(`outcome.${outcome.kind}`, { period: outcome.period ?? 'p' }) : say('chartSummary.noOutcome'),
        });
      });
    return config.value ? [...runs, ...summarySentences(summaryOf(config.value), ordered(), say)] : runs;
  });
}
