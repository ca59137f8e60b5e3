/** Studies under way: progress with time left, and a Stop that keeps what was found. */
import type { Answer } from '../../src-shared/answer';
import type { Findings, StudyRequest } from '../../src-shared/study';
import { answerOf } from './desk';
import type { Emit } from './events';
import type { Job } from './job';
import type { Pool } from './pool';

export class Studies {
  readonly #pool: Pool;
  readonly #emit: Emit;
  readonly #running = new Map<number, Job<'study'>>();

  constructor(pool: Pool, emit: Emit) {
    this.#pool = pool;
    this.#emit = emit;
  }

  /** Waits its turn among the runs, so that previews stay quick. */
  async run(studyId: number, request: StudyRequest): Promise<Answer<Findings>> {
    let began = 0;
    const job = this.#pool.run({
      kind: 'study',
      input: request,
      priority: 'run',
      onStart: () => (began = performance.now()),
      onProgress: (done, _loss, total) => {
        const seconds = (performance.now() - began) / 1000;
        const secondsLeft = done > 0 && total > 0 ? (seconds * (total - done)) / done : null;
        this.#emit('studyProgress', { studyId, done, total, secondsLeft });
      },
    });
    this.#running.set(studyId, job);
    try {
      return answerOf(await job.end);
    } finally {
      this.#running.delete(studyId);
    }
  }

  stop(studyId: number): void {
    this.#running.get(studyId)?.stop();
  }
}
