/** A project of real runs with a report of every kind of block. */
import type { LabSession } from '../../src-main/lab/lab-session';
import type { Report, ReportBlock } from '../../src-shared/report/report';
import type { RunView } from '../../src-shared/views';
import { ranTo, startRun, valueOf } from '../lab/bench';
import { QUARTIC, withEta } from '../lab/experiments';

export async function threeRuns(lab: LabSession): Promise<readonly RunView[]> {
  const runs: RunView[] = [];
  for (const eta of ['1.1', '1.2', '3']) runs.push(await ranTo(lab, await startRun(lab, { ...withEta(eta), seed: 7 })));
  return runs;
}

export function everyBlock(runs: readonly RunView[]): readonly ReportBlock[] {
  const ids = runs.map(({ id }) => id);
  const [first = 1] = ids;
  return [
    { id: 'a', kind: 'text', markdown: '# Beyond the edge\n\nWith $\\eta = 1.1$ the run *oscillates*.\n\n### Too deep' },
    { id: 'b', kind: 'figure', chart: 'convergence', runs: [first], width: 160, height: 90, caption: 'Distance per **step**' },
    {
      id: 'c',
      kind: 'runs',
      filter: 'K>0',
      runs: [],
      columns: ['id', 'title', 'K', 'eta', 'outcome', 'twoStepRate', 'finalLoss'],
      caption: '',
    },
    { id: 'd', kind: 'comparison', runs: ids, caption: '' },
    { id: 'e', kind: 'card', run: first, card: '' },
    { id: 'f', kind: 'findings', study: 'orbits', experiment: QUARTIC, options: {} },
    { id: 'g', kind: 'figure', chart: 'loss', runs: [first, 999], width: 120, height: 80, caption: '' },
  ];
}

export async function keepReport(lab: LabSession, blocks: readonly ReportBlock[], more: Partial<Report> = {}): Promise<Report> {
  const report: Report = { version: 1, title: 'Two-step descent', author: '', language: 'en', blocks, ...more };
  valueOf(await lab.setReport(report, 'Edit report'));
  return report;
}
