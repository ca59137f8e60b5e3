/** Curves of the theory drawn into a plane: invariant sets and predicted paths. */
import type { GuideCurve } from '../views';
import type { Range } from './bounds';
import type { ChartTheme, Trace } from './chart';
import type { Dataset } from './frame';
import { line } from './lines';

/** The trace's guide curves in the plane of these two quantities. */
export function guidesFor(trace: Trace, [x, y]: readonly [string, string]): readonly GuideCurve[] {
  const guides = trace.curves?.kind === 'plane' ? (trace.curves.guides ?? []) : [];
  return guides.filter(({ axes }) => axes[0] === x && axes[1] === y);
}

/** Dashes tell them apart; points outside `within` (widened by its own size) are left out, so that axes and lines stay readable. */
export function guideDatasets(guides: readonly GuideCurve[], theme: ChartTheme, within: readonly [Range, Range] | null): Dataset[] {
  const near = (value: number, [low, high]: Range) => value >= 2 * low - high && value <= 2 * high - low;
  return guides.map((guide, i) => {
    const points = Array.from(guide.x, (x, k) => ({ x, y: guide.y[k] ?? Number.NaN })).filter(
      ({ x, y }) => Number.isFinite(x + y) && (within === null || (near(x, within[0]) && near(y, within[1]))),
    );
    const colour = i === 0 ? theme.edge : (theme.series[i % theme.series.length] ?? theme.text);
    return line(points, { label: guide.label, colour, width: 1.5, dash: i === 0 ? [6, 3] : [2, 3] }, theme.background);
  });
}

export function guidesText(guides: readonly GuideCurve[]): string {
  const names = guides.map(({ label }) => label);
  return names.length === 0 ? '' : ` Drawn with it: ${names.join(', ')}.`;
}
