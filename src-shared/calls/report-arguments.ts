import { LANGUAGES } from '../language';
import { blockSchema, reportSchema } from '../report/report';
import { z } from '../zod';
import { REPORT_FORMATS, type ReportCalls } from './report';
import { text, type ArgumentsOf } from './schemas';

export const reportArguments = {
  setReport: z.tuple([reportSchema, text(200)]),
  reportBlock: z.tuple([blockSchema, z.enum(LANGUAGES), z.enum(['light', 'dark'])]),
  exportReport: z.tuple([z.enum(REPORT_FORMATS)]),
} satisfies ArgumentsOf<ReportCalls>;
