/** A configuration drawn on a real canvas, as the command line does it, and what it came out as. */
import { createCanvas } from '@napi-rs/canvas';
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

Chart.register(ScatterController, LineElement, PointElement, LinearScale, LogarithmicScale, Legend, Filler);

export interface DrawnPicture {
  readonly png: Buffer;
  /** #rrggbb of a pixel. */
  at(x: number, y: number): string;
  count(colour: string): number;
  /** Of a value on an axis. */
  pixel(axis: string, value: number): number;
  /** Lower edge of the vertical axis. */
  readonly bottom: number;
}

export function drawPicture(config: ChartConfiguration, width = 600, height = 400): DrawnPicture {
  const canvas = createCanvas(width, height);
  const chart = new Chart(canvas as unknown as ChartItem, { ...config, options: { ...config.options, devicePixelRatio: 1 } });
  chart.update('none');
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
  const colour = (at: number) => `#${[0, 1, 2].map((k) => data[4 * at + k]!.toString(16).padStart(2, '0')).join('')}`;
  const places = Object.fromEntries(
    Object.entries(chart.scales).map(([name, scale]) => [name, (value: number) => scale.getPixelForValue(value)]),
  );
  return {
    png: canvas.toBuffer('image/png'),
    at: (x, y) => colour(Math.round(y) * width + Math.round(x)),
    count(wanted) {
      let found = 0;
      for (let at = 0; at < width * height; at++) if (colour(at) === wanted) found++;
      return found;
    },
    pixel: (axis, value) => places[axis]!(value),
    bottom: chart.scales['y']!.bottom,
  };
}

/** One chart drawn as `first`, then as `then`: how far the vertical axis ends above the beginning of the strip's, negative = above. */
export function boxesAfter(first: ChartConfiguration, then: ChartConfiguration): number {
  const chart = new Chart(createCanvas(600, 400) as unknown as ChartItem, { ...first, options: { ...first.options, devicePixelRatio: 1 } });
  chart.data = then.data;
  chart.options = { ...then.options, devicePixelRatio: 1 };
  chart.update('none');
  return chart.scales['y']!.bottom - chart.scales['lyapunov']!.bottom;
}
