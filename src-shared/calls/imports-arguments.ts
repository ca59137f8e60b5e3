import { z } from '../zod';
import type { ImportCalls } from './imports';
import { id, path, type ArgumentsOf } from './schemas';

export const importArguments = { importRun: z.tuple([id, path.nullable()]), stopImport: z.tuple([id]) } satisfies ArgumentsOf<ImportCalls>;
