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
 * The chart drawn `width × height` CSS pixels large at `density` dots each. The canvas remembers what was drawn as shapes and text,
 * so that it can be drawn again on a page without becoming dots.
 */
export function chartCanvas(config: ChartConfiguration, width: number, height: number, density: number): Canvas {
  registerFonts();
  const canvas = createCanvas(width, height);
  const chart = new Chart(canvas as unknown as ChartItem, { ...config, options: { ...config.options, devicePixelRatio: density } });
  try {
    // The second update knows the drawing area: axes with equal units are exact then.
    chart.update('none');
    return canvas;
  } finally {
    chart.destroy();
  }
}
