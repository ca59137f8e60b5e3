/** Threads that compute sweeps without a project, for the length of one command. */
import type { Answer } from '../../src-shared/answer';
import type { Versions } from '../../src-shared/spec';
import type { CheckedSweep, SweepSpec } from '../../src-shared/sweep';
import { Desk } from '../lab/desk';
import { Pool } from '../lab/pool';
import type { Host } from './host';

export interface SweepThreads {
  readonly pool: Pool;
  readonly versions: Versions;
  check(spec: SweepSpec): Promise<Answer<CheckedSweep>>;
}

export async function withThreads<T>(host: Host, threads: number, work: (threads: SweepThreads) => Promise<T>): Promise<T> {
  const pool = new Pool(host.simulationScript, threads);
  const desk = new Desk(pool);
  try {
    const { engine } = await desk.catalogue();
    return await work({ pool, versions: { ...host.versions, engine }, check: (spec) => desk.ask('sweepCheck', spec) });
  } finally {
    await pool.close();
  }
}
