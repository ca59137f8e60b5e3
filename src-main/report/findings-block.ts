/** What a study finds, done when the report is made. */
import { figure } from '../../src-shared/figures';
import { words, type Inline, type ReportNode } from '../../src-shared/report/document';
import type { BlockOf } from '../../src-shared/report/report';
import { reportWord } from '../../src-shared/report/words';
import type { Cell, Findings, FindingTable } from '../../src-shared/study';
import { plainText } from '../../src-shared/tex-text';
import type { Making } from './compose';
import { paragraph, sentence } from './markdown';
import { specificationDigest } from './origin';
import { drawPictures } from './pictures';
import { told, toldParagraph } from './told';

/** Rows of a table that a report shows; the rest is for the data exports. */
const MOST_ROWS = 60;
const DIGITS = 10;
const SIZE = { width: 160, height: 100 };

/** Names of the reports' own requests, far from those of the window. */
let asked = 1_000_000_000;

export async function findingsNodes(block: BlockOf<'findings'>, making: Making): Promise<readonly ReportNode[]> {
  const { lab, language } = making;
  const { study, experiment, options } = block;
  const answer = await lab.study(asked++, { study, experiment, options });
  if (!answer.ok) return [paragraph(words(reportWord(language, 'studyFailed', { why: told(language, answer.refusal.what) })), 'missing')];
  const { title, sentences, facts, tables, plots, stopped } = answer.value;
  const origin = `${study}; ${reportWord(language, 'specification')} ${specificationDigest(experiment)}, ${reportWord(language, 'seed')} ${experiment.seed}.`;
  return [
    { kind: 'heading', level: 3, parts: sentence(told(language, title)) },
    ...(stopped ? [paragraph(words(reportWord(language, 'partial')), 'missing')] : []),
    ...sentences.map((text) => toldParagraph(language, text)),
    ...(facts.length === 0 ? [] : [factTable(facts, making)]),
    ...tables.flatMap((table) => tableNodes(table, making)),
    ...(await plotNodes(plots, origin, making)),
    paragraph(words(origin), 'muted'),
  ];
}

async function plotNodes(plots: Findings['plots'], source: string, making: Making): Promise<readonly ReportNode[]> {
  const nodes: ReportNode[] = [];
  for (const plot of plots) {
    const drawing = { kind: 'finding', title: plainText(told(making.language, plot.title)), plot } as const;
    const drawn = await drawPictures(making.pictures, SIZE.width, SIZE.height, (paper) =>
      making.lab.drawFigure({ drawing, paper: { ...paper, language: making.language }, caption: '', source }),
    );
    if (!drawn.ok) {
      nodes.push(
        paragraph(words(reportWord(making.language, 'cannotDraw', { why: told(making.language, drawn.refusal.what) })), 'missing'),
      );
      continue;
    }
    const { first, image, dark } = drawn.value;
    nodes.push({
      kind: 'picture',
      alternative: plainText(first.words),
      caption: sentence(told(making.language, plot.title)),
      ...SIZE,
      image,
      dark,
    });
  }
  return nodes;
}

function factTable(facts: Findings['facts'], { language }: Making): ReportNode {
  return {
    kind: 'table',
    caption: words(reportWord(language, 'facts')),
    columns: [
      { title: words(reportWord(language, 'quantity')), numeric: false },
      { title: words(reportWord(language, 'value')), numeric: true },
      { title: words(reportWord(language, 'note')), numeric: false },
    ],
    rows: facts.map(({ name, value, note }) => [sentence(told(language, name)), cell(value, language), sentence(told(language, note))]),
  };
}

function tableNodes({ title, columns, rows }: FindingTable, { language }: Making): readonly ReportNode[] {
  const shown = rows.slice(0, MOST_ROWS);
  const numeric = (n: number) => shown.every((row) => typeof row[n] !== 'string');
  return [
    {
      kind: 'table',
      caption: sentence(told(language, title)),
      columns: columns.map((name, n) => ({ title: sentence(told(language, name)), numeric: numeric(n) })),
      rows: shown.map((row) => row.map((value) => cell(value, language))),
    },
    ...(rows.length > shown.length
      ? [paragraph(words(reportWord(language, 'cutRows', { shown: shown.length, all: rows.length })), 'muted')]
      : []),
  ];
}

function cell(value: Cell, language: Making['language']): readonly Inline[] {
  if (value === null) return words('–');
  return typeof value === 'number' ? words(told(language, figure(value, DIGITS))) : sentence(told(language, value));
}
