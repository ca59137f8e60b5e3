import { describe, expect, it } from 'vitest';
import type { FindingLine } from '../../src-shared/study';
import type { SweepSpec } from '../../src-shared/sweep';
import { overlayOf } from '../../src-worker/sweeps/overlay';
import { cut } from '../../src-worker/sweeps/overlay-guides';
import { axis, defaultsOf, diagram, experimentOf, map } from './specs';

function overlay(spec: SweepSpec) {
  const answer = overlayOf(spec, () => false);
  if (!answer.ok) throw new Error(answer.refusal.what);
  return answer.value;
}

function points(lines: readonly FindingLine[]): (readonly [number, number])[] {
  return lines.flatMap(({ x, y }) => x.map((at, i) => [at, y[i]!] as const));
}

const constant = (text: string, unit: 'eta' | 'etaC' = 'eta') => ({ kind: 'gradient-descent' as const, learningRate: { text, unit } });

/** Places of the quartic in K (theory 2.2). */
const PLACES: readonly (readonly [string, number])[] = [
  ['flip 1 → 2', 1],
  ['superstable, period 2', Math.sqrt(4.5) - 1],
  ['flip 2 → 4', Math.sqrt(5) - 1],
  ['flip 4 → 8', 1.2880317544828],
  ['flip 8 → 16', 1.2992279396502],
  ['flip 16 → 32', 1.3016289140371],
  ['onset of chaos', 1.30228346270071],
  ['divergence of almost every start', 2],
];

describe('theory over the orbit diagram of the quartic', () => {
  const axes: readonly (readonly [string, SweepSpec, (K: number) => number])[] = [
    ['K', diagram(), (K) => K],
    ['η with μ = 2', diagram({ axis: axis('eta', 0.4, 1) }, experimentOf('quartic', { mu: 2 })), (K) => K / 2],
    ['μ at η = 1', diagram({ axis: axis('param:mu', 0.8, 2.01) }, experimentOf('quartic', { mu: 1 }, { rule: constant('1') })), (K) => K],
  ];
  for (const [name, spec, from] of axes)
    it(`has its places where they are: over ${name}`, () => {
      const { places } = overlay(spec);
      for (const [label, K] of PLACES) {
        const near = places.filter((place) => place.label === label).map(({ at }) => Math.abs(at - from(K)));
        expect([label, Math.min(...near) < 2e-9]).toEqual([label, true]);
      }
    });

  it('draws the exact branches: stable between the flips, dashed beyond', () => {
    const { lines } = overlay(diagram());
    const of = (label: string) => points(lines.filter((line) => line.label === label));
    for (const [K, x] of of('stable, period 1')) {
      expect(K).toBeLessThanOrEqual(1 + 1e-9);
      expect(x).toBeCloseTo(1, 12);
    }
    const twos = [...of('stable, period 2'), ...of('unstable, period 2')];
    expect(twos.length).toBeGreaterThan(100);
    // x₁x₂ = 1/η and x₁² + x₂² = μ + 1/η: x is a root of x⁴ − (1 + 1/K)x² + 1/K² (theory 2.1).
    for (const [K, x] of twos) expect(x ** 4 - (1 + 1 / K) * x * x + 1 / K ** 2).toBeCloseTo(0, 9);
    for (const [K] of of('stable, period 2')) expect(K).toBeLessThanOrEqual(Math.sqrt(5) - 1 + 1e-9);
    for (const { draw, role, label } of lines)
      expect([draw, role]).toEqual(label.startsWith('stable') ? ['line', 'stable'] : ['dashed', 'unstable']);
  });

  it('joins points of one orbit only: branches move evenly along the axis', () => {
    for (const [from, to] of [
      [0.8, 2],
      [1.8, 1.95],
    ] as const) {
      const { lines } = overlay(diagram({ axis: axis('K', from, to) }));
      // A branch that moves by no more than this between neighbours has no jump from one orbit to another, which moves by up to 2.4.
      for (const { y, label } of lines) {
        const widest = Math.max(...y.slice(1).map((value, i) => Math.abs(value - y[i]!)));
        expect(`${label}: ${widest < 0.1 ? 'even' : widest}`).toBe(`${label}: even`);
      }
      expect(lines.filter(({ label }) => label === 'unstable, period 8').length).toBeGreaterThanOrEqual(8);
    }
  });

  it('draws the orbits of a window deep in its own cascade, those with points in sight', () => {
    const range: [number, number] = [0.745805, 0.751886];
    const { lines, places } = overlay(diagram({ axis: axis('K', 1.46708723, 1.46719408), range }));
    const near = (label: string) => lines.filter((line) => line.label === label).length;
    // The 3·2³-cycle of the window of period 3 doubles there; of its points one lies in sight, and two of its double.
    expect([near('stable, period 24'), near('stable, period 48'), near('unstable, period 48')]).toEqual([1, 2, 2]);
    // From the flip on the two part, evenly: neither is mixed with the other, or with the orbit they left.
    for (const { y } of lines.filter(({ label }) => label === 'stable, period 48')) {
      const up = y.at(-1)! > y[0]!;
      expect(y.slice(1).every((value, i) => (up ? value > y[i]! - 1e-9 : value < y[i]! + 1e-9))).toBe(true);
    }
    expect(places.find(({ label }) => label === 'flip 24 → 48')?.at).toBeCloseTo(1.4670924082, 9);
    for (const { x, y } of lines)
      for (const [i, K] of x.entries()) {
        let value = y[i]!;
        for (let step = 0; step < 48; step++) value -= K * value * (value * value - 1);
        expect(Math.abs(value - y[i]!)).toBeLessThan(1e-8);
      }
  });

  it('stays within the axis, and shows what lies there however far one zooms', () => {
    const { lines, places } = overlay(diagram({ axis: axis('K', 1.4504, 1.4505) }));
    for (const line of lines) {
      expect(line.x.length).toBeLessThanOrEqual(5_000);
      for (const K of line.x) expect(K >= 1.4504 && K <= 1.4505).toBe(true);
    }
    const fold = places.find(({ label }) => label === 'fold, period 3');
    expect(fold?.at).toBeCloseTo(1.45044096448788, 9);
    expect(lines.filter(({ label }) => label === 'stable, period 3').length).toBeGreaterThanOrEqual(3);
    expect(Math.max(...lines.map(({ x }) => x.length))).toBeGreaterThan(100);
  });

  it('keeps K where a parameter is swept at a rate in units of η_c', () => {
    // At K = 1.05 the 2-cycle is √μ times that of μ = 1, for every μ.
    const { lines } = overlay(diagram({ axis: axis('param:mu', 0.5, 3) }));
    const stable = points(lines.filter(({ label }) => label === 'stable, period 2'));
    expect(stable.length).toBeGreaterThan(50);
    for (const [mu, x] of stable) {
      const square = (x * x) / mu;
      expect(square ** 2 - (1 + 1 / 1.05) * square + 1 / 1.05 ** 2).toBeCloseTo(0, 9);
    }
  });
});

describe('theory over other diagrams', () => {
  it('follows the unstable 2-cycle of a subcritical flip back to its fold', () => {
    // f'(a)/a = 2 + 4a² − 3a⁴ = 2/η.
    const typed = experimentOf('formula', { formula: 'x^2 + x^4 - x^6/2', variables: 'x' }, { start: [0.1] });
    const { lines, places } = overlay(diagram({ axis: axis('eta', 0.5, 1.1) }, typed));
    expect(places.find(({ label }) => label === 'fold, period 2')?.at).toBeCloseTo(0.6, 9);
    const symmetric = points(lines.filter(({ label }) => label === 'unstable, period 2')).filter(([eta]) => eta < 0.6438);
    for (const [eta, a] of symmetric) expect(2 + 4 * a ** 2 - 3 * a ** 4).toBeCloseTo(2 / eta, 7);
    expect(symmetric.length).toBeGreaterThan(20);
  });

  it('is that of the balanced line for xy', () => {
    const { lines } = overlay(diagram({ axis: axis('K', 0.9, 1.2) }, experimentOf('xy', { mu: 1 }, { start: [1.1, 0.9] })));
    const twos = points(lines.filter(({ label }) => label === 'stable, period 2'));
    expect(twos.length).toBeGreaterThan(50);
    for (const [K, x] of twos) expect(x ** 4 - (1 + 1 / K) * x * x + 1 / K ** 2).toBeCloseTo(0, 8);
  });

  it('says why there is none', () => {
    const none = [
      diagram({ axis: axis('start:0', 0.1, 1) }),
      diagram({}, experimentOf('matrix-factorisation', defaultsOf('matrix-factorisation'), { start: [] })),
    ].map(overlay);
    for (const { lines, notes } of none) {
      expect(lines).toEqual([]);
      expect(notes.length).toBe(1);
    }
  });

  it('ends with what there is when it is stopped', () => {
    let asked = 0;
    const answer = overlayOf(diagram(), () => ++asked > 150);
    expect(answer.ok && answer.value.notes.some((note) => /missing/.test(note))).toBe(true);
  });
});

describe('theory over a map of starts', () => {
  const start = experimentOf('xy', { mu: 1 }, { start: [1, 1], rule: constant('0.5') });

  it('has the invariant ellipse and the minima, in the axes as they are laid', () => {
    for (const swapped of [false, true]) {
      const [x, y] = [axis('start:0', -2.5, 2.5), axis('start:1', -1.5, 1.5)];
      const { lines } = overlay(swapped ? map(y, x, start) : map(x, y, start));
      for (const { label, x: across, y: up } of lines)
        across.forEach((p, i) => {
          const [a, b] = swapped ? [up[i]!, p] : [p, up[i]!];
          expect(Math.abs(a) <= 2.5 && Math.abs(b) <= 1.5).toBe(true);
          // Where a segment of the curve is cut its end lies on the chord.
          if (/ellipse/.test(label)) expect(Math.abs(a * a + b * b - 0.5 * a * b - (4 - 0.25) / 0.5)).toBeLessThan(1e-3);
          if (label === 'minima') expect(Math.abs(a * b - 1)).toBeLessThan(1e-2);
        });
      expect(lines.some(({ label }) => /ellipse/.test(label))).toBe(true);
      expect(lines.some(({ label }) => label === 'minima')).toBe(true);
    }
  });

  it('has places on an axis of η beside starts', () => {
    const { lines, places } = overlay(map(axis('K', 0.8, 1.5), axis('start:0', 0.1, 1), experimentOf('quartic', { mu: 1 })));
    expect(lines).toEqual([]);
    expect(places.find(({ label }) => label === 'flip 2 → 4')?.at).toBeCloseTo(Math.sqrt(5) - 1, 9);
  });

  it('cuts curves at the edges of the picture', () => {
    const square = { x: [0, 1], y: [0, 1] } as const;
    expect(cut(Float64Array.of(-1, 2), Float64Array.of(0.5, 0.5), square)).toEqual([{ x: [0, 1], y: [0.5, 0.5] }]);
    expect(cut(Float64Array.of(0.5, 0.5, 3, 3), Float64Array.of(0.5, 2, 2, 0.5), square)).toEqual([{ x: [0.5, 0.5], y: [0.5, 1] }]);
    expect(cut(Float64Array.of(2, 3), Float64Array.of(2, 3), square)).toEqual([]);
  });
});
