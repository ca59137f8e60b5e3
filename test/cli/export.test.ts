/** `edgelab export`, and the command the window shows: a real shell takes it apart, and it does what the window's export does. */
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportCommandLine, quoted } from '../../src-shared/export/command-line';
import type { ExportRequest } from '../../src-shared/export/request';
import { terminal } from './host';

/** The words a shell makes of a command line. */
function words(commandLine: string): string[] {
  const script = `for word in ${commandLine}; do printf '%s\\0' "$word"; done`;
  return execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
}

const shell = process.platform !== 'win32';

describe('the command shown', () => {
  test.skipIf(!shell)('any text is one word of the shell', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 0 }).filter((text) => !/[\0\ud800-\udfff]/u.test(text)),
        (text) => {
          expect(words(quoted(text))).toEqual([text]);
        },
      ),
      { numRuns: 60 },
    );
  });

  test.skipIf(!shell)('writes the same file as the request it is made from', async () => {
    const here = await terminal();
    for (const eta of ['1.05', '1.1', '1.2'])
      expect(await here.edgelab('run', 'quartic-1.1', '--set', `eta=${eta}`, '--project', 'it’s a project.edgelab')).toBe(0);
    const requests: ExportRequest[] = [
      {
        what: 'runs',
        format: 'csv',
        runs: { kind: 'filter', filter: 'K>1.06 problem:quartic' },
        columns: ['run', 'metric:K'],
        separate: false,
      },
      {
        what: 'series',
        format: 'csv',
        runs: { kind: 'ids', ids: [3, 1] },
        columns: ['x', 'loss'],
        separate: false,
      },
    ];
    const [table, series] = requests.map((request, k) => exportCommandLine(request, 'it’s a project.edgelab', `out ${k}.csv`));
    for (const command of [table!, series!]) expect(await here.edgelab(...words(command).slice(1)), here.err).toBe(0);
    expect(await readFile(join(here.folder, 'out 0.csv'), 'utf8')).toBe('run,K\n2,1.1000000000000001\n3,1.2\n');
    const [head, ...rows] = (await readFile(join(here.folder, 'out 1.csv'), 'utf8')).trimEnd().split('\n');
    expect(head).toBe('run,step,x,loss');
    expect(new Set(rows.map((row) => row.split(',')[0]))).toEqual(new Set(['1', '3']));
  });

  test('what cannot be meant is refused before a project is opened', async () => {
    const here = await terminal();
    for (const args of [
      ['--out', 'x.csv'],
      ['1', '--filter', 'K>1', '--out', 'x.csv'],
      ['one', '--out', 'x.csv'],
      ['1', '--out', 'x.doc'],
      ['1', '--what', 'all', '--out', 'x.csv'],
    ])
      expect(await here.edgelab('export', ...args)).toBe(2);
  });
});
