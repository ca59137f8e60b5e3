import { join } from 'node:path';
import { expect, test } from 'vitest';
import { terminal } from './host';

test('edgelab compare lists what differs and the metrics against a baseline, and names what it cannot use', async () => {
  const shell = await terminal();
  const project = join(shell.folder, 'p.edgelab');
  for (const K of ['1.05', '1.1'])
    expect(await shell.edgelab('run', 'quartic-1.1', '--set', `K=${K}`, '--set', 'steps=200', '--project', project)).toBe(0);
  const compare = async (...args: string[]) => {
    const code = await shell.edgelab('compare', ...args, '--project', project);
    return { code, out: shell.out };
  };
  const csv = await compare('1', '2', '--baseline', '1', '--format', 'csv');
  expect(csv.code).toBe(0);
  const [head = '', first = '', second = ''] = csv.out.split('\n');
  expect(head).toMatch(/^run,title,outcome,rule\.learningRate,eta,eta difference,eta ratio/);
  const at = head.split(',').indexOf('K difference');
  expect(Number(first.split(',')[at])).toBe(0);
  expect(Number(second.split(',')[at])).toBeCloseTo(0.05, 12);
  expect((await compare('1', '2', '--relative', '0.1', '--format', 'csv')).out).not.toContain('learningRate');
  expect((await compare('1', '2')).out).toMatch(/^\| run \| title /);
  for (const args of [
    ['1', '77'],
    ['1', '2', '--baseline', '3'],
    ['1', '--relative', 'x'],
    ['1', '--format', 'xml'],
  ])
    expect((await compare(...args)).code).toBe(2);
}, 180_000);
