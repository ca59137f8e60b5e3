import { onScopeDispose } from 'vue';
import type { Say } from '../shell/actions';
import type { Desk } from '../shell/desk';

/** Reads the end of each stored sweep aloud to those who use a screen reader. */
export function announceSweeps(desk: Desk, say: Say): void {
  const underWay = new Set<number>();
  const off = desk.lab.on('sweepProgress', ({ sweepId, status }) => {
    if (status === 'running' || status === 'queued') {
      underWay.add(sweepId);
      return;
    }
    if (!underWay.delete(sweepId)) return;
    const title = desk.sweeps.list.rows.value.find(({ id }) => id === sweepId)?.title ?? '';
    desk.notices.announce(say('sweep.ended', { title, status: say(`runStatus.${status}`) }));
  });
  onScopeDispose(off);
}
