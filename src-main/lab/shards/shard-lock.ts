/**
 * One process writes a shard at a time. The lock is a file beside it that its holder rewrites every few seconds; a holder that is
 * gone (killed, node lost) is recognised by its process on this machine, and elsewhere by the lock standing still. The waiting is
 * timed by this machine alone, so clocks need not agree.
 */
import { open, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { accept, refuse, type Answer } from '../../../src-shared/answer';

export interface LockTimes {
  /** Milliseconds between two signs of life. */
  readonly beat: number;
  /** A lock of another machine that stands still for so many milliseconds is left over. */
  readonly patience: number;
}

const TIMES: LockTimes = { beat: 5_000, patience: 20_000 };
const TRIES = 3;

export interface Lock {
  release(): Promise<void>;
}

/** Refusal `being-written` when another process holds it. */
export async function lockShard(path: string, times = TIMES): Promise<Answer<Lock>> {
  const lock = `${path}.lock`;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const taken = await take(lock, times.beat);
    if (taken !== null) return accept(taken);
    const holder = await readFile(lock, 'utf8').catch(() => null);
    if (holder === null) continue;
    if (await isAlive(lock, holder, times.patience)) {
      const [host, pid] = holder.split(' ');
      return refuse('being-written', path, `Process ${pid} on ${host} is computing this shard.`, 'Wait for it, or write to another file.');
    }
    await rm(lock, { force: true });
  }
  return refuse('being-written', path, 'Another process is computing this shard.', 'Wait for it, or write to another file.');
}

/** `wx`: of two processes one creates the file. */
async function take(lock: string, beat: number): Promise<Lock | null> {
  let beats = 0;
  const text = () => `${hostname()} ${process.pid} ${beats}\n`;
  try {
    const file = await open(lock, 'wx');
    await file.writeFile(text());
    await file.close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return null;
    throw error;
  }
  let beating: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    beats++;
    // A beat that fails (a full disk) only makes the lock look older.
    beating = writeFile(lock, text()).catch(() => undefined);
  }, beat);
  timer.unref();
  return {
    async release() {
      clearInterval(timer);
      await beating;
      await rm(lock, { force: true });
    },
  };
}

async function isAlive(lock: string, holder: string, patience: number): Promise<boolean> {
  const [host, pid] = holder.split(' ');
  if (host === hostname() && pid !== undefined) return processLives(Number(pid));
  for (const until = performance.now() + patience; performance.now() < until;) {
    await new Promise((wake) => setTimeout(wake, Math.min(1_000, patience / 10)));
    const now = await readFile(lock, 'utf8').catch(() => null);
    if (now === null) return false;
    // An empty file is one that is being rewritten.
    if (now !== holder && now !== '') return true;
  }
  return false;
}

function processLives(pid: number): boolean {
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
