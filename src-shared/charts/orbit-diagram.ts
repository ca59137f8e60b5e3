/** Orbit diagram: where the iterates go for every value of a quantity, as a density, with the theory over it. */
import type { ChartConfiguration } from 'chart.js';
import { figure, count } from '../figures';
import { axisValue, type OrbitDiagram } from '../sweep';
import type { SweepOverlay } from '../sweep-views';
import { linearAxis } from './axes';
import { extent, type Range } from './bounds';
import type { ChartTheme } from './chart';
import type { Dataset } from './frame';
import { level, line } from './lines';
import type { Point } from './points';
import { KNOWN, type Raster } from './raster';
import {
  captionLines,
  axisText,
  pictureAxes,
  rangeText,
  pictureFrame,
  quantityTitle,
  type PictureOptions,
  type SweepPicture,
} from './raster-picture';
import { overlayDatasets, placeMarks } from './raster-overlay';
import type { RasterImage } from './raster-plugin';

export function diagramOf({ spec }: Pick<SweepPicture, 'spec'>): OrbitDiagram | null {
  return spec.shape.kind === 'orbit-diagram' ? spec.shape : null;
}

/** Exponents below this are off the strip: superstable orbits reach −∞. */
const LOWEST_EXPONENT = -2;

/** The largest Lyapunov exponent of each column at the column's middle; columns without one are gaps. */
export function exponentPoints({ axis, columns }: OrbitDiagram, exponents: Float64Array): Point[] {
  return Array.from(exponents.subarray(0, columns), (y, i) => ({ x: axisValue(axis, i, columns), y }));
}

function exponentRange(exponents: Float64Array): Range {
  const seen = extent(exponents) ?? [-1, 1];
  return [Math.min(-0.1, Math.max(LOWEST_EXPONENT, seen[0])) * 1.1, Math.max(0.1, seen[1]) * 1.15];
}

/** The strip beneath: the exponents with the zero line, on an axis of its own. */
function strip(diagram: OrbitDiagram, exponents: Float64Array, x: Range, theme: ChartTheme) {
  const colour = theme.series[1] ?? theme.text;
  const points = exponentPoints(diagram, exponents);
  const datasets: Dataset[] = [
    { ...level(0, x[0], x[1], { label: '', colour: theme.text, width: 1 }, theme.background), yAxisID: 'lyapunov' },
    {
      ...line(points, { label: 'largest Lyapunov exponent λ', colour, width: 1.25 }, theme.background),
      yAxisID: 'lyapunov',
    },
  ];
  const axis = linearAxis('λ', exponentRange(exponents), theme);
  const ticks = { ...axis.ticks, maxTicksLimit: 4 };
  return { datasets, axis: { ...axis, ticks, stack: 'rows', stackWeight: 1, weight: 0, position: 'left' as const } };
}

/** The diagram as a chart; `image` is the coloured layer `density`. */
export function orbitDiagramChart(
  picture: SweepPicture,
  image: RasterImage | null,
  options: PictureOptions,
  theme: ChartTheme,
): ChartConfiguration {
  const diagram = diagramOf(picture);
  const coordinate = picture.coordinates[diagram?.coordinate ?? 0] ?? `x${(diagram?.coordinate ?? 0) + 1}`;
  const titles = { x: quantityTitle(diagram?.axis.quantity ?? '', picture.coordinates, picture.labels), y: coordinate };
  const { x, y, ranges } = pictureAxes(picture, titles, options, theme);
  const places = placeMarks(options.overlay, ranges.x, ranges.y, options.lineLength, x.type === 'logarithmic', theme);
  const exponents = picture.raster.lyapunov;
  const beneath = diagram && exponents && diagram.lyapunov ? strip(diagram, exponents, ranges.x, theme) : null;
  const config = pictureFrame(
    {
      datasets: [
        ...[...places.datasets, ...overlayDatasets(options.overlay?.lines ?? [], ranges.x, ranges.y, x.type === 'logarithmic', theme)].map(
          (dataset) => ({
            ...dataset,
            yAxisID: 'y',
          }),
        ),
        ...(beneath?.datasets ?? []),
      ],
      axes: { x, y: beneath ? ({ ...y, stack: 'rows', stackWeight: 4, weight: 1, position: 'left' } as typeof y) : y },
      marks: places.marks,
      raster: { image, smooth: true, outlines: options.outlines, colour: theme.twoStep, background: theme.background },
    },
    theme,
  );
  if (!beneath) return config;
  const scales = { x: config.options?.scales?.['x'], lyapunov: beneath.axis, y: config.options?.scales?.['y'] };
  return { ...config, options: { ...config.options, scales: scales as NonNullable<NonNullable<typeof config.options>['scales']> } };
}

/** Share of the columns that are there, of those with points, and columns in which every value diverged. */
function columnCounts(raster: Raster, perColumn: number): { known: number; diverged: number } {
  let known = 0;
  let diverged = 0;
  for (let column = 0; column < raster.columns; column++) {
    if (raster.state[column] !== KNOWN) continue;
    known++;
    if ((raster.diverged?.[column] ?? 0) >= perColumn) diverged++;
  }
  return { known, diverged };
}

function signText({ axis, columns }: OrbitDiagram, exponents: Float64Array): string {
  let positive = 0;
  let first: number | null = null;
  for (let i = 0; i < exponents.length; i++) {
    if (!((exponents[i] ?? Number.NaN) > 0)) continue;
    positive++;
    first ??= axisValue(axis, i, columns);
  }
  if (first === null) return ' The largest Lyapunov exponent is nowhere greater than zero.';
  return ` The largest Lyapunov exponent is greater than zero in ${count(positive)} of ${count(columns)} columns, first at ${figure(first, 7)}.`;
}

function placesText(overlay: SweepOverlay | null, x: Range): string {
  const seen = (overlay?.places ?? []).filter(({ at }) => at >= x[0] && at <= x[1]).slice(0, 6);
  return seen.length === 0 ? '' : ` Marked: ${seen.map(({ at, label }) => `${label} at ${figure(at, 7)}`).join(', ')}.`;
}

/** Sentences for screen readers and the caption. */
export function describeDiagram(picture: SweepPicture, overlay: SweepOverlay | null): string {
  const diagram = diagramOf(picture);
  if (!diagram) return '';
  const { axis, columns, rows, range, perColumn } = diagram;
  const { known, diverged } = columnCounts(picture.raster, perColumn);
  const where = `${axisText(axis, picture.coordinates)}, ${picture.coordinates[diagram.coordinate] ?? 'x'}${range ? ` between ${rangeText(range)}` : ''}`;
  const part = known < columns ? ` ${count(known)} columns are computed so far.` : '';
  const gone = diverged > 0 ? ` In ${count(diverged)} columns the iterates diverged.` : '';
  const sign = picture.raster.lyapunov && diagram.lyapunov ? signText(diagram, picture.raster.lyapunov) : '';
  return `Orbit diagram: ${where}; ${count(columns)} × ${count(rows)} cells. ${captionLines(picture).join('. ')}.${part}${gone}${sign}${placesText(overlay, [Math.min(axis.from, axis.to), Math.max(axis.from, axis.to)])}`;
}
