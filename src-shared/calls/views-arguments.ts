import { z } from '../zod';
import { text, type ArgumentsOf } from './schemas';
import type { ViewCalls } from './views';

const range = z.tuple([z.number(), z.number()]).readonly().nullable();

export const chartZoomSchema = z.strictObject({ of: text(2_000), x: range, y: range });

export const viewArguments = {
  arrangeCharts: z.tuple([text(200_000), text(200)]),
  zoomChart: z.tuple([text(300), chartZoomSchema.nullable(), text(200)]),
} satisfies ArgumentsOf<ViewCalls>;
