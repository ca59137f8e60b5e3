import { describe, expect, it } from 'vitest';
import { quartic } from '../../src-worker/problems/quartic';
import { xy } from '../../src-worker/problems/xy';
import { gradientFlow } from '../../src-worker/studies/gradient-flow';
import { ask, found } from './ask';

function fact(findings: ReturnType<typeof found>, name: RegExp): number {
  return findings.facts.find((one) => name.test(one.name))!.value as number;
}

describe('study: gradient flow', () => {
  it('gives the sharpness √(q² + 4μ²) of the limit for xy and draws paths', () => {
    const findings = found(ask(gradientFlow, xy, { K: 1.05, start: [1.5, 0.8], steps: 300 }));
    const q = 1.5 ** 2 - 0.8 ** 2;
    expect(fact(findings, /GFS/)).toBeCloseTo(Math.sqrt(q * q + 4), 7);
    expect(findings.plots.map(({ title }) => title)).toEqual(['Loss', 'Paths', 'x', 'y']);
  });

  it('comes closer to gradient descent in proportion to the learning rate', () => {
    const far = fact(found(ask(gradientFlow, quartic, { K: 0.02, start: [0.5], steps: 1_000 })), /Largest distance/);
    const near = fact(found(ask(gradientFlow, quartic, { K: 0.01, start: [0.5], steps: 1_000 })), /Largest distance/);
    expect(far / near).toBeGreaterThan(1.7);
    expect(far / near).toBeLessThan(2.4);
  });

  it('returns what there is when stopped', () => {
    expect(found(ask(gradientFlow, quartic, { stop: () => true })).stopped).toBe(true);
  });
});
