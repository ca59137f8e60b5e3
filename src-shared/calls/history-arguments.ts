import { SORT_KEYS } from '../views';
import { z } from '../zod';
import type { HistoryCalls } from './history';
import { id, text, type ArgumentsOf } from './schemas';

const step = z.number().min(0).nullable();

export const historyArguments = {
  startRun: z.tuple([id]),
  stopRun: z.tuple([id]),
  pauseRun: z.tuple([id, z.boolean()]),
  queue: z.tuple([]),
  runs: z.tuple([
    z.strictObject({
      sort: z.enum(SORT_KEYS),
      descending: z.boolean(),
      text: text(500),
      offset: z.int().min(0),
      limit: z.int().min(1).max(1_000),
    }),
  ]),
  run: z.tuple([id]),
  view: z.tuple([
    z.strictObject({
      runId: id,
      series: z.array(text(60)).min(1).max(64),
      fromStep: step,
      toStep: step,
      pixels: z.int().min(16).max(5_000),
    }),
  ]),
  renameRun: z.tuple([id, text(200)]),
  noteRun: z.tuple([id, text(100_000)]),
  starRun: z.tuple([id, z.boolean()]),
  deleteRun: z.tuple([id]),
  exportRun: z.tuple([id, z.enum(['csv', 'json'])]),
} satisfies ArgumentsOf<HistoryCalls>;
