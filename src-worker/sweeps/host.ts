/** What a sweep's computation sees of the thread it runs in. */
export interface SweepHost {
  /** Asked every millisecond or so; `stop` = end without a result. */
  control(): 'run' | 'flush' | 'stop';
  /** Milliseconds since the job began; only for estimates of time, which nothing that is stored depends on. */
  elapsed(): number;
}

export function proceedOf(host: SweepHost): () => boolean {
  return () => host.control() !== 'stop';
}
