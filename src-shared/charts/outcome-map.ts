/** Outcome map: what becomes of gradient descent in each cell of two quantities; a basin map where both are coordinates of the start. */
import type { ChartConfiguration } from 'chart.js';
import { count, figure } from '../figures';
import { CELL_CLASSES } from '../sweep';
import { OTHER_ATTRACTORS } from '../sweep-raster';
import type { AttractorView, RasterLayer } from '../sweep-views';
import type { ChartTheme } from './chart';
import type { Dataset } from './frame';
import { line } from './lines';
import { histogram, stepsOfByte } from './raster';
import { colourTable } from './raster-colours';
import { axisText, captionLines, pictureAxes, pictureFrame, quantityTitle, type PictureOptions, type SweepPicture } from './raster-picture';
import { onCells, overlayDatasets, placeMarks } from './raster-overlay';
import type { RasterImage } from './raster-plugin';

/** Layers of a map, in the order they are offered. */
export const MAP_LAYERS = ['outcome', 'period', 'steps', 'attractor'] as const satisfies readonly RasterLayer[];
export type MapLayer = (typeof MAP_LAYERS)[number];

export interface LegendEntry {
  readonly text: string;
  readonly colour: string;
}

/** Entries of a legend beyond these are counted together. */
const MOST_ENTRIES = 9;

function cells(number: number): string {
  return `${count(number)} ${number === 1 ? 'cell' : 'cells'}`;
}

function nameOf(layer: MapLayer, byte: number, attractors: readonly AttractorView[]): string {
  if (layer === 'outcome') return CELL_CLASSES[byte] ?? '';
  if (byte === 0) return layer === 'period' ? 'no period' : 'none';
  if (layer === 'period') return byte === 255 ? 'period 255 or more' : byte === 1 ? 'fixed point' : `period ${byte}`;
  if (byte === OTHER_ATTRACTORS) return 'one of a family';
  const found = attractors[byte - 1];
  if (!found) return `attractor ${byte}`;
  const at = found.anchor.slice(0, 2).map((value) => figure(value, 4));
  return `${found.period === 1 ? 'fixed point' : `period ${found.period}`} at ${at.length === 1 ? at[0] : `(${at.join(', ')})`}`;
}

function scaleEntries(cap: number, table: readonly (string | null)[]): LegendEntry[] {
  return [0, 64, 128, 192, 255].map((byte) => {
    const steps = Math.round(stepsOfByte(byte, cap));
    return { text: `${count(steps)} steps`, colour: table[byte] ?? '#000000' };
  });
}

/** What the colours mean, with the number of cells of each. */
export function mapLegend(picture: SweepPicture, layer: MapLayer, attractors: readonly AttractorView[], theme: ChartTheme): LegendEntry[] {
  const table = colourTable(layer, theme);
  if (layer === 'steps') return scaleEntries(picture.spec.experiment.steps, table);
  const counts = histogram(picture.raster, layer);
  const present = [...counts.keys()].filter((byte) => (counts[byte] ?? 0) > 0);
  if (layer !== 'outcome') present.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0));
  const shown = present.slice(0, MOST_ENTRIES);
  const rest = present.slice(MOST_ENTRIES);
  const entries = shown.map((byte) => ({
    text: `${nameOf(layer, byte, attractors)} · ${cells(counts[byte] ?? 0)}`,
    colour: table[byte] ?? theme.background,
  }));
  if (rest.length === 0) return entries;
  const others = rest.reduce((sum, byte) => sum + (counts[byte] ?? 0), 0);
  return [...entries, { text: `${rest.length} others · ${cells(others)}`, colour: theme.mutedText }];
}

function legendDatasets(entries: readonly LegendEntry[], theme: ChartTheme): Dataset[] {
  return entries.map(({ text, colour }) => ({
    ...line([], { label: text, colour, marker: 'rect', radius: 5, noLine: true }, theme.background),
    borderColor: theme.mutedText,
  }));
}

/** The map as a chart; `image` is the coloured layer. */
export function outcomeMapChart(
  picture: SweepPicture,
  image: RasterImage | null,
  layer: MapLayer,
  attractors: readonly AttractorView[],
  options: PictureOptions,
  theme: ChartTheme,
): ChartConfiguration {
  const { shape } = picture.spec;
  const on = shape.kind === 'outcome-map' ? shape : null;
  const titles = {
    x: quantityTitle(on?.x.quantity ?? '', picture.coordinates, picture.labels),
    y: quantityTitle(on?.y.quantity ?? '', picture.coordinates, picture.labels),
  };
  const { x, y, ranges } = pictureAxes(picture, titles, options, theme);
  const places = placeMarks(options.overlay, ranges.x, ranges.y, options.lineLength, x.type === 'logarithmic', theme);
  const log = x.type === 'logarithmic' || y.type === 'logarithmic';
  const datasets = [
    ...places.datasets,
    ...onCells(overlayDatasets(options.overlay?.lines ?? [], ranges.x, ranges.y, log, theme), theme),
    ...legendDatasets(mapLegend(picture, layer, attractors, theme), theme),
  ];
  const raster = { image, smooth: false, outlines: options.outlines, colour: theme.text, background: theme.background };
  return pictureFrame({ datasets, axes: { x, y }, marks: places.marks, raster }, theme);
}

/** Sentences for screen readers and the caption: what is varied and how many cells there are of each class. */
export function describeMap(picture: SweepPicture): string {
  const { shape } = picture.spec;
  if (shape.kind !== 'outcome-map') return '';
  const counts = histogram(picture.raster, 'outcome');
  const known = counts.reduce((sum, number) => sum + number, 0);
  const classes = CELL_CLASSES.map((kind, i) => ({ kind, number: counts[i] ?? 0 })).filter(({ number }) => number > 0);
  classes.sort((a, b) => b.number - a.number);
  const parts = classes.map(({ kind, number }) => `${kind} ${count(number)} (${figure((100 * number) / known, 3)} %)`);
  const basin = shape.x.quantity.startsWith('start:') && shape.y.quantity.startsWith('start:');
  const where = `${axisText(shape.x, picture.coordinates)} and ${axisText(shape.y, picture.coordinates)}`;
  const done = known === 0 ? 'No cell is computed yet' : `Of ${cells(known)} computed: ${parts.join(', ')}`;
  return `${basin ? 'Basin' : 'Phase'} map: ${where}; ${count(shape.columns)} × ${count(shape.rows)} cells. ${captionLines(picture).join('. ')}. ${done}.`;
}
