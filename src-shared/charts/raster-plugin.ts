/** Draws a picture under the axes' lines, stretched over its own extent, by a small Chart.js plugin (`plugins.raster`). */
import type { Chart, ChartType, Plugin, Scale } from 'chart.js';
import type { Range } from './bounds';

/** Something a canvas can draw; only the program that draws knows what. */
export type Drawable = object;

export interface RasterImage {
  /** Extent in data coordinates: of the first and last column's outer edges, of the lowest and highest row's. */
  readonly x: Range;
  readonly y: Range;
  readonly columns: number;
  readonly rows: number;
  /** RGBA, row by row from the highest row. */
  readonly pixels: Uint8ClampedArray;
  /** The pixels as one image; null = they are drawn as rectangles, which is slower and needs no canvas of its own. */
  readonly source: Drawable | null;
}

export interface RasterOptions {
  readonly image: RasterImage | null;
  /** A picture of points, smoothed where it is drawn smaller than it is, so that thin lines do not break. */
  readonly smooth: boolean;
  /** Rectangles that are pointed out, in data coordinates: the cell looked at, a selection. */
  readonly outlines: readonly { readonly x: Range; readonly y: Range }[];
  readonly colour: string;
  readonly background: string;
}

declare module 'chart.js' {
  // The names of the type parameters have to be those of chart.js.
  interface PluginOptionsByType<TType extends ChartType> {
    raster?: RasterOptions & { readonly chartType?: TType };
  }
}

interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Pixels of a rectangle in data coordinates. Beyond some thousand pixels canvases lose precision; deep zooms never get there. */
function placeOf(x: Scale, y: Scale, rangeX: Range, rangeY: Range): Place {
  const [left, right] = [x.getPixelForValue(rangeX[0]), x.getPixelForValue(rangeX[1])];
  const [bottom, top] = [y.getPixelForValue(rangeY[0]), y.getPixelForValue(rangeY[1])];
  return { left, top, width: right - left, height: bottom - top };
}

/** Overlap of neighbouring rectangles, so that no seams show; CSS pixels. */
const SEAM = 0.75;

function drawRuns(chart: Chart, { pixels, columns, rows }: RasterImage, place: Place): void {
  const { ctx } = chart;
  const words = new Uint32Array(pixels.buffer, pixels.byteOffset, columns * rows);
  const [width, height] = [place.width / columns, place.height / rows];
  for (let row = 0; row < rows; row++) {
    for (let from = 0; from < columns;) {
      const colour = words[row * columns + from];
      let to = from + 1;
      while (to < columns && words[row * columns + to] === colour) to++;
      if (colour !== 0) {
        const at = 4 * (row * columns + from);
        ctx.fillStyle = `rgb(${pixels[at]} ${pixels[at + 1]} ${pixels[at + 2]})`;
        ctx.fillRect(place.left + from * width, place.top + row * height, (to - from) * width + SEAM, height + SEAM);
      }
      from = to;
    }
  }
}

function drawImage(chart: Chart, image: RasterImage, place: Place, smooth: boolean): void {
  const { ctx } = chart;
  if (image.source === null) {
    drawRuns(chart, image, place);
    return;
  }
  const density = chart.currentDevicePixelRatio;
  ctx.imageSmoothingEnabled = smooth && (place.width * density < image.columns || place.height * density < image.rows);
  ctx.imageSmoothingQuality = 'high';
  ctx.drawImage(image.source as never, place.left, place.top, place.width, place.height);
}

function outline(chart: Chart, place: Place, colour: string, width: number): void {
  const { ctx } = chart;
  // A cell smaller than this could not be found.
  const grow = (size: number) => Math.max(0, (7 - size) / 2);
  const [x, y] = [grow(place.width), grow(place.height)];
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.strokeRect(place.left - x, place.top - y, place.width + 2 * x, place.height + 2 * y);
}

function clipped(chart: Chart, draw: (x: Scale, y: Scale) => void): void {
  const { x, y } = chart.scales;
  if (!x || !y) return;
  chart.ctx.save();
  chart.ctx.beginPath();
  // The vertical axis may have a part of the chart only.
  chart.ctx.rect(x.left, y.top, x.right - x.left, y.bottom - y.top);
  chart.ctx.clip();
  draw(x, y);
  chart.ctx.restore();
}

const optionsOf = (chart: Chart) => chart.config.options?.plugins?.raster as RasterOptions | undefined;

export const rasterPlugin: Plugin = {
  id: 'raster',
  beforeDatasetsDraw(chart) {
    const options = optionsOf(chart);
    const image = options?.image;
    if (!options || !image) return;
    clipped(chart, (x, y) => drawImage(chart, image, placeOf(x, y, image.x, image.y), options.smooth));
  },
  afterDatasetsDraw(chart) {
    const options = optionsOf(chart);
    if (!options || options.outlines.length === 0) return;
    clipped(chart, (x, y) => {
      for (const wanted of options.outlines) {
        const place = placeOf(x, y, wanted.x, wanted.y);
        outline(chart, place, options.background, 4);
        outline(chart, place, options.colour, 2);
      }
    });
  },
};
