/** What is computed at once and not stored: catalogue, checks, previews, curves, analyses. */
import { refuse, type Answer } from '../../src-shared/answer';
import type { Catalogue } from '../../src-shared/catalogue';
import type { JobKind, JobKinds } from '../../src-shared/jobs';
import type { JobEnd } from './job';
import type { Pool } from './pool';

export class Desk {
  readonly #pool: Pool;
  #catalogue: Promise<Catalogue> | null = null;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** Of jobs with one key only the newest waits; the others answer with the refusal `superseded`. */
  async ask<Kind extends JobKind>(kind: Kind, input: JobKinds[Kind]['input'], key?: string): Promise<Answer<JobKinds[Kind]['result']>> {
    return answerOf(await this.#pool.run({ kind, input, priority: 'interactive', ...(key === undefined ? {} : { key }) }).end);
  }

  /** Asked of a thread once and kept. */
  catalogue(): Promise<Catalogue> {
    if (this.#catalogue === null) this.#pool.warm();
    this.#catalogue ??= this.ask('catalogue', null).then((answer) => {
      if (answer.ok) return answer.value;
      this.#catalogue = null;
      throw new Error(`no catalogue: ${answer.refusal.what}`);
    });
    return this.#catalogue;
  }
}

/** How a job ended, as an answer. */
export function answerOf<Kind extends JobKind>(end: JobEnd<Kind>): Answer<JobKinds[Kind]['result']> {
  if (end.type === 'answer') return end.answer;
  if (end.type === 'dropped') return refuse('superseded', '', 'A newer request took the place of this one.', 'Wait for the newer answer.');
  const what = end.type === 'crashed' ? `The computation failed: ${end.message}` : 'The computation did not end when stopped.';
  return refuse('thread-failed', '', what, 'Change the experiment or try again; the log has the details.');
}
