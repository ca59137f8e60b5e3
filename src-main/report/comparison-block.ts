/** What differs between the experiments of runs, and what each came to. */
import { words, type Inline, type ReportNode } from '../../src-shared/report/document';
import type { BlockOf } from '../../src-shared/report/report';
import { reportWord } from '../../src-shared/report/words';
import type { RunView } from '../../src-shared/views';
import type { Making } from './compose';
import { markdownLine, paragraph } from './markdown';
import { originOf, runsAndMissing } from './origin';
import { cellOf } from './run-table-block';
import { told } from './told';

/** Results shown of every run, where any has them. */
const RESULTS: readonly string[] = [
  'outcome',
  'eta',
  'K',
  'steps',
  'twoStepRate',
  'predictedTwoStepRate',
  'finalLoss',
  'lyapunov',
  'sharpness',
];

export async function comparisonNodes(block: BlockOf<'comparison'>, making: Making): Promise<readonly ReportNode[]> {
  const { language, lab } = making;
  const { runs, missing } = await runsAndMissing(making, block.runs);
  if (runs.length < 2)
    return [...missing, paragraph(words(reportWord(language, block.runs.length === 0 ? 'noRuns' : 'oneRun')), 'missing')];
  const labels = new Map((await lab.runColumns()).map(({ key, label }) => [key, told(language, label)]));
  const settings = differing(runs).map((key) => rowOf(runs, key, labels.get(key) ?? key.slice('param:'.length), language));
  const results = RESULTS.map((key) => rowOf(runs, key, labels.get(key) ?? key, language)).filter((row) =>
    row.slice(1).some((cell) => !isDash(cell)),
  );
  const columns = (first: string) => [
    { title: words(first), numeric: false },
    ...runs.map(({ id, title }) => ({ title: words(`${reportWord(language, 'run')} ${id} · ${title}`), numeric: true })),
  ];
  const caption = block.caption.trim() === '' ? words(reportWord(language, 'differences')) : markdownLine(block.caption);
  return [
    ...missing,
    ...(settings.length === 0
      ? [paragraph(words(reportWord(language, 'same')))]
      : [{ kind: 'table' as const, caption, columns: columns(reportWord(language, 'setting')), rows: settings }]),
    { kind: 'table', caption: words(reportWord(language, 'result')), columns: columns(reportWord(language, 'result')), rows: results },
    ...originOf(runs, making),
  ];
}

/** Keys of the parameters in which not all runs agree. */
function differing(runs: readonly RunView[]): readonly string[] {
  const paths = [...new Set(runs.flatMap(({ params }) => Object.keys(params)))];
  return paths.filter((path) => new Set(runs.map(({ params }) => params[path])).size > 1).map((path) => `param:${path}`);
}

function rowOf(runs: readonly RunView[], key: string, label: string, language: Making['language']): readonly (readonly Inline[])[] {
  return [words(label), ...runs.map((run) => cellOf(run, key, language))];
}

const isDash = ([part]: readonly Inline[]) => part?.kind === 'text' && part.text === '–';
