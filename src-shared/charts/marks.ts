/**
 * Background, labels and the ring of the readout, drawn by one small Chart.js plugin that is the same in the window and in
 * Node. What it draws is data in the options (`plugins.marks`), so an update of the options is all a change needs.
 */
import type { Chart, ChartType, Plugin } from 'chart.js';
import { faded } from './theme';
import { placed, type Box } from './placement';

/** A label at a point of the drawing, in data coordinates. */
export interface Mark {
  readonly text: string;
  /** null = at the right edge. */
  readonly x: number | null;
  readonly y: number;
  readonly colour: string;
  readonly align: 'left' | 'right' | 'center';
  /** Below the point instead of above it. */
  readonly below?: boolean;
}

export interface MarksOptions {
  items: readonly Mark[];
  background: string;
  fontFamily: string;
  /** The point a ring is drawn around: what the readout speaks of. */
  focus: { readonly x: number; readonly y: number; readonly colour: string } | null;
}

declare module 'chart.js' {
  // The names of the type parameters have to be those of chart.js.
  interface PluginOptionsByType<TType extends ChartType> {
    marks?: MarksOptions & { readonly chartType?: TType };
  }
}

const FONT_SIZE = 11;
const LINE_HEIGHT = 15;

function optionsOf(chart: Chart): MarksOptions | null {
  return (chart.config.options?.plugins?.marks as MarksOptions | undefined) ?? null;
}

function drawMarks(chart: Chart, options: MarksOptions): void {
  const { ctx, chartArea: area } = chart;
  const { x, y } = chart.scales;
  if (!x || !y) return;
  const taken: Box[] = [];
  ctx.save();
  ctx.font = `500 ${FONT_SIZE}px ${options.fontFamily}`;
  ctx.textBaseline = 'middle';
  ctx.textAlign = 'left';
  for (const mark of options.items) {
    const anchorX = mark.x === null ? area.right - 6 : x.getPixelForValue(mark.x);
    const anchorY = y.getPixelForValue(mark.y);
    if (!(anchorX >= area.left && anchorX <= area.right && anchorY >= area.top - 1 && anchorY <= area.bottom + 1)) continue;
    const width = ctx.measureText(mark.text).width;
    const shift = mark.align === 'left' ? 0 : mark.align === 'right' ? width : width / 2;
    const wanted = { left: anchorX - shift, top: mark.below ? anchorY + 1 : anchorY - LINE_HEIGHT - 1, width, height: LINE_HEIGHT };
    const box = placed(wanted, area, taken);
    // One label over another could be read as neither; what it says stands in the chart's words too.
    if (box === null) continue;
    taken.push(box);
    // Ground, not an outline of the letters: vector formats have no outlined text that is still text.
    ctx.fillStyle = faded(options.background, 0.8);
    ctx.fillRect(box.left - 2, box.top, width + 4, LINE_HEIGHT);
    ctx.fillStyle = mark.colour;
    ctx.fillText(mark.text, box.left, box.top + LINE_HEIGHT / 2);
  }
  ctx.restore();
}

function drawFocus(chart: Chart, options: MarksOptions): void {
  const { x, y } = chart.scales;
  if (!options.focus || !x || !y) return;
  const { ctx } = chart;
  ctx.save();
  ctx.beginPath();
  ctx.arc(x.getPixelForValue(options.focus.x), y.getPixelForValue(options.focus.y), 6, 0, 2 * Math.PI);
  ctx.lineWidth = 4;
  ctx.strokeStyle = options.background;
  ctx.stroke();
  ctx.lineWidth = 2;
  ctx.strokeStyle = options.focus.colour;
  ctx.stroke();
  ctx.restore();
}

export const marksPlugin: Plugin = {
  id: 'marks',
  beforeDraw(chart) {
    const options = optionsOf(chart);
    if (!options) return;
    const { ctx } = chart;
    ctx.save();
    ctx.fillStyle = options.background;
    ctx.fillRect(0, 0, chart.width, chart.height);
    ctx.restore();
  },
  afterDatasetsDraw(chart) {
    const options = optionsOf(chart);
    if (!options) return;
    drawMarks(chart, options);
    drawFocus(chart, options);
  },
};
