/** Every format of a table by its name. */
import type { TableFormatName } from '../../../src-shared/export/formats';
import { npzFormat } from './npz';
import { parquetFormat } from './parquet';
import { latexFormat, markdownFormat } from './readable';
import type { TableFormat } from './table';
import { csvFormat, jsonLinesFormat } from './text-rows';

export const FORMATS: Readonly<Record<TableFormatName, TableFormat>> = {
  csv: csvFormat,
  jsonl: jsonLinesFormat,
  npz: npzFormat,
  parquet: parquetFormat,
  md: markdownFormat,
  tex: latexFormat,
};
