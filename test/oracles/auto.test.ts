import { expect, test } from 'vitest';
import { periodDoubling } from '../../src-worker/analysis/doubling';
import { referenceMinimum } from '../../src-worker/analysis/minima';
import { runJob } from '../../src-worker/jobs';
import { lossOf } from '../analysis/run';
import { atEta, experiment, host } from '../jobs/experiments';
import { notRun, programNamed, runIn } from './program';

const auto = programNamed('auto-07p', 'auto');
const compiler = programNamed('gfortran');
if (!auto || !compiler) notRun('AUTO-07p');

/** K at which the orbit of the period is attracting, so that a run finds a point to start the continuation from. */
const WITHIN = [
  [1, 0.9],
  [2, 1.1],
  [4, 1.26],
  [8, 1.295],
  [16, 1.301],
] as const;

test.skipIf(!auto || !compiler)(
  'AUTO-07p continues the orbits of the quartic and meets five flips at the K found here, to 9 digits',
  () => {
    const loss = lossOf('quartic', { mu: 1 });
    const minimum = referenceMinimum(loss, Float64Array.of(0.8))!;
    const rows = WITHIN.map(([period, K]) => {
      const chosen = experiment('quartic-1.1', { rule: atEta(String(K)), steps: 20_000 });
      const answer = runJob('exportSystem', { experiment: chosen, format: 'auto' }, host());
      expect(answer.ok).toBe(true);
      const files = answer.ok ? answer.value : [];
      const { printed } = runIn(files, auto!, ['quartic.auto']);
      const flips = [...printed.matchAll(/^eta = ([\d.]+) {2}flip = (\S+)/gm)].map(([, eta]) => Number(eta));
      const ours = periodDoubling(loss, minimum, period)!;
      const theirs = flips.sort((a, b) => Math.abs(a - ours) - Math.abs(b - ours))[0] ?? NaN;
      return { period, ours, theirs, printed };
    });
    console.log(rows.map(({ period, ours, theirs }) => `flip of period ${period}: K = ${ours} here, ${theirs} by AUTO-07p`).join('\n'));
    for (const { ours, theirs, printed } of rows) {
      expect(Number.isFinite(theirs), printed).toBe(true);
      expect(Math.abs(theirs / ours - 1)).toBeLessThan(1e-9);
    }
  },
  100_000,
);
