/** What each call of the contract accepts; main parses every argument list with it before a handler sees it. */
import type { Calls } from './contract';
import { SYSTEM_FORMATS } from './formula-reading';
import { settingsSchema } from './settings';
import { experimentSchema, paramsSchema, problemChoiceSchema } from './spec';
import { sweepSchema } from './sweep';
import { SORT_KEYS } from './views';
import { z } from './zod';

const id = z.int().min(1);
const text = (max: number) => z.string().max(max);
const png = z
  .string()
  .max(50_000_000)
  .regex(/^data:image\/png;base64,[A-Za-z0-9+/=]+$/);
const range = z.array(z.number()).max(4).nullable();
const step = z.number().min(0).nullable();
/** Column or row of a cell; runs of an ensemble are columns. */
const cell = z.int().min(0).max(10_000);
const threads = z.int().min(1).max(256).nullable();

export const CALL_ARGUMENTS = {
  about: z.tuple([]),
  settings: z.tuple([]),
  changeSettings: z.tuple([settingsSchema.partial()]),
  catalogue: z.tuple([]),
  project: z.tuple([]),
  newProject: z.tuple([]),
  openProject: z.tuple([text(4096).nullable()]),
  recentProjects: z.tuple([]),
  saveProjectAs: z.tuple([]),
  showProjectInFolder: z.tuple([]),
  setLayout: z.tuple([text(200_000)]),
  createExperiment: z.tuple([text(200), experimentSchema]),
  editExperiment: z.tuple([id, experimentSchema, text(200)]),
  renameExperiment: z.tuple([id, text(200)]),
  deleteExperiment: z.tuple([id]),
  undo: z.tuple([]),
  redo: z.tuple([]),
  preview: z.tuple([experimentSchema, z.int().min(1).max(5_000)]),
  curves: z.tuple([z.strictObject({ experiment: experimentSchema, range, points: z.int().min(16).max(5_000) })]),
  readFormula: z.tuple([problemChoiceSchema]),
  study: z.tuple([id, z.strictObject({ study: text(60), experiment: experimentSchema, options: paramsSchema })]),
  stopStudy: z.tuple([id]),
  checkPreset: z.tuple([text(100)]),
  exportSystem: z.tuple([experimentSchema, z.enum(SYSTEM_FORMATS)]),
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
  exportSweep: z.tuple([id]),
  writeJobArray: z.tuple([
    text(200),
    sweepSchema,
    z.strictObject({ tasks: z.int().min(1).max(4_096), threads: z.int().min(1).max(256), time: text(40), partition: text(100) }),
  ]),
  jobArray: z.tuple([text(4096).nullable()]),
  importJobArray: z.tuple([text(4096)]),
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
  copyText: z.tuple([text(5_000_000)]),
  copyImage: z.tuple([png]),
  saveImage: z.tuple([png, text(200)]),
  saveText: z.tuple([text(5_000_000), text(200)]),
} satisfies { [Name in keyof Calls]: z.ZodType<Parameters<Calls[Name]>> };
