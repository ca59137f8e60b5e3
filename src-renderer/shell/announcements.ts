import { onScopeDispose } from 'vue';
import { runSentence } from '../../src-shared/words';
import { told } from '../told';
import { runLabel } from '../workspace/trace';
import type { Desk } from './desk';

/** Reads the end of each run aloud to those who use a screen reader. */
export function announceOutcomes(desk: Desk): void {
  const underWay = new Set<number>();
  const off = [desk.lab.on('progress', ({ runId }) => underWay.add(runId)), desk.lab.on('runChanged', ({ runId }) => void announce(runId))];
  async function announce(runId: number): Promise<void> {
    if (!underWay.has(runId)) return;
    const answer = await desk.lab.run(runId);
    if (!answer.ok || answer.value.status === 'running' || answer.value.status === 'queued') return;
    underWay.delete(runId);
    desk.notices.announce(`${runLabel(answer.value)}: ${told(runSentence(answer.value))}`);
  }
  onScopeDispose(() => off.forEach((unsubscribe) => unsubscribe()));
}
