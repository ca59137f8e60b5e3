import type { ComputedRef } from 'vue';
import type { ChartConfiguration } from 'chart.js';
import { tableOf, tableText, type ChartTable } from '../../src-shared/charts/table';
import type { Lab } from '../../src-shared/contract';
import type { DrawnChart } from './drawn-chart';
import type { ViewWindow } from './view-window';

export interface ChartExport {
  table(): ChartTable;
  /** Each answers with the number of rows, the path, or null when nothing came of it. */
  copyTable(): Promise<number>;
  copyImage(): Promise<boolean>;
  saveImage(name: string): Promise<string | null>;
}

/** The chart as picture and as table of what is visible. */
export function createChartExport(
  lab: Lab,
  drawn: DrawnChart,
  config: ComputedRef<ChartConfiguration | null>,
  view: () => ViewWindow,
  overSteps: () => boolean,
): ChartExport {
  const table = () => (config.value ? tableOf(config.value, overSteps(), view().x) : { head: [], rows: [] });
  return {
    table,
    async copyTable() {
      const whole = table();
      await lab.copyText(tableText(whole));
      return whole.rows.length;
    },
    async copyImage() {
      const png = drawn.image();
      return png !== null && (await lab.copyImage(png)).ok;
    },
    async saveImage(name) {
      const png = drawn.image();
      const answer = png === null ? null : await lab.saveImage(png, name);
      return answer?.ok ? answer.value : null;
    },
  };
}
