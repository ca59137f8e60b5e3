import { strFromU8, unzipSync } from 'fflate';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { terminal } from './host';

test('the bundle counts a project and has nothing of it, nor of where it lies', async () => {
  const shell = await terminal();
  expect(await shell.edgelab('run', 'quartic-1.1', '--set', 'steps=50', '--project', 'Hidden Title.edgelab')).toBe(0);
  await mkdir(join(shell.folder, 'data', 'logs'), { recursive: true });
  await writeFile(join(shell.folder, 'data', 'logs', 'main.log'), `[info] opened ${shell.folder}/Hidden Title.edgelab\n`);
  expect(await shell.edgelab('diagnostics', '--out', 'd.zip', '--project', 'Hidden Title.edgelab')).toBe(0);
  const files = unzipSync(await readFile(join(shell.folder, 'd.zip')));
  const text = (name: string) => strFromU8(files[name]!);
  expect(JSON.parse(text('project.json'))).toMatchObject({ integrity: 'ok', rows: { run: 1 }, runsByStatus: { finished: 1 } });
  for (const name of Object.keys(files)) {
    expect(text(name)).not.toContain('Hidden Title');
    expect(text(name)).not.toContain(shell.folder);
  }
  expect(await shell.edgelab('diagnostics', '--out', 'no/such/folder/d.zip')).toBe(1);
  expect(await shell.edgelab('diagnostics', '--out', 'd.zip', '--project', 'missing.edgelab')).toBe(2);
});
