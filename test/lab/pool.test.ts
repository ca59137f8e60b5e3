import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { fileURLToPath } from 'node:url';
import { Pool } from '../../src-main/lab/pool';
import type { JobRequest } from '../../src-main/lab/job';
import { QUARTIC } from './experiments';

const SCRIPT = fileURLToPath(new URL('./thread-fixture.mjs', import.meta.url));

/** The thread reads what to do from the problem's name and answers with the seed. */
function request(act: string, name = 0, more: Partial<JobRequest<'check'>> = {}): JobRequest<'check'> {
  const experiment = { ...QUARTIC, seed: name, problem: { id: act, params: {} } };
  return { kind: 'check', input: experiment, priority: 'run', ...more };
}

const pools: Pool[] = [];
function pool(threads: number): Pool {
  const made = new Pool(SCRIPT, threads);
  pools.push(made);
  return made;
}
afterEach(async () => {
  await Promise.all(pools.splice(0).map((made) => made.close()));
});

const answer = (value: unknown) => ({ type: 'answer', answer: { ok: true, value } });

describe('the pool', () => {
  test('answers every job with its own result, whatever the number of threads', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 3 }),
        fc.array(fc.integer({ min: 0, max: 1e6 }), { maxLength: 12 }),
        async (threads, names) => {
          const made = pool(threads);
          const ends = await Promise.all(names.map((name) => made.run(request('echo', name)).end));
          expect(ends).toEqual(names.map((name) => answer(name)));
          await made.close();
        },
      ),
      { numRuns: 5 },
    );
  });

  test('computes interactive jobs while all its threads are taken by runs', async () => {
    const made = pool(1);
    const long = made.run(request('until-stopped'));
    const queued = made.run(request('echo', 2));
    expect(await made.run(request('echo', 3, { priority: 'interactive' })).end).toEqual(answer(3));
    long.stop();
    expect(await long.end).toEqual(answer('stopped'));
    expect(await queued.end).toEqual(answer(2));
  });

  test('lets interactive jobs pass waiting runs', async () => {
    const made = pool(1);
    const order: number[] = [];
    const blocker = made.run(request('until-stopped', 0, { priority: 'interactive' }));
    const other = made.run(request('until-stopped'));
    const last = made.run(request('echo', 2)).end.then(() => order.push(2));
    const first = made.run(request('echo', 1, { priority: 'interactive' })).end.then(() => order.push(1));
    blocker.stop();
    await first;
    other.stop();
    await last;
    expect(order).toEqual([1, 2]);
  });

  test('of waiting jobs with one key only the newest is computed, one at a time', async () => {
    const made = pool(2);
    const keyed = { priority: 'interactive', key: 'preview' } as const;
    const running = made.run(request('until-stopped', 0, keyed));
    const older = made.run(request('echo', 1, keyed));
    const newest = made.run(request('echo', 2, keyed));
    expect(await older.end).toEqual({ type: 'dropped' });
    running.stop();
    expect(await running.end).toEqual(answer('stopped'));
    expect(await newest.end).toEqual(answer(2));
  });

  test('stopping a waiting job drops it without starting it', async () => {
    const made = pool(1);
    const long = made.run(request('until-stopped'));
    let started = false;
    const waiting = made.run(request('echo', 1, { onStart: () => (started = true) }));
    waiting.stop();
    expect(await waiting.end).toEqual({ type: 'dropped' });
    long.stop();
    await long.end;
    expect(started).toBe(false);
  });

  test.each([
    ['throw', 'told to fail'],
    ['crash', 'told to crash'],
    ['exit', 'thread ended with code 7'],
  ])('%s fails only its own job; the others and later ones are computed', async (act, message) => {
    const made = pool(2);
    const bystander = made.run(request('until-stopped'));
    const failing = made.run(request(act));
    expect(await failing.end).toEqual({ type: 'crashed', message });
    expect(await made.run(request('echo', 5)).end).toEqual(answer(5));
    bystander.stop();
    expect(await bystander.end).toEqual(answer('stopped'));
  });

  test('ends a thread that ignores Stop, and goes on with a new one', async () => {
    const made = pool(1);
    let started: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => (started = resolve));
    const deaf = made.run(request('spin', 0, { onStart: () => started() }));
    await begun;
    deaf.stop();
    expect(await deaf.end).toEqual({ type: 'unresponsive' });
    expect(await made.run(request('echo', 1)).end).toEqual(answer(1));
  });

  test('a missing script fails the job with a message', async () => {
    const made = new Pool('/nonexistent/thread.mjs', 1);
    const end = await made.run(request('echo')).end;
    expect(end).toMatchObject({ type: 'crashed', message: expect.stringContaining('thread.mjs') as string });
    await made.close();
  });

  test('closing drops what waits, stops what runs and refuses what comes after', async () => {
    const made = pool(1);
    const long = made.run(request('until-stopped'));
    const waiting = made.run(request('echo'));
    await made.close();
    expect(await long.end).toEqual(answer('stopped'));
    expect(await waiting.end).toEqual({ type: 'dropped' });
    expect(await made.run(request('echo')).end).toEqual({ type: 'dropped' });
  });

  test('changing the number of threads takes effect for waiting runs', async () => {
    const made = pool(1);
    const long = made.run(request('until-stopped'));
    const waiting = made.run(request('echo', 4));
    made.setThreads(2);
    expect(await waiting.end).toEqual(answer(4));
    made.setThreads(1);
    long.stop();
    await long.end;
    expect(await made.run(request('echo', 6)).end).toEqual(answer(6));
  });
});
