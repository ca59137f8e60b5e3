/** What a figure is of and how it is put on paper: the window's dialog, the command line and reports say it in these words. */
import type { ComparisonChart, ComparisonLook } from '../compare/look';
import type { Language } from '../language';
import type { RasterLayer } from '../sweep-views';

export const FIGURE_FORMATS = ['svg', 'pdf', 'png'] as const;
export type FigureFormat = (typeof FIGURE_FORMATS)[number];

export const FIGURE_THEMES = ['light', 'dark', 'print'] as const;
export type FigureTheme = (typeof FIGURE_THEMES)[number];

/** Sides of a figure in mm, dots per inch, size of the type in pt. */
export const SIDE = { min: 30, max: 500 } as const;
export const DPI = { min: 72, max: 1_200 } as const;
export const TYPE = { min: 5, max: 16 } as const;
/** Runs in one figure; one of a comparison draws `MOST_DRAWN`. */
export const MOST_RUNS = 20;
/** Characters of a caption. */
export const LONGEST_CAPTION = 4_000;

export type Visible = readonly [number, number] | null;

/** `chart`: an id of `src-shared/charts`; runs are overlaid where the chart can, else the first is drawn. */
export interface RunsSubject {
  readonly kind: 'runs';
  readonly runs: readonly number[];
  readonly chart: string;
  /** Visible ranges in the axes' own units; null = all. */
  readonly x: Visible;
  readonly y: Visible;
  readonly time: 'steps' | 'effective';
}

/** `layer` null = the usual one; `theory`: its lines and places over the picture. Of an ensemble: `bands` are drawn. */
export interface SweepSubject {
  readonly kind: 'sweep';
  readonly sweep: number;
  readonly layer: RasterLayer | null;
  readonly bands: 'distances' | 'loss';
  readonly theory: boolean;
  readonly x: Visible;
  readonly y: Visible;
}

/** Compared runs: `look` says how they are coloured, aligned and laid out. */
export interface ComparisonSubject {
  readonly kind: 'comparison';
  readonly runs: readonly number[];
  readonly chart: ComparisonChart;
  readonly look: ComparisonLook;
}

export type FigureSubject = RunsSubject | SweepSubject | ComparisonSubject;

export interface FigurePaper {
  readonly format: FigureFormat;
  /** Size of the whole figure in mm, its caption included. */
  readonly width: number;
  readonly height: number;
  /** Of a PNG, and of the pictures of cells inside the others. */
  readonly dpi: number;
  readonly theme: FigureTheme;
  /** Size of the type in pt, whatever the size of the figure. */
  readonly type: number;
  /** Of titles, legend, caption and numbers; absent = English. The data beside the figure keep English names. */
  readonly language?: Language | undefined;
}

export interface FigureRequest {
  readonly subject: FigureSubject;
  readonly paper: FigurePaper;
  /** Under the chart; `text` null = what the runs say of themselves. */
  readonly caption: { readonly shown: boolean; readonly text: string | null };
  /** Files beside the figure: what is drawn with where it comes from (CSV and JSON), the caption (text and TeX). */
  readonly beside: { readonly data: boolean; readonly caption: boolean };
}

/** Widths of one and of two columns of a paper in mm, with a height that suits them. */
export const PRESET_SIZES = { one: { width: 84, height: 70 }, two: { width: 174, height: 105 } } as const;

export const USUAL_PAPER: FigurePaper = { format: 'svg', ...PRESET_SIZES.one, dpi: 300, theme: 'light', type: 8 };

/** CSS pixels (1/96 inch), PDF points (1/72 inch) and dots in a length of so many mm. */
export const pixelsOf = (mm: number) => (mm * 96) / 25.4;
export const pointsOf = (mm: number) => (mm * 72) / 25.4;
export const dotsOf = (mm: number, dpi: number) => Math.round((mm * dpi) / 25.4);
