import type { ComputedRef } from 'vue';
import type { ChartConfiguration } from 'chart.js';
import { tableOf, tableText, type ChartTable } from '../../src-shared/charts/table';
import type { Lab } from '../../src-shared/contract';
import type { Refusal } from '../../src-shared/answer';
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
  refused: (refusal: Refusal) => void,
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
      if (png === null) return false;
      const answer = await lab.copyImage(png);
      if (!answer.ok) refused(answer.refusal);
      return answer.ok;
    },
    async saveImage(name) {
      const png = drawn.image();
      if (png === null) return null;
      const answer = await lab.saveImage(png, name);
      if (answer.ok) return answer.value;
      refused(answer.refusal);
      return null;
    },
  };
}
