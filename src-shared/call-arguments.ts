/** What each call of the contract accepts; main parses every argument list with it before a handler sees it. */
import { diagnosticsArguments } from './calls/diagnostics-arguments';
import { exportArguments } from './calls/exports-arguments';
import { figureArguments } from './calls/figures-arguments';
import { historyArguments } from './calls/history-arguments';
import { importArguments } from './calls/imports-arguments';
import { lessonArguments } from './calls/lessons-arguments';
import { reproduceArguments } from './calls/reproduce-arguments';
import { id, text, type ArgumentsOf } from './calls/schemas';
import { reportArguments } from './calls/report-arguments';
import { sweepArguments } from './calls/sweeps-arguments';
import { viewArguments } from './calls/views-arguments';
import { versionArguments } from './calls/versions-arguments';
import { windowArguments } from './calls/window-arguments';
import type { Calls } from './contract';
import { SYSTEM_FORMATS } from './formula-reading';
import { settingsSchema } from './settings';
import { experimentSchema, paramsSchema, problemChoiceSchema } from './spec';
import { z } from './zod';

const png = z
  .string()
  .max(50_000_000)
  .regex(/^data:image\/png;base64,[A-Za-z0-9+/=]+$/);
const range = z.array(z.number()).max(4).nullable();

export const CALL_ARGUMENTS = {
  ...diagnosticsArguments,
  ...exportArguments,
  ...figureArguments,
  ...historyArguments,
  ...importArguments,
  ...lessonArguments,
  ...reproduceArguments,
  ...reportArguments,
  ...sweepArguments,
  ...windowArguments,
  ...versionArguments,
  ...viewArguments,
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
  copyText: z.tuple([text(5_000_000)]),
  copyImage: z.tuple([png]),
  saveImage: z.tuple([png, text(200)]),
  saveText: z.tuple([text(5_000_000), text(200)]),
} satisfies ArgumentsOf<Calls>;
