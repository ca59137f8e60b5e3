/** Chart.js on a canvas of our own: every figure begins here. */
import { createCanvas, type Canvas } from '@napi-rs/canvas';
import {
  Chart,
  Filler,
  Legend,
  LinearScale,
  LineElement,
  LogarithmicScale,
  PointElement,
  ScatterController,
  type ChartConfiguration,
  type ChartItem,
} from 'chart.js';
import { registerFonts } from './fonts';

Chart.register(ScatterController, LineElement, PointElement, LinearScale, LogarithmicScale, Legend, Filler);

/**
 * Draws the chart `width × height` CSS pixels large at `density` dots each and has `use` take it, before it is cleared away. The canvas
 * remembers what was drawn as shapes and text, so that it can be drawn again on a page without becoming dots.
 */
export function withChart<T>(config: ChartConfiguration, width: number, height: number, density: number, use: (canvas: Canvas) => T): T {
  registerFonts();
  const canvas = createCanvas(width, height);
  // Chart.js joins points that fall into one pixel of the screen, unless they are said to have been thinned out already.
  const datasets = config.data.datasets.map((dataset) => ({ ...dataset, _decimated: true }));
  const options = { ...config.options, devicePixelRatio: density };
  // What is drawn is remembered, what is cleared too: a chart drawn twice would stand on the page twice, one over the other.
  let drawn = false;
  const once = { id: 'once', beforeDraw: () => drawn };
  const plugins = [once, ...(config.plugins ?? [])];
  const chart = new Chart(canvas as unknown as ChartItem, { ...config, plugins, data: { ...config.data, datasets }, options });
  try {
    // The second update knows the drawing area: axes with equal units are exact then.
    drawn = true;
    chart.update('none');
    return use(canvas);
  } finally {
    chart.destroy();
  }
}
