import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { terminal } from './host';

/** Size of a PNG in pixels, from its header. */
async function sizeOf(path: string): Promise<readonly [number, number]> {
  const bytes = await readFile(path);
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

describe('charts from the command line', () => {
  test('the example prints its table and the charts it wrote', async () => {
    const shell = await terminal();
    const folder = `${shell.folder}/charts`;
    expect(await shell.edgelab('example', '--out', folder)).toBe(0);
    expect(shell.out).toMatch(/period-2/);
    expect(shell.out).toMatch(/predicted +measured/);
    const paths = shell.out.trimEnd().split('\nCharts\n')[1]?.split('\n') ?? [];
    expect(paths.map((path) => basename(path))).toEqual(
      ['convergence', 'landscape', 'cobweb', 'iterates', 'loss', 'edge'].map((chart) => `run-1-${chart}.png`),
    );
    for (const path of paths) {
      expect(dirname(path)).toBe(folder);
      const [width, height] = await sizeOf(path);
      expect(width).toBeGreaterThan(height);
    }
  });

  test('a run of two dimensions has a phase plane; with --json the paths go to standard error', async () => {
    const shell = await terminal();
    expect(await shell.edgelab('run', 'xy-balancing', '--figures', 'here', '--json')).toBe(0);
    expect(shell.json()).toMatchObject({ status: 'finished' });
    expect(shell.err).toContain(`${shell.folder}/here/run-1-plane.png`);
  });

  test('a run longer than the screen is wide', async () => {
    const shell = await terminal();
    expect(await shell.edgelab('run', 'quartic-1.1', '--set', 'steps=1500000', '--set', 'K=1.5', '--figures', '.')).toBe(0);
    expect(shell.out).toContain('run-1-cobweb.png');
  });
});
