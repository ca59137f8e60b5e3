import { join } from 'node:path';
import { expect, test } from 'vitest';
import { terminal } from './host';

test('the history on the command line: found, sorted, grouped, tagged, thrown away, brought back, purged', async () => {
  const shell = await terminal();
  const project = join(shell.folder, 'mine.edgelab');
  for (const [eta, seed] of [
    ['0.7', '1'],
    ['1.05', '2'],
    ['1.1', '2'],
    ['1.1', '3'],
  ] as const)
    expect(await shell.edgelab('run', 'quartic-1.1', '--set', `eta=${eta}`, '--set', `seed=${seed}`, '--project', project)).toBe(0);
  const ids = () => (shell.json()['runs'] as { readonly runId: number }[]).map((run) => run.runId);

  expect(await shell.edgelab('runs', project, '--filter', 'K>1 outcome:period-2', '--sort', '-K,id', '--json')).toBe(0);
  expect(ids()).toEqual([3, 4, 2]);
  expect(await shell.edgelab('tag', '3-4', '--add', 'paper, figure 3')).toBe(0);
  expect(shell.out).toBe('2 runs tagged.\n');
  expect(await shell.edgelab('tag', '--filter', 'seed=3', '--remove', 'paper')).toBe(0);
  expect(await shell.edgelab('runs', '--filter', 'tag:paper', '--columns', 'id,tag,K,theorem')).toBe(0);
  expect(shell.out).toMatch(/^id +tag +K +theorem\n +3 +figure 3, paper +1\.1 +.*theorem-2/);

  // CSV comes back bit for bit: the 2-cycle at K = 1.1 has the multiplier 9 − 2(1 + K)² = 0.18.
  expect(await shell.edgelab('runs', '--csv', '--columns', 'id,twoStepMultiplier,param:seed', '--filter', 'id=4')).toBe(0);
  const [head, row] = shell.out.trim().split('\n');
  expect(head).toBe('id,twoStepMultiplier,param:seed');
  const [id, multiplier, seed] = row!.split(',').map(Number);
  expect([id, seed]).toEqual([4, 3]);
  expect(multiplier).toBeCloseTo(0.18, 10);

  expect(await shell.edgelab('runs', '--group-by', 'seed', '--json')).toBe(0);
  expect(shell.json()).toMatchObject({
    by: 'seed',
    groups: [{ value: 1, runs: 1 }, { value: 2, runs: 2, metrics: { K: { n: 2, low: 1.05, high: 1.1 } } }, { value: 3 }],
  });
  expect(await shell.edgelab('runs', '--group-by', 'outcome', '--columns', 'K')).toBe(0);
  expect(shell.out).toMatch(/period-2 +3 +0 +0 +3/);

  expect(await shell.edgelab('trash', '1', '2')).toBe(0);
  expect(await shell.edgelab('runs', '--json')).toBe(0);
  expect(ids()).toEqual([3, 4]);
  expect(await shell.edgelab('restore', '--filter', 'K<1')).toBe(0);
  expect(await shell.edgelab('runs', '--trash', '--json')).toBe(0);
  expect(ids()).toEqual([2]);
  expect(await shell.edgelab('purge', '--all', '--json')).toBe(0);
  expect(shell.json()).toMatchObject({ runs: 1 });
  expect(shell.json()['bytes']).toBeGreaterThan(1000);
  expect(await shell.edgelab('runs')).toBe(0);
  expect(shell.out.trim().split('\n')).toHaveLength(4);
});

test('what is wrong is named, with its place', async () => {
  const shell = await terminal();
  expect(await shell.edgelab('run', 'quartic-1.1', '--project', join(shell.folder, 'mine.edgelab'))).toBe(0);
  const complaint = async (...words: string[]) => {
    expect(await shell.edgelab(...words)).toBe(2);
    return shell.err;
  };
  expect(await complaint('runs', '--filter', 'K>1 outcome:period2')).toContain('at “period2” (character 13)');
  expect(await complaint('runs', '--filter', '(K>1', '--group-by', 'seed')).toContain('This ( is not closed');
  expect(await complaint('runs', '--sort', 'nosuch')).toContain('no column “nosuch”');
  expect(await complaint('runs', '--columns', 'id,nosuch')).toContain('no column “nosuch”');
  expect(await complaint('tag', '1')).toContain('--add');
  expect(await complaint('trash')).toContain('--filter');
  expect(await complaint('trash', 'x')).toContain('no run');
  expect(await complaint('trash', '1-7')).toContain('no run 2');
  expect(await complaint('restore', '1')).toContain('in the trash');
});
