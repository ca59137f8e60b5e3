/** Guide lines of a contraction factor over the two-step distances. */
import type { Rates } from '../analysis';
import type { SeriesView } from '../views';
import type { Range } from './bounds';
import type { ChartTheme, Trace } from './chart';
import type { Dataset } from './frame';
import { line } from './lines';
import type { Mark } from './marks';
import { numberText } from './number-text';
import { bandPoints, RESOLUTION_FLOOR, type Point } from './points';

/** The predicted guide runs beside the data, not on them: this factor above. */
const BESIDE = 30;

/** Middle of the fitted stretch and the mean logarithm of the distances in it; null where the view holds none of it. */
function anchor(view: SeriesView, fitted: Range): { step: number; log: number } | null {
  const { low, high } = bandPoints(view, 'both', { floor: null, cursor: null, perStep: 1 });
  let [count, step, log] = [0, 0, 0];
  for (const [i, point] of low.entries()) {
    const top = high[i]?.y ?? Number.NaN;
    if (point.x < fitted[0] || point.x > fitted[1] || !(point.y > RESOLUTION_FLOOR) || !(top > 0)) continue;
    count += 1;
    step += point.x;
    log += (Math.log10(point.y) + Math.log10(top)) / 2;
  }
  return count === 0 ? null : { step: step / count, log: log / count };
}

/** Straight line on the logarithmic axis with `factor` per two steps, between the steps of `span` and above the floor. */
function guide(at: { step: number; log: number }, factor: number, span: Range, shift: number): Point[] {
  const slope = Math.log10(factor) / 2;
  const floor = Math.log10(RESOLUTION_FLOOR);
  const logAt = (step: number) => at.log + slope * (step - at.step);
  const end = slope < 0 ? Math.min(span[1], at.step + (floor - at.log) / slope) : span[1];
  return [span[0], end].map((step) => ({ x: step, y: shift * 10 ** logAt(step) }));
}

export interface Guides {
  readonly datasets: Dataset[];
  readonly marks: Mark[];
}

function usable(factor: number | null): factor is number {
  return factor !== null && factor > 0 && Number.isFinite(factor);
}

/** Measured factor on the data, predicted one beside them, each with its number. */
export function rateGuides(trace: Trace, view: SeriesView | undefined, theme: ChartTheme): Guides {
  const rates: Rates | undefined = trace.analysis?.rates;
  const at = view && rates?.fitted ? anchor(view, rates.fitted) : null;
  if (!rates?.fitted || !at) return { datasets: [], marks: [] };
  const [from, to] = rates.fitted;
  const datasets: Dataset[] = [];
  const marks: Mark[] = [];
  if (usable(rates.twoStep)) {
    const points = guide(at, rates.twoStep, [from, to], 1);
    datasets.push(line(points, { label: '', colour: theme.text, width: 1.5, dash: [6, 4] }, theme.background));
    marks.push(along(points, 0.95, `measured: × ${numberText(rates.twoStep, 3)} every 2 steps`, theme.text));
  }
  if (usable(rates.predictedTwoStep)) {
    const points = guide(at, rates.predictedTwoStep, [from, to], BESIDE);
    datasets.push(line(points, { label: '', colour: theme.mutedText, width: 1.25, dash: [2, 3] }, theme.background));
    marks.push(along(points, 0.35, `predicted: × ${numberText(rates.predictedTwoStep, 3)} every 2 steps`, theme.mutedText));
  }
  return { datasets, marks };
}

/** A label right of the line, at the given part of its way. */
function along(points: readonly Point[], part: number, text: string, colour: string): Mark {
  const [a, b] = [points[0], points.at(-1)];
  const x = (a?.x ?? 0) + part * ((b?.x ?? 0) - (a?.x ?? 0));
  const y = (a?.y ?? 1) ** (1 - part) * (b?.y ?? 1) ** part;
  return { text: `  ${text}`, x, y, colour, align: 'left' };
}
