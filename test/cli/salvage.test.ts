import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { terminal } from './host';

const PAGE = 16_384;

test('a damaged project is salvaged into a new one, with counts; the damaged file stays as it is', async () => {
  const shell = await terminal();
  const [mine, damaged] = [join(shell.folder, 'mine.edgelab'), join(shell.folder, 'damaged.edgelab')];
  for (const eta of ['1.05', '1.1', '1.2'])
    expect(await shell.edgelab('run', 'quartic-1.1', '--set', `eta=${eta}`, '--set', 'steps=500', '--project', mine)).toBe(0);
  expect(await shell.edgelab('export', '2', '--project', mine, '--out', 'whole.csv')).toBe(0);
  const bytes = readFileSync(mine);
  bytes.fill(0, 0, 100);
  bytes.fill(7, bytes.length - PAGE);
  writeFileSync(damaged, bytes);
  expect(await shell.edgelab('list', '--project', damaged)).toBe(2);

  expect(await shell.edgelab('salvage', 'damaged.edgelab', '--json')).toBe(0);
  const made = join(shell.folder, 'damaged (salvaged).edgelab');
  expect(shell.json()).toMatchObject({ path: made, found: { runs: { recovered: 3, lost: 0 } } });
  expect(readFileSync(damaged).equals(bytes)).toBe(true);
  expect(await shell.edgelab('export', '2', '--project', made, '--out', 'salvaged.csv')).toBe(0);
  const [whole, back] = ['whole.csv', 'salvaged.csv'].map((name) => readFileSync(join(shell.folder, name), 'utf8').split('\n'));
  // Every row that is there is the row that was there; what was lost is empty or missing.
  for (const [k, line] of back!.entries()) {
    const cells = whole![k]!.split(',');
    for (const [column, cell] of line.split(',').entries()) if (cell !== '') expect([cells[column], 'NaN', 'nan']).toContain(cell);
  }

  // The same again takes another name; a name that is taken is refused.
  expect(await shell.edgelab('salvage', 'damaged.edgelab')).toBe(0);
  expect(shell.out).toMatch(/runs +3 +0/);
  expect(existsSync(join(shell.folder, 'damaged (salvaged 2).edgelab'))).toBe(true);
  expect(await shell.edgelab('salvage', 'damaged.edgelab', '--out', 'mine.edgelab')).toBe(2);
  expect(shell.err).toContain('nothing is overwritten');
  writeFileSync(join(shell.folder, 'diary.edgelab'), 'dear diary '.repeat(5_000));
  expect(await shell.edgelab('salvage', 'diary.edgelab')).toBe(2);
  expect(shell.err).toContain('Nothing of an Edge Lab project was found');
});

test('versions of a project: kept, listed and brought back as new files, also when the project is gone', async () => {
  const shell = await terminal();
  const mine = join(shell.folder, 'mine.edgelab');
  // Closing a project that changed keeps a version.
  expect(await shell.edgelab('run', 'quartic-1.1', '--project', mine)).toBe(0);
  expect(await shell.edgelab('versions', '--json')).toBe(0);
  const [first] = shell.json()['versions'] as { readonly id: string }[];
  expect(first).toMatchObject({ reason: 'rolling', counts: { runs: 1, samples: 401 * 5 } });
  expect(await shell.edgelab('versions', '--keep')).toBe(0);
  expect(await shell.edgelab('versions')).toBe(0);
  expect(shell.out.split('\n').filter((line) => line.includes('MB'))).toHaveLength(2);
  rmSync(mine);
  expect(await shell.edgelab('versions', '--project', mine, '--restore', first!.id, '--out', 'back.edgelab')).toBe(0);
  expect(await shell.edgelab('list', '--project', 'back.edgelab', '--json')).toBe(0);
  expect(shell.json()).toMatchObject({ total: 1 });
  expect(await shell.edgelab('versions', '--project', mine, '--restore', 'yesterday')).toBe(2);
  expect(shell.err).toContain('There is no such version');
});
