/** Progress as one line on standard error, rewritten in place; silent where standard error is no terminal. */
import { count, duration, figure } from '../../src-shared/figures';
import type { Progress } from '../../src-shared/views';
import type { Host } from './host';

const ERASE = '\r\u001b[K';

export interface ProgressLine {
  /** How far a run is. */
  show(progress: Progress): void;
  /** Any short text. */
  say(text: string): void;
  clear(): void;
}

export function progressLine(host: Host): ProgressLine {
  let drawn = false;
  const say = (text: string) => {
    if (!host.terminal) return;
    host.err(`${ERASE}${text}`);
    drawn = true;
  };
  return {
    say,
    show(progress) {
      if (progress.status !== 'running' || progress.step === 0) return;
      const percent = `${Math.floor((100 * progress.step) / progress.steps)} %`;
      const left = progress.secondsLeft === null ? '' : ` · ${duration(progress.secondsLeft)} left`;
      say(`step ${count(progress.step)} of ${count(progress.steps)} · ${percent} · loss ${figure(progress.loss, 4)}${left}`);
    },
    clear() {
      if (drawn) host.err(ERASE);
      drawn = false;
    },
  };
}
