/** Puts what is shown elsewhere into the report. */
import { DEFAULT_COLUMNS } from '../../src-shared/report/report';
import type { Say } from '../shell/actions';
import type { Desk } from '../shell/desk';
import type { NewBlock } from './report-desk';

/** Usual size of a figure across a column of text, in millimetres. */
const SIZE = { width: 160, height: 95 };

async function put(desk: Desk, block: NewBlock, say: Say): Promise<string | null> {
  const id = await desk.report.add(block, say('report.edit.add'));
  if (id !== null) desk.notices.tell(say('report.added'), '', { label: say('report.show'), run: () => desk.showPanel.value?.('report') });
  return id;
}

export function addFigure(desk: Desk, chart: string, runs: readonly number[], say: Say): Promise<string | null> {
  return put(desk, { kind: 'figure', chart, runs: [...runs], ...SIZE, caption: '' }, say);
}

export function addRuns(desk: Desk, runs: readonly number[], say: Say): Promise<string | null> {
  return put(desk, { kind: 'runs', filter: '', runs: [...runs], columns: [...DEFAULT_COLUMNS], caption: '' }, say);
}

export function addComparison(desk: Desk, runs: readonly number[], say: Say): Promise<string | null> {
  return put(desk, { kind: 'comparison', runs: [...runs], caption: '' }, say);
}

export function addCards(desk: Desk, run: number, card: string, say: Say): Promise<string | null> {
  return put(desk, { kind: 'card', run, card }, say);
}

/** The findings in front, done again whenever the report is made. */
export function addFindings(desk: Desk, say: Say): Promise<string | null> {
  const found = desk.studies.list.value.find(({ id }) => id === desk.studies.shown.value);
  if (!found) return Promise.resolve(null);
  return put(desk, { kind: 'findings', study: found.study.id, experiment: found.experiment, options: { ...found.options } }, say);
}

/** Of an empty report nothing is written: it is shown, and says how it is begun. */
export async function exportReport(desk: Desk, format: 'html' | 'pdf', say: Say): Promise<void> {
  if (desk.report.report.value.blocks.length === 0) {
    desk.showPanel.value?.('report');
    desk.notices.tell(say('report.emptyTitle'));
    return;
  }
  const answer = await desk.lab.exportReport(format);
  if (answer.ok) desk.notices.tell(say('report.exported'), answer.value);
  else desk.notices.refused(answer.refusal);
}
