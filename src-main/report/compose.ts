/** A report made of the runs as they are now: each block asks the laboratory, and says in place what is missing. */
import { inlineText, type ReportDocument, type ReportNode } from '../../src-shared/report/document';
import type { BlockKind, BlockOf, Report, ReportBlock } from '../../src-shared/report/report';
import type { RunView } from '../../src-shared/views';
import type { LabSession } from '../lab/lab-session';
import { cardNodes } from './card-block';
import { comparisonNodes } from './comparison-block';
import { figureNodes } from './figure-block';
import { findingsNodes } from './findings-block';
import { markdownNodes } from './markdown';
import type { Pictures } from './pictures';
import { runTableNodes } from './run-table-block';

export type ReportLab = Pick<LabSession, 'run' | 'runs' | 'runColumns' | 'study' | 'project' | 'catalogue' | 'makeFigure' | 'drawFigure'>;

/** What a block is made of. */
export interface Making {
  readonly lab: ReportLab;
  readonly language: Report['language'];
  readonly pictures: Pictures;
  /** Told of every run that is shown: the report is dated by the newest. */
  readonly shown: (run: RunView) => void;
}

type Makers = { readonly [Kind in BlockKind]: (block: BlockOf<Kind>, making: Making) => Promise<readonly ReportNode[]> };

const MAKERS: Makers = {
  text: async ({ markdown }) => markdownNodes(markdown),
  figure: figureNodes,
  runs: runTableNodes,
  comparison: comparisonNodes,
  card: cardNodes,
  findings: findingsNodes,
};

export function blockNodes(block: ReportBlock, making: Making): Promise<readonly ReportNode[]> {
  return (MAKERS[block.kind] as (block: ReportBlock, making: Making) => Promise<readonly ReportNode[]>)(block, making);
}

/** The whole report. Blocks are made one after the other, so that the process answers between them. */
export async function composeReport(lab: ReportLab, report: Report, pictures: Pictures): Promise<ReportDocument> {
  let date = '1970-01-01T00:00:00.000Z';
  const shown = (run: RunView) => {
    if (run.created > date) date = run.created;
  };
  const nodes: ReportNode[] = [];
  for (const block of report.blocks) {
    nodes.push(...(await blockNodes(block, { lab, language: report.language, pictures, shown })));
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { title, author, language } = report;
  return { title: title.trim() || 'Edge Lab', author: author.trim(), language, date, nodes: headingsInOrder(nodes) };
}

/** Levels as readers with a screen reader need them: none is skipped on the way down. */
export function headingsInOrder(nodes: readonly ReportNode[]): readonly ReportNode[] {
  let above = 1;
  return nodes
    .filter((node) => node.kind !== 'heading' || inlineText(node.parts).trim() !== '')
    .map((node) => {
      if (node.kind !== 'heading') return node;
      above = Math.min(node.level, above + 1);
      return { ...node, level: above as typeof node.level };
    });
}
