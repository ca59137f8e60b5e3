/** A chart of runs. */
import { chartById } from '../../src-shared/charts';
import { plainText } from '../../src-shared/tex-text';
import { words, type ReportNode } from '../../src-shared/report/document';
import type { BlockOf } from '../../src-shared/report/report';
import { reportWord } from '../../src-shared/report/words';
import type { Making } from './compose';
import { markdownLine, paragraph } from './markdown';
import { originOf, runsAndMissing } from './origin';
import { drawPictures } from './pictures';
import { told } from './told';

export async function figureNodes(block: BlockOf<'figure'>, making: Making): Promise<readonly ReportNode[]> {
  const { lab, language, pictures } = making;
  const missing = (word: Parameters<typeof reportWord>[1], values: Record<string, string | number> = {}) =>
    paragraph(words(reportWord(language, word, values)), 'missing');
  const chart = chartById(block.chart);
  if (chart === null) return [missing('missingChart', { chart: block.chart })];
  if (block.runs.length === 0) return [missing('noRuns')];
  const found = await runsAndMissing(making, block.runs);
  const runs = chart.overlays ? found.runs : found.runs.slice(0, 1);
  if (runs.length === 0) return found.missing;
  const subject = { kind: 'runs', runs: runs.map(({ id }) => id), chart: chart.id, x: null, y: null, time: 'steps' } as const;
  const drawn = await drawPictures(pictures, block.width, block.height, (paper) =>
    lab.makeFigure({
      subject,
      paper: { ...paper, language },
      caption: { shown: false, text: null },
      beside: { data: false, caption: false },
    }),
  );
  if (!drawn.ok) return [...found.missing, missing('cannotDraw', { why: told(language, drawn.refusal.what) }), ...originOf(runs, making)];
  const { first, image, dark } = drawn.value;
  // Learning rate, start, seed and what is left out: a line a run below the chart's title; versions stand in the line of origins.
  const [title = '', ...lines] = first.caption.split('\n');
  const said = lines.filter((line) => !line.startsWith('Edge Lab '));
  return [
    ...found.missing,
    {
      kind: 'picture',
      alternative: `${told(language, chart.title)}. ${plainText(first.words)}`,
      caption: block.caption.trim() === '' ? words(title) : markdownLine(block.caption),
      width: block.width,
      height: block.height,
      image,
      dark,
    },
    paragraph(words(said.join(' ')), 'muted'),
    ...originOf(runs, making),
  ];
}
