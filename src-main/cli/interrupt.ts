/** Ctrl-C (and SIGTERM): the first asks the command to stop, a second one ends the process in the system's way. */
export interface Interrupt {
  readonly happened: boolean;
  release(): void;
}

export function onInterrupt(stop: () => void): Interrupt {
  let happened = false;
  const hear = () => {
    release();
    happened = true;
    stop();
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
