import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultParams } from '../../src-shared/catalogue';
import { bifurcationDiagram, etaFamily, type Diagram, type Follow, parameterFamily } from '../../src-worker/analysis/continuation';
import type { Loss } from '../../src-worker/engine/problem';
import { quartic } from '../../src-worker/problems/quartic';
import { sine } from '../../src-worker/problems/sine';
import { xy } from '../../src-worker/problems/xy';

const host = { stop: () => false, progress: () => undefined };
const follow: Follow = { low: 0.2, high: 2, points: 800, step: 0.05, size: 1e3, doublings: 5, branches: 20, longestPeriod: 64 };

function bound(problem: typeof quartic): Loss {
  const loss = problem.bind(defaultParams(problem.info));
  if (!loss.ok) throw new Error(loss.refusal.what);
  return loss.value;
}

function points(diagram: Diagram | null, kind: string, period: number): number[] {
  return (diagram?.branches ?? []).filter((branch) => branch.period === period).flatMap((branch) => branch.points.filter((point) => point.kind === kind).map(({ value }) => value));
}

describe('continuation in the learning rate', () => {
  it('finds the period doublings of the quartic to ten digits', () => {
    const diagram = bifurcationDiagram(etaFamily(bound(quartic)), Float64Array.of(1), 0.8, 1, 0, { ...follow, high: 1.35 }, host);
    const expected = [
      [1, 1],
      [2, Math.sqrt(5) - 1],
      [4, 1.2880317544828],
      [8, 1.2992279396502],
      [16, 1.3016289140371],
      [32, 1.3021432714581],
    ] as const;
    for (const [period, value] of expected) {
      const nearest = Math.min(...points(diagram, 'flip', period).map((found) => Math.abs(found - value)));
      console.log(period, points(diagram, 'flip', period), nearest);
      expect(nearest).toBeLessThan(1e-11);
    }
  });

  it('finds where the 2-cycle of the sine loses its symmetry, and the branch that leaves it', () => {
    const diagram = bifurcationDiagram(etaFamily(bound(sine)), Float64Array.of(-Math.PI / 2), 0.8, 1, 0, { ...follow, doublings: 2 }, host);
    const [value] = points(diagram, 'branch', 2);
    console.log(value! - Math.PI / 2, diagram!.branches.map((b) => [b.period, b.nodes.length, b.endings, b.from, b.points.map((p) => [p.kind, p.value, p.uncertainty])]));
    expect(Math.abs(value! - Math.PI / 2)).toBeLessThan(1e-10);
  });

  it('flips the flattest minimum of xy at K = 1 although it lies on a manifold', () => {
    const diagram = bifurcationDiagram(etaFamily(bound(xy)), Float64Array.of(1, 1), 0.8, 1, 1, { ...follow, doublings: 2 }, host);
    console.log(diagram!.branches.map((b) => [b.period, b.nodes.length, b.endings, b.from, b.points.map((p) => [p.kind, p.value, p.uncertainty])]));
    expect(points(diagram, 'flip', 1)[0]).toBeCloseTo(1, 12);
  });

  it.each([[5, 1.39392502740446, 1.3945], [3, 1.45044096448788, 1.452]])('finds the fold at which the window of period %i opens', (period, value, inside) => {
    const loss = bound(quartic);
    const map = etaFamily(loss).mapAt(inside)!;
    const x = Float64Array.of(0.8);
    map.advance(x, 6000);
    const diagram = bifurcationDiagram(etaFamily(loss), x, inside, period, 0, { ...follow, doublings: 0 }, host);
    console.log(period, points(diagram, 'fold', period), diagram?.branches.map((b) => b.endings));
    expect(Math.min(...points(diagram, 'fold', period).map((found) => Math.abs(found - value)))).toBeLessThan(1e-11);
  });
});

describe('continuation in a parameter', () => {
  it('flips the quartic at μ = 1/η', () => {
    const family = parameterFamily(quartic, { mu: 1 }, 'mu', 0.8, 1);
    const diagram = bifurcationDiagram(family, Float64Array.of(1), 1, 1, 0, { ...follow, doublings: 1 }, host);
    console.log(diagram!.branches.map((b) => [b.period, b.nodes.length, b.endings, b.from, b.points.map((p) => [p.kind, p.value, p.uncertainty])]));
    expect(points(diagram, 'flip', 1)[0]).toBeCloseTo(1.25, 12);
    expect(points(diagram, 'flip', 2)[0]).toBeCloseTo((Math.sqrt(5) - 1) / 0.8, 11);
  });
});
void fc;
