/** The control word a running job reads: stop once, or hold for as long as anybody asks for it. */
import { CONTROL } from '../../src-shared/jobs';

/** Who may hold a job: the user's Pause, or the store that has not caught up with the samples. */
export type Holder = 'user' | 'backlog';

export class Control {
  readonly buffer = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  readonly #word = new Int32Array(this.buffer);
  readonly #holders = new Set<Holder>();
  #stopped = false;

  get stopped(): boolean {
    return this.#stopped;
  }

  isHeldBy(holder: Holder): boolean {
    return this.#holders.has(holder);
  }

  stop(): void {
    this.#stopped = true;
    this.#write();
  }

  hold(holder: Holder, held: boolean): void {
    if (held) this.#holders.add(holder);
    else this.#holders.delete(holder);
    this.#write();
  }

  #write(): void {
    Atomics.store(this.#word, 0, this.#stopped ? CONTROL.stop : this.#holders.size > 0 ? CONTROL.pause : CONTROL.run);
    // A held thread sleeps on the word.
    Atomics.notify(this.#word, 0);
  }
}
