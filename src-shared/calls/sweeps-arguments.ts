import { DATA_FORMATS } from '../export/formats';
import { sweepSchema } from '../sweep';
import { z } from '../zod';
import { id, path, text, type ArgumentsOf } from './schemas';
import type { SweepCalls } from './sweeps';

/** Column or row of a cell; runs of an ensemble are columns. */
const cell = z.int().min(0).max(10_000);
const threads = z.int().min(1).max(256).nullable();

export const sweepArguments = {
  checkSweep: z.tuple([sweepSchema]),
  explore: z.tuple([id, sweepSchema]),
  stopExplore: z.tuple([id]),
  exploreEnsemble: z.tuple([id, sweepSchema]),
  sweepOverlay: z.tuple([sweepSchema]),
  sweepCell: z.tuple([sweepSchema, cell, cell]),
  promoteCells: z.tuple([
    sweepSchema,
    z
      .array(z.tuple([cell, cell]))
      .min(1)
      .max(1_000),
    text(200),
  ]),
  startSweep: z.tuple([text(200), sweepSchema, threads]),
  stopSweep: z.tuple([id]),
  resumeSweep: z.tuple([id]),
  limitSweep: z.tuple([id, threads]),
  sweeps: z.tuple([]),
  sweepParts: z.tuple([id]),
  sweepAttractors: z.tuple([id]),
  sweepBands: z.tuple([id]),
  renameSweep: z.tuple([id, text(200)]),
  deleteSweep: z.tuple([id]),
  exportSweep: z.tuple([id, id, z.enum(DATA_FORMATS)]),
  writeJobArray: z.tuple([
    text(200),
    sweepSchema,
    z.strictObject({ tasks: z.int().min(1).max(4_096), threads: z.int().min(1).max(256), time: text(40), partition: text(100) }),
  ]),
  jobArray: z.tuple([path.nullable()]),
  importJobArray: z.tuple([path]),
} satisfies ArgumentsOf<SweepCalls>;
