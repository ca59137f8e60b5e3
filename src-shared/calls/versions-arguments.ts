import { z } from '../zod';
import { path, type ArgumentsOf } from './schemas';
import type { VersionCalls } from './versions';

export const versionArguments = { salvageProject: z.tuple([path.nullable()]) } satisfies ArgumentsOf<VersionCalls>;
