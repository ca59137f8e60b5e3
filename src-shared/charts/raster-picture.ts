/** What the charts of sweeps have in common: the picture, its axes, the theory over it, its caption. */
import type { ChartConfiguration, Plugin } from 'chart.js';
import { count, figure, paramText } from '../figures';
import type { Axis as SweptAxis, SweepSpec } from '../sweep';
import type { RasterLayer, SweepOverlay } from '../sweep-views';
import type { Axis } from './axes';
import type { Range } from './bounds';
import type { ChartTheme } from './chart';
import { frame, type Dataset } from './frame';
import type { Mark } from './marks';
import { pooled, type Extent, type Pooling, type Raster } from './raster';
import { pictureAxis } from './raster-axis';
import { rasterPlugin, type Drawable, type RasterImage, type RasterOptions } from './raster-plugin';
import { rasterPixels } from './raster-colours';

/** A sweep's picture with what it is of. */
export interface SweepPicture {
  /** A diagram's with its range. */
  readonly spec: SweepSpec;
  readonly raster: Raster;
  /** Names of the problem's coordinates. */
  readonly coordinates: readonly string[];
  readonly problem: string;
  /** How parameters are written, by their id; absent = as the id. */
  readonly labels?: Readonly<Record<string, string>>;
}

export interface PictureOptions {
  /** Visible ranges, null = the picture's own. */
  readonly x: Range | null;
  readonly y: Range | null;
  readonly overlay: SweepOverlay | null;
  readonly outlines: RasterOptions['outlines'];
  /** Characters of the caption that fit on a line. */
  readonly lineLength: number;
}
export const WHOLE_PICTURE: PictureOptions = { x: null, y: null, overlay: null, outlines: [], lineLength: 110 };

/** What an axis varies, as its title: `K`, `η`, `x₀`, `μ` … */
export function quantityTitle(quantity: string, coordinates: readonly string[], labels: SweepPicture['labels'] = {}): string {
  if (quantity === 'eta') return 'learning rate η';
  if (quantity === 'K') return 'K = η/ηc';
  const name = quantity.slice(quantity.indexOf(':') + 1);
  if (quantity.startsWith('start:')) return `start ${coordinates[Number(name)] ?? `x${Number(name) + 1}`}`;
  return labels[name] ?? name;
}

/** Extents of the picture on both axes; null for an ensemble and for a diagram whose range is not known. */
export function extents({ shape }: SweepSpec): { readonly x: Extent; readonly y: Extent } | null {
  if (shape.kind === 'outcome-map') return { x: shape.x, y: shape.y };
  if (shape.kind === 'ensemble' || shape.range === null) return null;
  return { x: shape.axis, y: { from: shape.range[0], to: shape.range[1], scale: 'linear' } };
}

export const rangeOf = ({ from, to }: Pick<Extent, 'from' | 'to'>): Range => (from < to ? [from, to] : [to, from]);

/** The colours of a layer over the picture's extent. `toDrawable` makes one image of them where there is a canvas for it. */
export function rasterImage(
  { spec, raster }: Pick<SweepPicture, 'spec' | 'raster'>,
  layer: RasterLayer,
  theme: ChartTheme,
  toDrawable: ((pixels: Uint8ClampedArray<ArrayBuffer>, columns: number, rows: number) => Drawable) | null,
  pooling: Pooling = { columns: 1, rows: 1 },
): RasterImage | null {
  const on = extents(spec);
  if (on === null) return null;
  const drawn = layer === 'density' ? pooled(raster, pooling) : raster;
  const pixels = rasterPixels(drawn, layer, theme);
  const { columns, rows } = drawn;
  const source = toDrawable ? toDrawable(pixels, columns, rows) : null;
  // The last cells may reach beyond the picture, where nothing is drawn.
  const x = edge(on.x, drawn === raster ? 1 : (columns * pooling.columns) / raster.columns);
  const y = edge(on.y, drawn === raster ? 1 : (rows * pooling.rows) / raster.rows);
  return { x: [on.x.from, x], y: [on.y.from, y], columns, rows, pixels, source };
}

function edge({ from, to, scale }: Extent, part: number): number {
  if (part === 1) return to;
  return scale === 'log' ? from * (to / from) ** part : from + (to - from) * part;
}

const SEEDING_WORDS = {
  fixed: 'every column from the start',
  forward: 'carried forward from low to high',
  backward: 'carried backward from high to low',
} as const;

/** How the picture was computed, in lines short enough for a figure. */
export function captionLines({ spec, problem, coordinates, labels }: Omit<SweepPicture, 'raster'>, lineLength = 110): readonly string[] {
  const { experiment, shape } = spec;
  const swept = shape.kind === 'orbit-diagram' ? [shape.axis] : shape.kind === 'outcome-map' ? [shape.x, shape.y] : [];
  const varies = (quantity: string) => swept.some((axis) => axis.quantity === quantity);
  const params = Object.entries(experiment.problem.params)
    .filter(([name, value]) => !varies(`param:${name}`) && (typeof value === 'number' || (typeof value === 'string' && value.length < 30)))
    .map(([name, value]) => `${labels?.[name] ?? name} = ${paramText(value, 6)}`);
  const of = [problem, ...params].join(', ');
  const rate = varies('eta') || varies('K') ? [] : [rateText(experiment.rule)];
  const start = startText(spec, coordinates, varies);
  const how =
    shape.kind === 'orbit-diagram'
      ? [
          SEEDING_WORDS[shape.seeding],
          `${count(shape.transient)} steps thrown away, ${count(shape.kept)} kept`,
          ...(shape.perColumn > 1 ? [`${shape.perColumn} values a column`] : []),
        ]
      : [`at most ${count(experiment.steps)} steps a cell`];
  return [...wrapped([of, ...rate, ...start], lineLength), ...wrapped(how, lineLength)];
}

/** Parts joined to lines of at most so many characters; a part that is longer is cut. */
function wrapped(parts: readonly string[], length: number): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    const joined = last === undefined ? part : `${last} · ${part}`;
    if (last !== undefined && joined.length <= length) lines[lines.length - 1] = joined;
    else lines.push(part.length > length ? `${part.slice(0, length - 1)}…` : part);
  }
  return lines;
}

function rateText(rule: SweepSpec['experiment']['rule']): string {
  const rates = rule.kind === 'gradient-descent' ? [rule.learningRate] : rule.learningRates;
  const unit = rates.every((rate) => rate.unit === 'etaC') ? 'K' : 'η';
  return `${unit} = ${rates
    .map(({ text }) => text)
    .slice(0, 4)
    .join(', ')}`;
}

function startText({ experiment }: SweepSpec, coordinates: readonly string[], varies: (quantity: string) => boolean): string[] {
  const { start } = experiment;
  if (start.length === 0) return ["the problem's own start"];
  const shown = start.slice(0, 4).flatMap((value, i) => {
    const name = coordinates[i] ?? `x${i + 1}`;
    return varies(`start:${i}`) ? [] : [`${start.length === 1 ? 'start' : `start ${name}`} ${figure(value, 6)}`];
  });
  return shown.length === 0 ? [] : [`${shown.join(', ')}${start.length > 4 ? ', …' : ''}`];
}

interface FrameParts {
  readonly datasets: readonly Dataset[];
  readonly axes: { readonly x: Axis; readonly y: Axis };
  readonly marks: readonly Mark[];
  readonly raster: RasterOptions;
}

/** The chart with the picture under its lines. */
export function pictureFrame(parts: FrameParts, theme: ChartTheme): ChartConfiguration {
  const config = frame(parts, theme);
  return {
    ...config,
    options: { ...config.options, plugins: { ...config.options?.plugins, raster: parts.raster } },
    plugins: [...(config.plugins ?? []), rasterPlugin as Plugin],
  };
}

/** Both axes of a picture: what is visible, with the caption under the horizontal one. */
export function pictureAxes(
  picture: SweepPicture,
  titles: { readonly x: string; readonly y: string },
  options: PictureOptions,
  theme: ChartTheme,
): { readonly x: Axis; readonly y: Axis; readonly ranges: { readonly x: Range; readonly y: Range } } {
  const on = extents(picture.spec) ?? {
    x: { from: 0, to: 1, scale: 'linear' as const },
    y: { from: 0, to: 1, scale: 'linear' as const },
  };
  const ranges = { x: options.x ?? rangeOf(on.x), y: options.y ?? rangeOf(on.y) };
  return {
    x: pictureAxis(titles.x, ranges.x, on.x.scale, theme, captionLines(picture, options.lineLength)),
    y: pictureAxis(titles.y, ranges.y, on.y.scale, theme),
    ranges,
  };
}

/** As many digits as tell the ends of a range apart. */
function digitsOf(from: number, to: number): number {
  return Math.min(17, Math.max(6, Math.ceil(Math.log10(Math.max(Math.abs(from), Math.abs(to)) / Math.abs(to - from))) + 4));
}

/** `0.8 and 2`. */
export function rangeText([from, to]: Range): string {
  return `${figure(from, digitsOf(from, to))} and ${figure(to, digitsOf(from, to))}`;
}

/** The swept axis as text: `K from 0.8 to 2`. */
export function axisText({ quantity, from, to, scale }: SweptAxis, coordinates: readonly string[]): string {
  const digits = digitsOf(from, to);
  return `${quantityTitle(quantity, coordinates)} from ${figure(from, digits)} to ${figure(to, digits)}${scale === 'log' ? ', logarithmic' : ''}`;
}
