/** What a figure is of and how it is put on paper: the window's dialog, the command line and reports say it in these words. */
import { z } from '../zod';

export const FIGURE_FORMATS = ['svg', 'pdf', 'png'] as const;
export type FigureFormat = (typeof FIGURE_FORMATS)[number];

/** Sides of a figure in mm, and dots per inch of a PNG. */
export const SIDE = { min: 30, max: 500 } as const;
export const DPI = { min: 72, max: 1_200 } as const;

const id = z.int().min(1);
const range = z.tuple([z.number(), z.number()]).readonly().nullable();

/** Visible ranges in the axes' own units; null = all. */
const visible = { x: range, y: range };

export const figureSubjectSchema = z.discriminatedUnion('kind', [
  /** `chart`: an id of `src-shared/charts`; runs are overlaid where the chart can, else the first is drawn. */
  z.strictObject({
    kind: z.literal('runs'),
    runs: z.array(id).min(1).max(20).readonly(),
    chart: z.string().min(1).max(300),
    ...visible,
    time: z.enum(['steps', 'effective']),
  }),
  /** `layer` null = the usual one; `theory`: its lines and places over the picture. Of an ensemble: the distances, or the loss. */
  z.strictObject({
    kind: z.literal('sweep'),
    sweep: id,
    layer: z.enum(['density', 'outcome', 'period', 'steps', 'attractor']).nullable(),
    loss: z.boolean(),
    theory: z.boolean(),
    ...visible,
  }),
]);
export type FigureSubject = z.infer<typeof figureSubjectSchema>;

const side = z.number().min(SIDE.min).max(SIDE.max);

export const figurePaperSchema = z.strictObject({
  format: z.enum(FIGURE_FORMATS),
  /** Size of the whole figure in mm, its caption included. */
  width: side,
  height: side,
  /** Of a PNG; the others have no dots. */
  dpi: z.int().min(DPI.min).max(DPI.max),
  theme: z.enum(['light', 'dark']),
  caption: z.boolean(),
});
export type FigurePaper = z.infer<typeof figurePaperSchema>;

export const figureRequestSchema = z.strictObject({
  subject: figureSubjectSchema,
  paper: figurePaperSchema,
  /** Writes what is drawn beside the figure, as CSV. */
  data: z.boolean(),
});
export type FigureRequest = z.infer<typeof figureRequestSchema>;

/** Widths of one and of two columns of a paper in mm, with a height that suits them. */
export const PRESET_SIZES = { one: { width: 85, height: 70 }, two: { width: 175, height: 110 } } as const;
export type PresetSize = keyof typeof PRESET_SIZES;

export const USUAL_PAPER: FigurePaper = { format: 'svg', ...PRESET_SIZES.one, dpi: 300, theme: 'light', caption: true };

/** CSS pixels (1/96 inch), PDF points (1/72 inch) and dots in a length of so many mm. */
export const pixelsOf = (mm: number) => (mm * 96) / 25.4;
export const pointsOf = (mm: number) => (mm * 72) / 25.4;
export const dotsOf = (mm: number, dpi: number) => Math.round((mm * dpi) / 25.4);
