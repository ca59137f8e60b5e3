/** `edgelab export`, and the command the window shows: a real shell takes it apart, and it does what the window's export does. */
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportCommandLine, quoted, sweepExportCommandLine } from '../../src-shared/export/command-line';
import { DATA_FORMATS } from '../../src-shared/export/formats';
import type { ExportRequest } from '../../src-shared/export/request';
import { labIn, newFolder, valueOf } from '../lab/bench';
import { SMALL_MAP } from '../lab/sweep-truth';
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

  test.skipIf(!shell)('a sweep is listed with its number, and written as the window writes it, in every format', async () => {
    const here = await terminal();
    const path = join(here.folder, 'swept.edgelab');
    const { lab } = await labIn(await newFolder());
    valueOf(await lab.saveProjectAs(path));
    const id = valueOf(await lab.startSweep('A map', SMALL_MAP, null));
    await lab.sweepEnded(id);
    for (const format of DATA_FORMATS) valueOf(await lab.exportSweep(1, id, format, join(here.folder, `window.${format}`)));
    await lab.close();
    expect(await here.edgelab('list', '--project', path)).toBe(0);
    expect(here.out).toMatch(/sweep +status +kind.*\n +1 +finished +outcome-map .*A map/);
    for (const format of DATA_FORMATS) {
      const command = sweepExportCommandLine(id, format, path, `command.${format}`);
      expect(await here.edgelab(...words(command).slice(1)), here.err).toBe(0);
      expect(await readFile(join(here.folder, `command.${format}`))).toEqual(await readFile(join(here.folder, `window.${format}`)));
    }
    expect(await here.edgelab('export', '--sweep', '9', '--project', path, '--out', 'none.csv')).toBe(2);
    expect(here.err).toMatch(/no sweep 9/);
  });

  test('what cannot be meant is refused before a project is opened', async () => {
    const here = await terminal();
    for (const args of [
      ['--out', 'x.csv'],
      ['1', '--filter', 'K>1', '--out', 'x.csv'],
      ['one', '--out', 'x.csv'],
      ['1', '--out', 'x.doc'],
      ['1', '--what', 'all', '--out', 'x.csv'],
      ['1', '--sweep', '1', '--out', 'x.csv'],
      ['--sweep', '0', '--out', 'x.csv'],
      ['--sweep', '1', '--filter', 'K>1', '--out', 'x.csv'],
      ['--sweep', '1', '--out', 'x.tex'],
    ])
      expect(await here.edgelab('export', ...args)).toBe(2);
  });
});
