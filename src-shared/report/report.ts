/** A report as the project keeps it: what to show of which runs, in order. Numbers and figures are made of the runs when it is read. */
import type { Language } from '../language';
import { experimentSchema, paramsSchema } from '../spec';
import { z } from '../zod';

const id = z
  .string()
  .min(1)
  .max(40)
  .regex(/^[\w-]+$/);
const runId = z.int().min(1);
const text = (max: number) => z.string().max(max);
const caption = text(2_000);
const runs = z.array(runId).max(200).readonly();

/** Widths and heights of figures in millimetres. */
export const FIGURE_SIZES = { width: [60, 180], height: [40, 200] } as const;

export const blockSchema = z.discriminatedUnion('kind', [
  z.strictObject({ id, kind: z.literal('text'), markdown: text(50_000) }),
  z.strictObject({
    id,
    kind: z.literal('figure'),
    chart: text(200),
    runs,
    width: z.number().min(FIGURE_SIZES.width[0]).max(FIGURE_SIZES.width[1]),
    height: z.number().min(FIGURE_SIZES.height[0]).max(FIGURE_SIZES.height[1]),
    caption,
  }),
  /** The runs named, or where none are those the filter finds. */
  z.strictObject({ id, kind: z.literal('runs'), filter: text(500), runs, columns: z.array(text(200)).max(20).readonly(), caption }),
  /** What differs between the experiments of the runs, and their results. */
  z.strictObject({ id, kind: z.literal('comparison'), runs, caption }),
  /** `card`: its id; empty = every card of the run. */
  z.strictObject({ id, kind: z.literal('card'), run: runId, card: text(100) }),
  /** A study of an experiment, done again whenever the report is made. */
  z.strictObject({ id, kind: z.literal('findings'), study: text(60), experiment: experimentSchema, options: paramsSchema }),
]);
export type ReportBlock = z.infer<typeof blockSchema>;
export type BlockKind = ReportBlock['kind'];
export type BlockOf<Kind extends BlockKind> = Extract<ReportBlock, { kind: Kind }>;

export const reportSchema = z.strictObject({
  version: z.literal(1),
  title: text(300),
  author: text(300),
  language: z.enum(['en', 'de']),
  blocks: z.array(blockSchema).max(500).readonly(),
});
export type Report = z.infer<typeof reportSchema>;

/** Columns of a new table of runs. */
export const DEFAULT_COLUMNS: readonly string[] = ['id', 'title', 'K', 'eta', 'outcome', 'twoStepRate', 'finalLoss'];

export function emptyReport(title: string, language: Language): Report {
  return { version: 1, title, author: '', language, blocks: [] };
}

/** The report in a project's text; null = the project has none, or one that cannot be read. */
export function readReport(stored: string): Report | null {
  if (stored === '') return null;
  try {
    const parsed = reportSchema.safeParse(JSON.parse(stored));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** The runs a block names. */
export function runsOf(block: ReportBlock): readonly number[] {
  if ('runs' in block) return block.runs;
  return block.kind === 'card' ? [block.run] : [];
}
