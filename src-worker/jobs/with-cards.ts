/** Adds the theorem cards to an analysis. */
import type { ProblemAnalysis, RunAnalysis } from '../../src-shared/analysis';
import { cardsFor } from '../analysis';
import type { RunRecord } from '../engine/run-record';
import type { Ready } from '../experiment/check-experiment';

type Setting = Pick<Ready, 'problem' | 'params' | 'loss' | 'etas' | 'start'>;

export function withCards(ready: Setting, analysis: ProblemAnalysis): ProblemAnalysis {
  return { ...analysis, cards: cardsFor({ ...settingOf(ready), analysis, run: null }) };
}

export function withRunCards(ready: Setting, analysis: RunAnalysis, record: RunRecord): RunAnalysis {
  return { ...analysis, cards: cardsFor({ ...settingOf(ready), analysis, run: { record, analysis } }) };
}

function settingOf({ problem, params, loss, etas, start }: Setting) {
  return { problem: problem.info.id, params, loss, etas, start };
}
