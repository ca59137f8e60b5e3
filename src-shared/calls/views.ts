/** Calls about what the window shows: kept with the project and undone like any edit. `label` names the step in the Edit menu. */
import type { Answer } from '../answer';
import type { ChartZoom } from '../views';

export interface ViewCalls {
  /** Where the charts lie, as JSON text; consecutive changes within a moment are one step. */
  arrangeCharts(layout: string, label: string): Answer<null>;
  /**
   * The visible part of a chart, null = the whole; consecutive zooms of one chart are one step, and while there is something to redo
   * they are none, so that looking never costs an edit.
   */
  zoomChart(chart: string, zoom: ChartZoom | null, label: string): Answer<null>;
}

export const VIEW_CALLS = { arrangeCharts: true, zoomChart: true } satisfies Record<keyof ViewCalls, true>;
