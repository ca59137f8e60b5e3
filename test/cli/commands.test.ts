import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { QUARTIC } from '../lab/experiments';
import { terminal } from './host';

/** The keys of design.md, section 9. */
const KEYS = ['runId', 'status', 'outcome', 'problem', 'eta', 'etaC', 'K', 'minimum', 'flip', 'orbits', 'lyapunov', 'metrics', 'versions'];

const near = (value: number): unknown => expect.closeTo(value, 10);

describe('edgelab run', () => {
  test('runs a preset into one JSON object and keeps nothing', async () => {
    const { edgelab, json, ...shell } = await terminal();
    expect(await edgelab('run', 'quartic-1.1', '--json')).toBe(0);
    const document = json();
    for (const key of KEYS) expect(document).toHaveProperty(key);
    expect(document).toMatchObject({
      status: 'finished',
      outcome: { kind: 'period-p', period: 2 },
      problem: { id: 'quartic', params: { mu: 1 } },
      eta: 1.1,
      etaC: near(1),
      minimum: { x: near(1), sharpness: near(2) },
      flip: { kind: 'supercritical', c: near(8) },
    });
    // On a stable orbit neighbouring iterates approach each other.
    expect(document['lyapunov']).toBeLessThan(0);
    expect(existsSync(join(shell.folder, 'data'))).toBe(false);
  });

  test('says that the project was temporary, and in words what came out', async () => {
    const shell = await terminal();
    expect(await shell.edgelab('run', 'quartic-1.1')).toBe(0);
    expect(shell.err).toContain('temporary project');
    expect(shell.out).toContain('period-2');
    expect(shell.out).toMatch(/0\.81455\d+ {2}1\.1160\d+/);
  });

  test.each([
    [['eta=1.05'], { eta: 1.05 }],
    [['K=1.02', 'mu=2'], { K: 1.02, etaC: near(0.5), problem: { id: 'quartic', params: { mu: 2 } } }],
    [['params.mu=4', 'eta=1.1*etaC', 'start=1.5'], { etaC: near(0.25), minimum: { x: near(2), sharpness: near(8) } }],
    [
      ['steps=1e3', 'seed=5', 'startNoise=0.01', 'divergenceBound=100'],
      { experiment: { steps: 1000, seed: 5, startNoise: 0.01, divergenceBound: 100 } },
    ],
  ])('--set %j', async (settings, expected) => {
    const shell = await terminal();
    expect(await shell.edgelab('run', 'quartic-1.1', '--json', ...settings.flatMap((setting) => ['--set', setting]))).toBe(0);
    expect(shell.json()).toMatchObject(expected);
  });

  test('divergence is a result, not a failure', async () => {
    const shell = await terminal();
    expect(await shell.edgelab('run', 'quartic-1.1', '--set', 'eta=2.5', '--json')).toBe(0);
    expect(shell.json()).toMatchObject({ status: 'finished', outcome: { kind: 'diverged' } });
  });

  test('an experiment file, a problem of two dimensions', async () => {
    const shell = await terminal();
    const experiment = { ...QUARTIC, problem: { id: 'xy', params: { mu: 1 } }, start: [1.5, 0.8], steps: 2_000 };
    await writeFile(join(shell.folder, 'spec.json'), JSON.stringify(experiment));
    expect(await shell.edgelab('run', 'spec.json', '--set', 'eta=1.05', '--json')).toBe(0);
    const { minimum, settled } = shell.json() as { minimum: { x: unknown }; settled: { points: unknown[] } };
    expect(minimum.x).toEqual([near(1), near(1)]);
    expect(settled.points).toHaveLength(2);
    expect(settled.points[0]).toHaveLength(2);
  });
});

describe('bad input', () => {
  test.each([
    [['run', 'quartic-1.2'], /no such file, preset or problem.*Did you mean quartic-1\.1\?/s],
    [['run', 'quartic-1.1', '--set', 'etta=1'], /--set etta: .*Did you mean eta\? Valid for quartic: eta, K, start, .*params\.mu/s],
    [['run', 'quartic-1.1', '--set', 'eta'], /path=value/],
    [['run', 'quartic-1.1', '--set', 'steps=many'], /“many” is not a number/],
    [['run', 'quartic-1.1', '--set', 'steps=1.5'], /steps/],
    [['run', 'quartic-1.1', '--set', 'mu=-1'], /mu/],
    [['run', 'quartic-1.1', '--set', 'start=1,2'], /start/],
    [['run', 'quartic-1.1', '--set', 'eta=1.1*etac'], /etaC/],
    [['analyze', '--problem', 'quartc', '--eta', '1'], /Did you mean quartic\?/],
    [['analyze', '--problem', 'quartic'], /learning rate is missing/],
    [['show', '1'], /no project in this folder/],
    [['show', '1', '--project', 'none.edgelab'], /none\.edgelab/],
    [['frobnicate'], /unknown command/],
    [['run', 'quartic-1.1', '--jsn'], /unknown option/],
    [['run'], /missing required argument/],
  ])('%j exits with 2 and says what is wrong', async (words, message) => {
    const shell = await terminal();
    expect(await shell.edgelab(...words)).toBe(2);
    expect(shell.err).toMatch(message);
    expect(shell.out).toBe('');
  });

  test.each([
    ['{', /not JSON/],
    [JSON.stringify({ ...QUARTIC, steps: 'many' }), /steps/],
    [JSON.stringify({ ...QUARTIC, stepps: 1 }), /stepps.*Did you mean steps\?/s],
    [JSON.stringify({ ...QUARTIC, problem: { id: 'cubic', params: {} } }), /no problem “cubic”/],
    ['[]', /expected object/i],
  ])('a spec file %j is refused with the field at fault', async (text, message) => {
    const shell = await terminal();
    await writeFile(join(shell.folder, 'spec.json'), text);
    expect(await shell.edgelab('run', 'spec.json')).toBe(2);
    expect(shell.err).toMatch(message);
  });

  test('with --json the refusal is an object too', async () => {
    const shell = await terminal();
    expect(await shell.edgelab('run', 'quartic-1.1', '--set', 'mu=x', '--json')).toBe(2);
    expect(shell.json()).toMatchObject({ refusal: { code: 'not-a-number', where: '--set mu' } });
  });
});

describe('projects', () => {
  test('runs are kept, listed, shown and exported', async () => {
    const shell = await terminal();
    for (const eta of ['1.05', '1.1'])
      expect(await shell.edgelab('run', 'quartic-1.1', '--set', `eta=${eta}`, '--project', 'p.edgelab')).toBe(0);
    expect(shell.err).toContain('Run 2 is in p.edgelab');

    // The same experiment again is another run of it.
    expect(await shell.edgelab('run', 'quartic-1.1', '--set', 'eta=1.1', '--project', 'p.edgelab')).toBe(0);
    expect(await shell.edgelab('list', '--json')).toBe(0);
    const { runs } = shell.json() as { runs: { experimentId: number }[] };
    expect(runs.map(({ experimentId }) => experimentId)).toEqual([1, 2, 2]);

    expect(shell.json()).toMatchObject({
      total: 3,
      runs: [{ runId: 1, metrics: { eta: 1.05 } }, { runId: 2, metrics: { eta: 1.1 } }, { runId: 3 }],
    });
    expect(await shell.edgelab('list', '--project', 'p.edgelab')).toBe(0);
    expect(shell.out.trimEnd().split('\n')).toHaveLength(4);

    expect(await shell.edgelab('show', '2', '--json')).toBe(0);
    const shown = shell.json();
    expect(shown).toMatchObject({ runId: 2, eta: 1.1, outcome: { kind: 'period-p', period: 2 } });
    expect(await shell.edgelab('show', '7')).toBe(2);

    expect(await shell.edgelab('export', '2', '--out', 'two.csv')).toBe(0);
    expect((await readFile(join(shell.folder, 'two.csv'), 'utf8')).trimEnd().split('\n')).toHaveLength(402);
    expect(await shell.edgelab('export', '2', '--format', 'json', '--out', 'two.txt')).toBe(0);
    expect(JSON.parse(await readFile(join(shell.folder, 'two.txt'), 'utf8'))).toEqual(shown);
    expect(await shell.edgelab('export', '2', '--out', 'two.xls')).toBe(2);
  });

  test('a file that is no project is refused and left alone', async () => {
    const shell = await terminal();
    const path = join(shell.folder, 'p.edgelab');
    await writeFile(path, 'mine');
    expect(await shell.edgelab('run', 'quartic-1.1', '--project', 'p.edgelab')).toBe(2);
    expect(await readFile(path, 'utf8')).toBe('mine');
  });
});

describe('without a project', () => {
  test('presets lists what run and analyze accept', async () => {
    const shell = await terminal();
    expect(await shell.edgelab('presets', '--json')).toBe(0);
    const { presets, problems } = shell.json() as { presets: { id: string }[]; problems: { id: string }[] };
    expect(presets[0]?.id).toBe('quartic-1.1');
    expect(problems.map(({ id }) => id)).toEqual(expect.arrayContaining(['quartic', 'sine', 'xy']));
    expect(await shell.edgelab('presets')).toBe(0);
    expect(shell.out).toContain('quartic-1.1');
  });

  test('analyze gives minimum, flip and orbits of a problem', async () => {
    const shell = await terminal();
    expect(await shell.edgelab('analyze', '--problem', 'quartic', '--set', 'mu=2', '--eta', '1.05*etaC', '--json')).toBe(0);
    const document = shell.json();
    for (const key of KEYS) expect(document).toHaveProperty(key);
    expect(document).toMatchObject({
      runId: null,
      etaC: near(0.5),
      flip: { kind: 'supercritical' },
      outcome: { kind: 'period-p', period: 2 },
    });
    expect(document['eta']).toBeCloseTo(0.525, 15);
    expect(document['K']).toBeCloseTo(1.05, 14);
    const { minimum, orbits } = document as { minimum: { x: number; sharpness: number }; orbits: { period: number; points: number[] }[] };
    expect(minimum.x).toBeCloseTo(Math.SQRT2, 12);
    expect(minimum.sharpness).toBeCloseTo(4, 12);
    const cycle = orbits.find(({ period }) => period === 2);
    expect(cycle?.points).toEqual([...(cycle?.points ?? [])].sort((a, b) => a - b));
  });

  test('a start chooses the reference minimum', async () => {
    const shell = await terminal();
    expect(await shell.edgelab('analyze', '--problem', 'quartic', '--eta', '1.1', '--start', '-0.9', '--json')).toBe(0);
    expect(shell.json()).toMatchObject({ minimum: { x: near(-1) } });
  });

  test('help and version exit with 0', async () => {
    const shell = await terminal();
    expect(await shell.edgelab('--help')).toBe(0);
    expect(shell.out).toContain('analyze');
    expect(await shell.edgelab('--version')).toBe(0);
    expect(shell.out.trim()).toBe('0.0.0');
  });
});
