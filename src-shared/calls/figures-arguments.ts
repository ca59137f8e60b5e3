import { ALIGNMENTS, COMPARISON_CHARTS, MOST_DRAWN } from '../compare/look';
import { DPI, FIGURE_FORMATS, FIGURE_THEMES, LONGEST_CAPTION, MOST_RUNS, SIDE, TYPE, type FigureRequest } from '../figure/figure-request';
import { z } from '../zod';
import type { FigureCalls } from './figures';
import { id, text, type ArgumentsOf } from './schemas';
import { LANGUAGES } from '../language';

const range = z.tuple([z.number(), z.number()]).readonly().nullable();
const visible = { x: range, y: range };
const side = z.number().min(SIDE.min).max(SIDE.max);

/** A request from outside: the window or the command line. */
export const figureRequestSchema: z.ZodType<FigureRequest> = z.strictObject({
  subject: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('runs'),
      runs: z.array(id).min(1).max(MOST_RUNS).readonly(),
      chart: text(300).min(1),
      ...visible,
      time: z.enum(['steps', 'effective']),
    }),
    z.strictObject({
      kind: z.literal('sweep'),
      sweep: id,
      layer: z.enum(['density', 'outcome', 'period', 'steps', 'attractor']).nullable(),
      bands: z.enum(['distances', 'loss']),
      theory: z.boolean(),
      ...visible,
    }),
    z.strictObject({
      kind: z.literal('comparison'),
      runs: z.array(id).min(2).max(MOST_DRAWN).readonly(),
      chart: z.enum(COMPARISON_CHARTS),
      look: z.strictObject({
        colour: text(300),
        quantity: z.enum(['twoStep', 'oneStep', 'loss', 'sharpness']),
        alignment: z.enum(ALIGNMENTS),
        across: text(300),
        up: text(300),
        whole: z.boolean(),
      }),
    }),
  ]),
  paper: z.strictObject({
    format: z.enum(FIGURE_FORMATS),
    width: side,
    height: side,
    dpi: z.int().min(DPI.min).max(DPI.max),
    theme: z.enum(FIGURE_THEMES),
    type: z.number().min(TYPE.min).max(TYPE.max),
    language: z.enum(LANGUAGES).optional(),
  }),
  caption: z.strictObject({ shown: z.boolean(), text: text(LONGEST_CAPTION).nullable() }),
  beside: z.strictObject({ data: z.boolean(), caption: z.boolean() }),
});

export const figureArguments = {
  previewFigure: z.tuple([figureRequestSchema, z.int().min(100).max(3_000)]),
  saveFigure: z.tuple([figureRequestSchema, text(300)]),
} satisfies ArgumentsOf<FigureCalls>;
