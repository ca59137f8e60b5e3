/** Axes on which one unit is equally long, so that angles and circles look right. */
import type { Chart } from 'chart.js';
import type { LinearAxis } from './axes';

/** Room beside and above the drawing area before the first layout is known, pixels. */
const LEFT_AND_RIGHT = 70;
const ABOVE_AND_BELOW = 80;

function drawingSize(chart: Chart): { width: number; height: number } {
  const area = chart.chartArea as typeof chart.chartArea | undefined;
  const known = area !== undefined && area.right > area.left && area.bottom > area.top;
  return {
    width: Math.max(1, known ? area.right - area.left : chart.width - LEFT_AND_RIGHT),
    height: Math.max(1, known ? area.bottom - area.top : chart.height - ABOVE_AND_BELOW),
  };
}

/**
 * Both axes, widened where the drawing area leaves room; the wanted ranges stay visible whole. The limits are functions Chart.js
 * evaluates at each update with the size of the drawing at hand; they are exact from the second update at one size on.
 */
export function equalUnits(x: LinearAxis, y: LinearAxis): { x: LinearAxis; y: LinearAxis } {
  const [xLow, xHigh, yLow, yHigh] = [Number(x.min), Number(x.max), Number(y.min), Number(y.max)];
  const missing = (chart: Chart) => {
    const { width, height } = drawingSize(chart);
    const unit = Math.max((xHigh - xLow) / width, (yHigh - yLow) / height);
    return { x: (width * unit - (xHigh - xLow)) / 2, y: (height * unit - (yHigh - yLow)) / 2 };
  };
  return { x: limited(x, (chart) => missing(chart).x), y: limited(y, (chart) => missing(chart).y) };
}

function limited(axis: LinearAxis, missing: (chart: Chart) => number): LinearAxis {
  const [low, high] = [Number(axis.min), Number(axis.max)];
  const limits = {
    min: ({ chart }: { chart: Chart }) => low - missing(chart),
    max: ({ chart }: { chart: Chart }) => high + missing(chart),
  };
  // Chart.js evaluates functions for every scale option, which its types do not say of min and max.
  return { ...axis, ...(limits as unknown as { min: number; max: number }) };
}
