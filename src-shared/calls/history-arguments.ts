import { RUN_FORMATS } from '../export/formats';
import { z } from '../zod';
import type { HistoryCalls } from './history';
import { id, text, type ArgumentsOf } from './schemas';

/** A selection may be the whole history. */
const ids = z.array(id).max(1_000_000);
const tags = z.array(text(100)).max(100);
const step = z.number().min(0).nullable();

const query = z.strictObject({
  sort: z.array(z.strictObject({ key: text(300), descending: z.boolean() })).max(8),
  filter: text(2_000),
  trash: z.boolean(),
  offset: z.int().min(0),
  limit: z.int().min(1).max(1_000),
});

export const historyArguments = {
  startRun: z.tuple([id]),
  stopRun: z.tuple([id]),
  pauseRun: z.tuple([id, z.boolean()]),
  queue: z.tuple([]),
  runs: z.tuple([query]),
  runIds: z.tuple([query]),
  runRows: z.tuple([z.array(id).max(1_000)]),
  runColumns: z.tuple([]),
  runGroups: z.tuple([text(2_000), text(300), z.array(text(300)).max(200).nullable()]),
  tagRuns: z.tuple([ids, tags, tags]),
  pinRuns: z.tuple([ids, z.boolean()]),
  setBaseline: z.tuple([id.nullable()]),
  deleteRuns: z.tuple([ids]),
  restoreRuns: z.tuple([ids]),
  purgeRuns: z.tuple([ids.nullable()]),
  sameSpecification: z.tuple([id]),
  seriesBytes: z.tuple([id]),
  setHistoryView: z.tuple([text(200_000)]),
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
  starRuns: z.tuple([ids, z.boolean()]),
  deleteRun: z.tuple([id]),
  exportRun: z.tuple([id, z.enum(RUN_FORMATS)]),
} satisfies ArgumentsOf<HistoryCalls>;
