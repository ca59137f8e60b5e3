/** Checks of presets, studies, parameters of every kind and export to other programs from the command line. */
import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { terminal } from './host';

describe('edgelab check', () => {
  test('prints expected and measured values side by side', async () => {
    const shell = await terminal();
    expect(await shell.edgelab('check', 'quartic-1.1', 'figure-1-right')).toBe(0);
    expect(shell.out).toMatch(/quartic-1\.1 .*0\.18 +0\.18\d* .*passed/);
    expect(shell.out).toMatch(/figure-1-right .*passed/);
    expect(shell.out).toMatch(/\d+ checks, all passed\.\n$/);
  });

  test('with --json one object with every check', async () => {
    const shell = await terminal();
    expect(await shell.edgelab('check', 'figure-1-left', '--json')).toBe(0);
    expect(shell.json()).toMatchObject({ passed: true, presets: [{ id: 'figure-1-left', figure: 'Figure 1, left', passed: true }] });
    const { presets } = shell.json() as { presets: { checks: object[] }[] };
    for (const check of presets[0]?.checks ?? []) expect(check).toMatchObject({ passed: true });
  });

  test.each([
    [['check'], /Name presets or give --all/],
    [['check', 'figure-1-lft'], /Did you mean figure-1-left\?/],
    [['study', 'no-such-study', 'quartic'], /no such study/],
    [['export-system', 'quartic', '--to', 'matlab'], /auto, xpp, python, julia/],
    [['export-system', 'quartic'], /required option/],
    [['run', 'figure-3-symmetric', '--set', 'form=asymetric'], /Did you mean asymmetric\? Choose one of symmetric, asymmetric/],
    [['run', 'figure-3-symmetric', '--set', 'sigma=5,x'], /no list of numbers.*4,2,1/s],
    [['run', 'quartic-1.1', '--set', 'start='], /no start of its own.*start=/s],
  ])('%j exits with 2 and says what would do', async (words, message) => {
    const shell = await terminal();
    expect(await shell.edgelab(...words)).toBe(2);
    expect(shell.err).toMatch(message);
    expect(shell.out).toBe('');
  });
});

describe('parameters of every kind', () => {
  test('a choice, numbers and the start the problem states', async () => {
    const shell = await terminal();
    const settings = ['form=asymmetric', 'n=2', 'rank=2', 'sigma=3,1', 'alpha=0.9', 'start=', 'steps=50'];
    expect(await shell.edgelab('run', 'figure-3-symmetric', '--json', ...settings.flatMap((one) => ['--set', one]))).toBe(0);
    expect(shell.json()).toMatchObject({
      experiment: { start: [], steps: 50, problem: { params: { form: 'asymmetric', n: 2, sigma: [3, 1], alpha: 0.9 } } },
      etaC: expect.closeTo(1 / 9, 9) as unknown,
    });
  });

  test('a list of learning rates in brackets is a schedule', async () => {
    const shell = await terminal();
    expect(await shell.edgelab('run', 'quartic-1.1', '--set', 'eta=[0.4, 0.6]', '--set', 'steps=100', '--json')).toBe(0);
    expect(shell.json()).toMatchObject({
      experiment: { rule: { kind: 'step-schedule', learningRates: [{ text: '0.4' }, { text: '0.6' }] } },
    });
  });
});

describe('figures of a preset', () => {
  test('its own charts come first, under names any file system takes', async () => {
    const shell = await terminal();
    expect(await shell.edgelab('run', 'xy-balancing', '--figures', 'f')).toBe(0);
    const names = (shell.out.split('\nCharts\n')[1] ?? '')
      .trimEnd()
      .split('\n')
      .map((path) => path.split('/').at(-1));
    expect(names.slice(0, 2)).toEqual(['run-1-plane.png', 'run-1-quantities-x-minus-y.png']);
    expect([...(await readdir(`${shell.folder}/f`))].sort()).toEqual([...names].sort());
    expect((await readFile(`${shell.folder}/f/run-1-plane.png`)).subarray(1, 4).toString()).toBe('PNG');
  });
});

describe('edgelab study', () => {
  test('lists the studies with their options', async () => {
    const shell = await terminal();
    expect(await shell.edgelab('studies')).toBe(0);
    expect(shell.out).toMatch(/^cascade .*longest/m);
    expect(await shell.edgelab('studies', '--json')).toBe(0);
    const { studies } = shell.json() as { studies: { id: string }[] };
    expect(studies.map(({ id }) => id)).toEqual(expect.arrayContaining(['cascade', 'schedules']));
  });

  test('prints sentences, facts and tables, and draws what it found', async () => {
    const shell = await terminal();
    expect(await shell.edgelab('study', 'schedules', 'chebyshev-pair', '--option', 'steps=20', '--figures', 'f')).toBe(0);
    expect(shell.out).toMatch(/Chebyshev .*4\.3140/);
    expect(await readdir(`${shell.folder}/f`)).toEqual(['schedules-1.png', 'schedules-2.png']);
    const vectors = ['study', 'schedules', 'chebyshev-pair', '--option', 'steps=20', '--figures', 'v', '--figure-format'];
    expect(await shell.edgelab(...vectors, 'svg')).toBe(0);
    const svg = await readFile(`${shell.folder}/v/schedules-1.svg`, 'utf8');
    expect(svg).toContain('width="174mm" height="105mm"');
    const said = [...svg.matchAll(/<text [^>]*>([^<]*)</g)].map(([, text = '']) => text).join(' ');
    expect(said).toMatch(/Study schedules: .*η in turn .* start .* seed \d+/);
    expect(await shell.edgelab(...vectors, 'gif')).toBe(2);
    expect(shell.err).toMatch(/svg, pdf or png/);
  });

  test('Ctrl-C keeps the part found so far', async () => {
    const shell = await terminal();
    const before = process.listenerCount('SIGINT');
    const ended = shell.edgelab('study', 'lyapunov-spectrum', 'xy-balancing', '--option', 'steps=1e7', '--json');
    for (let tries = 0; tries < 500 && process.listenerCount('SIGINT') === before; tries++)
      await new Promise((wake) => setTimeout(wake, 20));
    await new Promise((wake) => setTimeout(wake, 300));
    process.emit('SIGINT', 'SIGINT');
    expect(await ended).toBe(130);
    expect(shell.err).toContain('Stopping');
    expect(shell.json()).toMatchObject({ study: 'lyapunov-spectrum', stopped: true });
    expect(process.listenerCount('SIGINT')).toBe(before);
  });

  test('with --json one object; a map has its cells as numbers', async () => {
    const shell = await terminal();
    expect(await shell.edgelab('study', 'validity-map', 'figure-3-quasi', '--option', 'cells=8', '--json')).toBe(0);
    expect(shell.json()).toMatchObject({ study: 'validity-map', options: { cells: 8 }, stopped: false });
    const { plots } = shell.json() as { plots: { cells: number[] }[] };
    expect(plots[0]?.cells).toHaveLength(64);
  });

  test.each([
    [['study', 'cascde', 'quartic'], /Did you mean cascade\?/],
    [['study', 'cascade', 'quartic', '--option', 'longst=8'], /Did you mean longest\? Options of cascade: longest/],
    [['study', 'validity-map', 'figure-3-quasi', '--option', 'learningRate=mine'], /Choose one of run, given/],
    [['study', 'validity-map', 'quartic'], /It is for matrix-factorisation/],
  ])('%j exits with 2 and says what would do', async (words, message) => {
    const shell = await terminal();
    expect(await shell.edgelab(...words)).toBe(2);
    expect(shell.err).toMatch(message);
  });
});

describe('edgelab export-system', () => {
  test('prints a program or writes its files', async () => {
    const shell = await terminal();
    expect(await shell.edgelab('export-system', 'quartic-1.1', '--to', 'python')).toBe(0);
    expect(shell.out).toContain('numpy');
    expect(await shell.edgelab('export-system', 'quartic-1.1', '--to', 'auto', '--folder', 'a')).toBe(0);
    const paths = shell.out.trimEnd().split('\n');
    expect((await readdir(`${shell.folder}/a`)).sort()).toEqual(paths.map((path) => path.split('/').at(-1)).sort());
  });
});
