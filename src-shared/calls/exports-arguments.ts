import { EXPORT_FORMATS, EXPORTS } from '../export/request';
import { z } from '../zod';
import type { ExportCalls } from './exports';
import { id, text, type ArgumentsOf } from './schemas';

const runs = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('ids'),
    ids: z.array(id).min(1).max(100_000),
  }),
  z.strictObject({ kind: z.literal('filter'), filter: text(2_000) }),
]);
const request = z.strictObject({
  what: z.enum(EXPORTS),
  format: z.enum(EXPORT_FORMATS),
  runs,
  columns: z.array(text(200)).min(1).max(2_000).nullable(),
  separate: z.boolean(),
});

export const exportArguments = {
  exportPlan: z.tuple([runs]),
  exportData: z.tuple([id, request]),
  stopExport: z.tuple([id]),
  exportText: z.tuple([request, z.enum(['tsv', 'md'])]),
} satisfies ArgumentsOf<ExportCalls>;
