/** Colours of the cells in both themes: 256 of them for each layer. */
import { CELL_CLASSES, type CellClass } from '../sweep';
import { OTHER_ATTRACTORS } from '../sweep-raster';
import type { RasterLayer } from '../sweep-views';
import type { ChartTheme } from './chart';
import { UNKNOWN, type Raster } from './raster';
import { blended } from './theme';

/** 256 colours as `#rrggbb`; null = nothing is drawn there. */
export type ColourTable = readonly (string | null)[];

/** Okabe and Ito's colours, which stay apart for colour-blind eyes. */
const CLASS_COLOURS: Readonly<Record<CellClass, string>> = {
  undetermined: '#8c8c8c',
  converged: '#0072b2',
  catapult: '#56b4e9',
  'period-2': '#009e73',
  'period-p': '#f0e442',
  aperiodic: '#cc79a7',
  diverged: '#d55e00',
};
/** Share of the colour over the background: lines drawn over the map stay visible. */
const SHARE = 0.78;

/** Dark blue to yellow, evenly lighter and the same for colour-blind eyes (Nuñez, Anderton, Renslow, PLoS ONE 13 (2018) e0199239). */
const SEQUENCE = ['#00224e', '#2a3f6d', '#575d6d', '#7d7c78', '#a59c74', '#d3c164', '#fee838'];
const CATEGORIES = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#56b4e9', '#f0e442', '#d55e00', '#7a4fbf', '#5f6b1e', '#a8442a'];

const isDark = (theme: ChartTheme) => Number.parseInt(theme.background.slice(1, 3), 16) < 128;

/** Colour at `at` (0 … 1) between equally spaced ones. */
function between(colours: readonly string[], at: number): string {
  const place = Math.min(1, Math.max(0, at)) * (colours.length - 1);
  const low = Math.min(colours.length - 2, Math.floor(place));
  return blended(colours[low + 1] ?? '#000000', colours[low] ?? '#000000', place - low);
}

function density(theme: ChartTheme): ColourTable {
  // A single point has to be seen too: the scale does not begin at the background.
  const colours = isDark(theme) ? ['#2c5f85', '#56b4e9', '#d8f0ff'] : ['#9cc3de', '#0072b2', '#062c57'];
  return Array.from({ length: 256 }, (_, byte) => (byte === 0 ? null : between(colours, (byte - 1) / 254)));
}

function categories(theme: ChartTheme): ColourTable {
  return Array.from({ length: 256 }, (_, byte) =>
    byte === 0
      ? blended('#808080', theme.background, 0.3)
      : blended(CATEGORIES[(byte - 1) % CATEGORIES.length] ?? '#000000', theme.background, SHARE),
  );
}

export function classColour(kind: CellClass, theme: ChartTheme): string {
  return blended(CLASS_COLOURS[kind], theme.background, SHARE);
}

/** The colour of each byte of a layer. */
export function colourTable(layer: RasterLayer, theme: ChartTheme): ColourTable {
  switch (layer) {
    case 'density':
      return density(theme);
    case 'outcome':
      return Array.from({ length: 256 }, (_, byte) => {
        const kind = CELL_CLASSES[byte];
        return kind ? classColour(kind, theme) : null;
      });
    case 'steps':
      return Array.from({ length: 256 }, (_, byte) => between(SEQUENCE, byte / 255));
    case 'period':
      return categories(theme);
    case 'attractor':
      return categories(theme).with(OTHER_ATTRACTORS, blended('#808080', theme.background, 0.65));
  }
}

/** RGBA, row by row from the highest row, as images are stored. Cells without a result are transparent. */
export function rasterPixels(raster: Raster, layer: RasterLayer, theme: ChartTheme): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(raster.columns * raster.rows * 4);
  const bytes = raster.layers[layer];
  if (!bytes) return pixels;
  const words = packedTable(layer, theme);
  const out = new Uint32Array(pixels.buffer);
  for (let row = 0; row < raster.rows; row++) {
    const [from, to] = [row * raster.columns, (raster.rows - 1 - row) * raster.columns];
    for (let column = 0; column < raster.columns; column++) {
      const at = from + column;
      if (raster.state[at] !== UNKNOWN) out[to + column] = words[bytes[at] ?? 0] ?? 0;
    }
  }
  return pixels;
}

/** Made once for each layer and theme. */
const packedTables = new WeakMap<ChartTheme, Map<RasterLayer, Uint32Array>>();

function packedTable(layer: RasterLayer, theme: ChartTheme): Uint32Array {
  const ofTheme = packedTables.get(theme) ?? new Map<RasterLayer, Uint32Array>();
  packedTables.set(theme, ofTheme);
  const words = ofTheme.get(layer) ?? packed(colourTable(layer, theme));
  ofTheme.set(layer, words);
  return words;
}

/** Each colour as the four bytes of a pixel in this machine's order; 0 = transparent. */
function packed(table: ColourTable): Uint32Array {
  const bytes = new Uint8Array(256 * 4);
  for (const [i, colour] of table.entries()) {
    if (colour === null) continue;
    for (let k = 0; k < 3; k++) bytes[4 * i + k] = Number.parseInt(colour.slice(1 + 2 * k, 3 + 2 * k), 16);
    bytes[4 * i + 3] = 255;
  }
  return new Uint32Array(bytes.buffer);
}
