/** `edgelab figure … --compare`: the numbers beside the figure are those of the runs, and the command the window shows makes the same. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { figureCommand } from '../../src-shared/figure/command-line';
import { USUAL_PAPER, type ComparisonSubject } from '../../src-shared/figure/figure-request';
import { terminal, type Terminal } from './host';

const ETAS = ['0.9', '1.05', '1.1', '1.15', '1.2', '1.22'];
let shell: Terminal;
/** Computed once; a terminal's own folder goes with its test. */
const kept = mkdtempSync(join(tmpdir(), 'edgelab-compared-'));
afterAll(() => rmSync(kept, { recursive: true, force: true }));
beforeEach(async () => {
  shell = await terminal();
  const project = join(kept, 'p.edgelab');
  if (existsSync(project)) return copyFileSync(project, join(shell.folder, 'p.edgelab'));
  for (const eta of ETAS)
    expect(await shell.edgelab('run', 'quartic-1.1', '--set', `eta=${eta}`, '--project', 'p.edgelab'), shell.err).toBe(0);
  copyFileSync(join(shell.folder, 'p.edgelab'), project);
}, 60_000);

async function drawn(name: string, ...words: string[]): Promise<string> {
  expect(await shell.edgelab('figure', ...words, '--project', 'p.edgelab', '--out', name), shell.err).toBe(0);
  return readFile(`${shell.folder}/${name}`, 'utf8');
}
const beside = async (stem: string) =>
  (await readFile(`${shell.folder}/${stem}.csv`, 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
const runs = ETAS.map((_, k) => String(k + 1));

/** The metrics and series as another command tells them. */
async function told(run: string): Promise<Readonly<Record<string, number>>> {
  expect(await shell.edgelab('show', run, '--project', 'p.edgelab', '--json')).toBe(0);
  return (shell.json() as { metrics: Record<string, number> }).metrics;
}

describe('compared runs', () => {
  test('overlaid: the points of each run are its recorded two-step distances', async () => {
    const svg = await drawn('o.svg', ...runs, '--compare', 'overlay', '--data', '--width', '174', '--height', '105');
    expect(svg).toContain('two-step distance');
    expect(svg).toMatch(/<desc[^>]*>[^<]*period-2 \(5\)/);
    const [head, ...rows] = await beside('o');
    expect(head?.[0]).toBe('run');
    expect(new Set(rows.map(([run]) => run))).toEqual(new Set(runs));
    expect(await shell.edgelab('export', '3', '--project', 'p.edgelab', '--out', `${shell.folder}/s.csv`)).toBe(0);
    const [names = [], ...samples] = await beside('s');
    const at = names.indexOf('two-step');
    const own = rows.filter(([run]) => run === '3').map(([, , value]) => Number(value));
    // Below the floor of the logarithmic axis a point stands on it.
    const recorded = samples.map((row) => Number(row[at])).filter((value) => !Number.isNaN(value));
    expect(own.slice(0, 20)).toEqual(recorded.slice(0, 20));
  });

  test('scattered and on parallel axes: one row a run, with its metrics', async () => {
    await drawn('s.svg', ...runs, '--compare', 'scatter', '--across', 'metric:eta', '--up', 'metric:twoStepRate', '--data');
    const [head, ...rows] = await beside('s');
    expect(head).toEqual(['run', 'η', '2-step rate', 'Outcome']);
    for (const [run = '', eta, rate, outcome] of rows) {
      const metrics = await told(run);
      expect(Number(eta)).toBe(metrics['eta']);
      if (metrics['twoStepRate'] !== undefined) expect(Number(rate)).toBe(metrics['twoStepRate']);
      expect(outcome).toBe(run === '1' ? 'converged' : 'period-2');
    }
    await drawn('q.svg', ...runs, '--compare', 'parallel', '--data', '--no-caption');
    const [axes, ...lines] = await beside('q');
    expect(axes).toContain('Learning rate');
    expect(lines.map(([run]) => run)).toEqual(runs);
  });

  test('the caption tells few runs one by one, of many what is the same; in German too', async () => {
    await drawn('few.svg', '2', '3', '--compare', 'overlay', '--caption-files', '--height', '90', '--width', '174');
    const few = await readFile(`${shell.folder}/few.txt`, 'utf8');
    expect(few).toMatch(/Run 2 .*η = 1\.05.*start 0\.8.*seed 1/);
    await drawn('many.svg', ...runs, '--compare', 'overlay', '--caption-files', '--language', 'de', '--height', '90', '--width', '174');
    const many = await readFile(`${shell.folder}/many.txt`, 'utf8');
    expect(many).toMatch(/Läufe 1, 2, 3, 4, 5, 6: quartic, mu = 1/);
    expect(many).not.toMatch(/η = /);
  });

  test.skipIf(process.platform === 'win32')('the command shown makes the same bytes as the words', async () => {
    const look = { colour: 'setting:seed', quantity: 'loss', alignment: 'effective', whole: true } as const;
    const subject: ComparisonSubject = {
      kind: 'comparison',
      runs: [1, 4, 6],
      chart: 'overlay',
      look: { ...look, across: 'metric:K', up: 'metric:twoStepRate' },
    };
    const paper = { ...USUAL_PAPER, width: 120, height: 100 };
    const request = { subject, paper, caption: { shown: true, text: null }, beside: { data: false, caption: false } };
    const command = figureCommand(request, 'p.edgelab', 'c.svg');
    const script = `for word in ${command}; do printf '%s\\0' "$word"; done`;
    const words = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(2, -1);
    expect(await shell.edgelab('figure', ...words), shell.err).toBe(0);
    const own = ['--compare', 'overlay', '--quantity', 'loss', '--align', 'effective', '--colour', 'setting:seed', '--whole'];
    const direct = await drawn('d.svg', '1', '4', '6', ...own, '--width', '120', '--height', '100');
    const shown = await readFile(`${shell.folder}/c.svg`, 'utf8');
    // The source inside names the request, which is the same but for columns an overlay does not look at.
    const picture = (svg: string) => svg.replace(/<metadata>.*?<\/metadata>/s, '');
    expect(picture(shown)).toBe(picture(direct));
  });

  test('what cannot be drawn is refused by name', async () => {
    for (const words of [
      ['1', '--compare', 'overlay'],
      ['1', '2', '--compare', 'pie'],
      ['1', '2', '--compare', 'overlay', '--align', 'noon'],
      ['1', '2', '--compare', 'scatter', '--up', 'metric:nothing'],
      ['1', '99', '--compare', 'parallel'],
    ]) {
      expect(await shell.edgelab('figure', ...words, '--project', 'p.edgelab', '--out', 'no.svg')).toBe(2);
      expect(shell.err).not.toBe('');
    }
  });
});
