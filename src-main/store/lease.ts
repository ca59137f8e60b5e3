import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { z } from '../../src-shared/zod';
import type { Connection } from './connection';
import { readMeta, writeMeta } from './meta';

/** Who has the project open for writing. The row stays when a process dies, which tells the next one that the close was unclean. */
const leaseSchema = z.object({
  host: z.string(),
  pid: z.int(),
  /** Start time of the process in clock ticks since boot where /proc tells it, else empty: process ids are used again. */
  born: z.string(),
  token: z.string(),
  /** Milliseconds since 1970. */
  time: z.number(),
});
export type Lease = z.infer<typeof leaseSchema>;

/** A lease on another machine counts as alive for this long after its last sign of life; writers renew it once a minute. */
const FOREIGN_LIFE = 10 * 60_000;
export const RENEW_AFTER = 60_000;

function bornOf(pid: number): string {
  try {
    // Field 22, counted after the command's closing bracket (proc(5)).
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

export function newLease(now: number): Lease {
  return { host: hostname(), pid: process.pid, born: bornOf(process.pid), token: randomUUID(), time: now };
}

/** The lease in the file; null when it was closed cleanly. A lease that cannot be read counts as that of a dead process. */
export function readLease(connection: Connection): Lease | null {
  const stored = readMeta(connection, 'lease');
  if (stored === '') return null;
  try {
    return leaseSchema.parse(JSON.parse(stored));
  } catch {
    return { host: hostname(), pid: 0, born: '', token: '', time: 0 };
  }
}

export function writeLease(connection: Connection, lease: Lease | null): void {
  writeMeta(connection, 'lease', lease ? JSON.stringify(lease) : '');
}

export function isAlive(lease: Lease, now: number): boolean {
  if (lease.host !== hostname()) return Math.abs(now - lease.time) < FOREIGN_LIFE;
  if (lease.pid <= 0) return false;
  try {
    process.kill(lease.pid, 0);
  } catch (problem) {
    // EPERM: the process exists but belongs to another user.
    return problem instanceof Error && 'code' in problem && problem.code === 'EPERM';
  }
  const born = bornOf(lease.pid);
  return born === '' || lease.born === '' || born === lease.born;
}
