/** A table of runs: those named, or those a filter finds now. */
import { figure } from '../../src-shared/figures';
import { words, type Inline, type ReportNode } from '../../src-shared/report/document';
import { DEFAULT_COLUMNS, type BlockOf } from '../../src-shared/report/report';
import { reportWord } from '../../src-shared/report/words';
import type { RunColumn, RunRow, RunView } from '../../src-shared/views';
import { outcomeWord } from '../../src-shared/words';
import type { Making } from './compose';
import { markdownLine, paragraph } from './markdown';
import { originOf, runsAndMissing } from './origin';
import { told } from './told';

/** A page of paper holds some forty. */
const MOST = 200;
const DIGITS = 10;

export async function runTableNodes(block: BlockOf<'runs'>, making: Making): Promise<readonly ReportNode[]> {
  const { language, lab } = making;
  const { runs, notes } = block.runs.length > 0 ? await named(block, making) : await matching(block, making);
  if (runs.length === 0) return notes;
  const known = new Map((await lab.runColumns()).map((column) => [column.key, column]));
  const keys = block.columns.length > 0 ? block.columns : DEFAULT_COLUMNS;
  const columns = keys.map((key): RunColumn => known.get(key) ?? { key, label: key, numeric: false });
  const caption =
    block.caption.trim() !== ''
      ? markdownLine(block.caption)
      : words(
          block.runs.length > 0 ? reportWord(language, 'runsChosen') : reportWord(language, 'runsFound', { filter: block.filter || '*' }),
        );
  return [
    ...notes,
    {
      kind: 'table',
      caption,
      columns: columns.map(({ label, numeric }) => ({ title: words(told(language, label)), numeric })),
      rows: runs.map((run) => columns.map(({ key }) => cellOf(run, key, language))),
    },
    ...originOf(runs, making),
  ];
}

interface Found {
  readonly runs: readonly RunView[];
  readonly notes: readonly ReportNode[];
}

async function named(block: BlockOf<'runs'>, making: Making): Promise<Found> {
  const { runs, missing } = await runsAndMissing(making, block.runs);
  return { runs, notes: missing };
}

async function matching({ filter }: BlockOf<'runs'>, making: Making): Promise<Found> {
  const { lab, language } = making;
  const page = await lab.runs({ sort: [{ key: 'id', descending: false }], filter, trash: false, offset: 0, limit: MOST });
  if (page.error !== null)
    return {
      runs: [],
      notes: [paragraph(words(reportWord(language, 'badFilter', { filter, why: told(language, page.error.message) })), 'missing')],
    };
  if (page.rows.length === 0) return { runs: [], notes: [paragraph(words(reportWord(language, 'noMatch', { filter })), 'missing')] };
  const { runs, missing } = await runsAndMissing(
    making,
    page.rows.map(({ id }) => id),
  );
  const cut =
    page.total > page.rows.length
      ? [paragraph(words(reportWord(language, 'cut', { shown: page.rows.length, all: page.total })), 'missing')]
      : [];
  return { runs, notes: [...missing, ...cut] };
}

/** The value of a column (`RunColumn.key`) as shown; a dash where the run has none. */
export function cellOf(run: RunRow & { readonly note?: string }, key: string, language: Making['language']): readonly Inline[] {
  const value = valueOf(run, key);
  if (value === null || value === undefined || value === '') return words('–');
  if (typeof value === 'number') return words(told(language, Number.isSafeInteger(value) ? String(value) : figure(value, DIGITS)));
  return words(key === 'outcome' || key === 'status' ? told(language, value) : value);
}

function valueOf(run: RunRow & { readonly note?: string }, key: string): string | number | null | undefined {
  if (key.startsWith('param:')) return run.params[key.slice(6)];
  if (key.startsWith('metric:')) return run.metrics[key.slice(7)];
  switch (key) {
    case 'id':
    case 'title':
    case 'status':
    case 'period':
    case 'problem':
    case 'seconds':
    case 'bytes':
    case 'note':
      return run[key];
    case 'outcome':
      return run.outcome === null ? null : outcomeWord(run.outcome, run.period);
    case 'tag':
      return run.tags.join(', ');
    case 'created':
      return `${run.created.slice(0, 16).replace('T', ' ')} UTC`;
    default:
      return run.metrics[key];
  }
}
