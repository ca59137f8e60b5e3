/** npx passes Ctrl-C on to a process that has heard it already: what comes within this many milliseconds is the same one. */
const SAME_KEYSTROKE = 1_000;

/** Ctrl-C (and SIGTERM): the first asks the command to stop, a later one ends the process in the system's way. */
export interface Interrupt {
  readonly happened: boolean;
  release(): void;
}

export function onInterrupt(stop: () => void): Interrupt {
  let happened = false;
  let heardAt = 0;
  const hear = (signal: NodeJS.Signals) => {
    if (!happened) {
      happened = true;
      heardAt = performance.now();
      stop();
    } else if (performance.now() - heardAt > SAME_KEYSTROKE) {
      release();
      process.kill(process.pid, signal);
    }
  };
  const release = () => {
    process.off('SIGINT', hear);
    process.off('SIGTERM', hear);
  };
  process.on('SIGINT', hear);
  process.on('SIGTERM', hear);
  return {
    get happened() {
      return happened;
    },
    release,
  };
}
