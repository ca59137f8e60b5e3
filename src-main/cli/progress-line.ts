/** Progress as one line on standard error, rewritten in place; silent where standard error is no terminal. */
import { count, duration, figure } from '../../src-shared/figures';
import type { Progress } from '../../src-shared/views';
import type { Host } from './host';

const ERASE = '\r\u001b[K';

export function progressLine(host: Host): { show(progress: Progress): void; clear(): void } {
  let drawn = false;
  return {
    show(progress) {
      if (!host.terminal || progress.status !== 'running' || progress.step === 0) return;
      const percent = `${Math.floor((100 * progress.step) / progress.steps)} %`;
      const left = progress.secondsLeft === null ? '' : ` · ${duration(progress.secondsLeft)} left`;
      host.err(`${ERASE}step ${count(progress.step)} of ${count(progress.steps)} · ${percent} · loss ${figure(progress.loss, 4)}${left}`);
      drawn = true;
    },
    clear() {
      if (drawn) host.err(ERASE);
      drawn = false;
    },
  };
}
