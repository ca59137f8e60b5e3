import { z } from '../zod';
import type { ArgumentsOf } from './schemas';
import { WINDOW_ACTS, type WindowCalls } from './window';

export const windowArguments = {
  windowAct: z.tuple([z.enum(WINDOW_ACTS)]),
  clearRecentProjects: z.tuple([]),
} satisfies ArgumentsOf<WindowCalls>;
