import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SweepSpec } from '../../src-shared/sweep';
import { labIn, newFolder, valueOf } from './bench';
import { axis, defaultsOf, diagram, experimentOf, map } from '../sweeps/specs';
import { bitsOf, blocksHere, blocksIn, ENSEMBLE, rowOf, SMALL_DIAGRAM, SMALL_MAP } from './sweep-truth';

const QUARTIC = experimentOf('quartic', { mu: 1 }, { steps: 500 });
const SINE = experimentOf('formula', { formula: 'sin(3*x)/3 + x^4/4 - a*x^2/2', variables: 'x', a: 0.5 }, { steps: 500 });
const MATRICES = experimentOf('matrix-factorisation', { ...defaultsOf('matrix-factorisation'), n: 10, rank: 2 }, { start: [], steps: 60 });

/** Every kind of sweep and both routes through the engine. */
const SPECS: readonly (readonly [string, SweepSpec])[] = [
  ['a map', SMALL_MAP],
  ['a map over a start and a parameter, on a logarithmic axis', map(axis('eta', 0.05, 2, 'log'), axis('param:mu', 0.5, 2), QUARTIC)],
  ['a diagram with exponents', SMALL_DIAGRAM],
  ['a diagram whose range is found', diagram({ range: null, transient: 300 }, QUARTIC)],
  ['a diagram carried forward', diagram({ seeding: 'forward', transient: 50, lyapunov: true }, QUARTIC)],
  ['a diagram carried backward', diagram({ seeding: 'backward', transient: 50 }, QUARTIC)],
  ['a map of a typed formula', map(axis('param:a', 0, 1), axis('start:0', -1, 1), SINE)],
  ['a map through the loss', map(axis('eta', 0.01, 0.5), axis('param:alpha', 0.5, 1.2), MATRICES, { columns: 6, rows: 5 })],
  ['an ensemble', ENSEMBLE],
];

describe.each(SPECS)('%s', (_name, spec) => {
  test('stored by one thread and by three is what one thread computes, bit for bit', async () => {
    const truth = bitsOf(blocksHere(spec));
    for (const threads of [1, 3]) {
      const folder = await newFolder();
      const path = join(folder, 'sweep.edgelab');
      const { lab, heard } = await labIn(folder, { threads });
      valueOf(await lab.createProject(path, 'Sweep'));
      const id = valueOf(await lab.startSweep('a title', spec, null));
      await lab.sweepEnded(id);
      const row = await rowOf(lab, id);
      expect(row).toMatchObject({ title: 'a title', status: 'finished', blocks: truth.length, blocksDone: truth.length, error: null });
      await lab.close();
      expect(bitsOf(blocksIn(path, folder, id).blocks)).toEqual(truth);
      expect(heard.filter(({ event }) => event === 'trouble')).toEqual([]);
    }
  });
});
