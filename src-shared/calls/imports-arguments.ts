import { z } from '../zod';
import type { ImportCalls } from './imports';
import { path, type ArgumentsOf } from './schemas';

export const importArguments = { importRun: z.tuple([path.nullable()]) } satisfies ArgumentsOf<ImportCalls>;
