import { describe, expect, test } from 'vitest';
import type { Orbit } from '../../src-shared/analysis';
import { runJob } from '../../src-worker/jobs';
import { atEta, experiment, host } from './experiments';

function orbitsAt(preset: string, eta: string): { orbits: readonly Orbit[]; settled: Orbit | null } {
  const answer = runJob('trajectory', experiment(preset, { rule: atEta(eta), steps: 20_000 }), host());
  if (!answer.ok) throw new Error(answer.refusal.what);
  return answer.value.analysis;
}

describe('orbits of a run', () => {
  test('are certified for a polynomial loss, stable and unstable ones', () => {
    const { orbits, settled } = orbitsAt('quartic-1.1', '1.295');
    expect(settled).toMatchObject({ period: 8, stable: true, certified: true });
    expect(orbits.map(({ period, certified }) => [period, certified])).toEqual([
      [1, true],
      [2, true],
      [4, true],
      [8, true],
    ]);
  });

  test('are found, not certified, where a function has no proven bounds, at a flip, and in several variables', () => {
    expect(orbitsAt('figure-1-right', '1.01').settled).toMatchObject({ period: 2, certified: false });
    expect(orbitsAt('quartic-1.1', '1').orbits.every(({ certified }) => !certified)).toBe(true);
    expect(orbitsAt('xy-balancing', '1.05').settled).toMatchObject({ period: 2, certified: false });
  });
});
