/** What a user may set, as it is checked on its way from the window and from the settings file. */
import type { Settings } from './contract';
import { LANGUAGES } from './language';
import { z } from './zod';

export const settingsSchema = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  threads: z.int().min(0).max(256),
  language: z.enum(['system', ...LANGUAGES]),
  numbers: z.enum(['language', 'point', 'comma']),
  keepLayout: z.boolean(),
  volume: z.number().min(0).max(1),
  tourSeen: z.boolean(),
}) satisfies z.ZodType<Settings>;

export const FIRST_SETTINGS: Settings = {
  theme: 'system',
  threads: 0,
  language: 'system',
  numbers: 'language',
  keepLayout: true,
  volume: 0.5,
  tourSeen: false,
};
