/** When, where and how fast a shard was computed: in a file beside it (`….edgesweep.log`), one line of JSON per session. */
import { appendFile, readFile } from 'node:fs/promises';
import type { Versions } from '../../../src-shared/spec';

export interface ComputingSession {
  /** ISO 8601 UTC. */
  readonly started: string;
  readonly host: string;
  readonly seconds: number;
  readonly threads: number;
  readonly blocks: number;
  readonly versions: Versions;
}

/** What cannot be noted is no reason to lose the results: failures are ignored. */
export async function noteSession(path: string, session: ComputingSession): Promise<void> {
  await appendFile(`${path}.log`, `${JSON.stringify(session)}\n`).catch(() => undefined);
}

/** Seconds of all noted sessions of these shards. */
export async function secondsOf(paths: readonly string[]): Promise<number> {
  let total = 0;
  for (const path of paths) {
    const text = await readFile(`${path}.log`, 'utf8').catch(() => '');
    for (const [, seconds] of text.matchAll(/"seconds":(\d+(?:\.\d+)?)/g)) total += Number(seconds);
  }
  return total;
}
