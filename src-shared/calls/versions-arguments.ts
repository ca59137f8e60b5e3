import { z } from '../zod';
import { path, text, type ArgumentsOf } from './schemas';
import type { VersionCalls } from './versions';

export const versionArguments = {
  salvageProject: z.tuple([path.nullable()]),
  versions: z.tuple([path.nullable()]),
  versionDifference: z.tuple([text(60)]),
  keepVersion: z.tuple([]),
  restoreVersion: z.tuple([path.nullable(), text(60)]),
} satisfies ArgumentsOf<VersionCalls>;
