import { z } from '../zod';
import type { DiagnosticsCalls } from './diagnostics';
import type { ArgumentsOf } from './schemas';

export const diagnosticsArguments = { diagnostics: z.tuple([]), saveDiagnostics: z.tuple([]) } satisfies ArgumentsOf<DiagnosticsCalls>;
