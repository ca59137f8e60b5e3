/** A chart of runs. */
import { chartById } from '../../src-shared/charts';
import type { Trace } from '../../src-shared/charts/chart';
import { plainText } from '../../src-shared/tex-text';
import { words, type ReportNode } from '../../src-shared/report/document';
import type { BlockOf } from '../../src-shared/report/report';
import { reportWord } from '../../src-shared/report/words';
import { WHOLE } from '../figure/render-figure';
import type { Making } from './compose';
import { markdownLine, paragraph } from './markdown';
import { originOf, runsAndMissing } from './origin';
import { drawPicture } from './pictures';
import { curvesOf, runTrace } from '../lab/run-traces';

export async function figureNodes(block: BlockOf<'figure'>, making: Making): Promise<readonly ReportNode[]> {
  const { lab, language, pictures } = making;
  const missing = (word: Parameters<typeof reportWord>[1], values: Record<string, string | number> = {}) =>
    paragraph(words(reportWord(language, word, values)), 'missing');
  const chart = chartById(block.chart);
  if (chart === null) return [missing('missingChart', { chart: block.chart })];
  if (block.runs.length === 0) return [missing('noRuns')];
  const found = await runsAndMissing(making, block.runs);
  const drawn = chart.overlays ? found.runs : found.runs.slice(0, 1);
  const traces: Trace[] = [];
  const notes: ReportNode[] = [...found.missing];
  for (const run of drawn) {
    const got = await runTrace(lab, run, chart, await curvesOf(lab, run));
    if (got.ok) traces.push(got.value.trace);
    else notes.push(missing('cannotDraw', { why: got.refusal.what }));
  }
  if (traces.length === 0) return notes;
  const title = chart.title;
  const said = plainText(chart.describe(traces, WHOLE));
  return [
    ...notes,
    {
      kind: 'picture',
      alternative: `${title}. ${said}`,
      caption: block.caption.trim() === '' ? words(`${title}. ${said}`) : markdownLine(block.caption),
      width: block.width,
      height: block.height,
      ...drawPicture((theme) => chart.build(traces, WHOLE, theme), block.width, block.height, pictures),
    },
    ...originOf(drawn, making),
  ];
}
