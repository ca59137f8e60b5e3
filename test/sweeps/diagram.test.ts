import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisValue, type BlockRange, type OrbitDiagram, type SweepSpec } from '../../src-shared/sweep';
import { checkSweep } from '../../src-worker/sweeps/check-sweep';
import { diagramBlock, type DiagramColumns } from '../../src-worker/sweeps/diagram';
import { type Swept, sweptOf } from '../../src-worker/sweeps/swept';
import { axis, defaultsOf, diagram, experimentOf } from './specs';

type DiagramSpec = SweepSpec & { readonly shape: OrbitDiagram };

function swept(spec: SweepSpec): Swept {
  const answer = sweptOf(spec);
  if (!answer.ok) throw new Error(`${answer.refusal.where}: ${answer.refusal.what}`);
  return answer.value;
}

function block(spec: DiagramSpec, range: BlockRange = { from: 0, to: spec.shape.columns }, of = swept(spec)): DiagramColumns {
  const answer = diagramBlock(of, spec.shape, range, () => true);
  if (!answer.ok) throw new Error(answer.refusal.what);
  return answer.value;
}

/** Rows of a column that hold points. */
function rowsHit({ counts }: DiagramColumns, { rows }: OrbitDiagram, column: number): number[] {
  return Array.from({ length: rows }, (_, row) => row).filter((row) => counts[column * rows + row]! > 0);
}

function rowOf({ range, rows }: OrbitDiagram, x: number): number {
  const [low, high] = range!;
  return Math.floor(((x - low) / (high - low)) * rows);
}

/** Values K of the axis in the middles of columns. */
const valuesOf = ({ axis, columns }: OrbitDiagram) => Array.from({ length: columns }, (_, c) => axisValue(axis, c, columns));

/** The 2-cycle x₁ < x₂ of the quartic with μ = 1 (theory 2.1). */
function cycleOf(K: number): readonly [number, number] {
  const root = Math.sqrt((K - 1) * (K + 3));
  return [Math.sqrt((1 + K - root) / (2 * K)), Math.sqrt((1 + K + root) / (2 * K))];
}

describe('the orbit diagram of the quartic', () => {
  it('has one cell, at √μ, for K < 1, whatever μ', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.2, max: 5, noNaN: true }), (mu) => {
        const root = Math.sqrt(mu);
        const spec = diagram(
          { axis: axis('K', 0.2, 0.98), columns: 12, range: [0, 2.05 * root] },
          experimentOf('quartic', { mu }, { start: [0.8 * root] }),
        );
        const found = block(spec);
        for (let c = 0; c < 12; c++) expect(rowsHit(found, spec.shape, c)).toEqual([rowOf(spec.shape, root)]);
      }),
      { numRuns: 20 },
    );
  });

  it('shows the exact 2-cycle between the flip and the next', () => {
    const spec = diagram({ axis: axis('K', 1.01, 1.23), columns: 23, rows: 997, range: [0, 1.5], transient: 5_000 });
    const found = block(spec);
    valuesOf(spec.shape).forEach((K, c) => {
      expect(rowsHit(found, spec.shape, c)).toEqual(cycleOf(K).map((x) => rowOf(spec.shape, x)));
      const half = spec.shape.kept / 2;
      for (const row of rowsHit(found, spec.shape, c)) expect(found.counts[c * 997 + row]).toBe(half);
    });
  });

  it('shows the window of period 3 and chaos beside it', () => {
    const spec = diagram({ axis: axis('K', 1.44, 1.46), columns: 20, rows: 2_000, transient: 20_000, kept: 600 });
    const found = block(spec);
    const hit = valuesOf(spec.shape).map((K, c) => [K, rowsHit(found, spec.shape, c).length] as const);
    // The window opens at K = 1.45044096…; its 3-cycle doubles only later.
    for (const [K, rows] of hit) {
      if (K > 1.4506 && K < 1.4535) expect([K, rows]).toEqual([K, 3]);
      if (K < 1.4495) expect(rows).toBeGreaterThan(50);
    }
    expect(hit.some(([K]) => K > 1.4506 && K < 1.4535)).toBe(true);
  });

  it('is exact for a loss with a sine: sin a/a = 1/η on the 2-cycle of 2 sin x', () => {
    const spec = diagram(
      { axis: axis('eta', 1.02, 1.5), columns: 25, rows: 701, range: [-4, 0.9], transient: 5_000 },
      experimentOf('sine', {}, { start: [-1.2] }),
    );
    const of = swept(spec);
    expect(of.lanes).not.toBeNull();
    const found = block(spec, undefined, of);
    valuesOf(spec.shape).forEach((eta, c) => {
      let [low, high] = [1e-3, Math.PI];
      for (let k = 0; k < 80; k++) {
        const a = (low + high) / 2;
        if (Math.sin(a) / a > 1 / eta) low = a;
        else high = a;
      }
      expect(rowsHit(found, spec.shape, c)).toEqual([-low, low].map((a) => rowOf(spec.shape, a - Math.PI / 2)));
    });
  });

  it('counts every kept point of every value that is in the range', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.double({ min: -1.4, max: 0.9, noNaN: true }), (perColumn, low) => {
        const shape = { axis: axis('K', 0.9, 1.9), columns: 11, transient: 300, kept: 64, perColumn } as const;
        const whole = diagram({ ...shape, range: [-3, 3] });
        const sums = (spec: DiagramSpec) => {
          const { counts } = block(spec);
          return Array.from({ length: 11 }, (_, c) => counts.subarray(c * 100, (c + 1) * 100).reduce((sum, n) => sum + n, 0));
        };
        expect(sums(whole)).toEqual(Array.from({ length: 11 }, () => 64 * perColumn));
        // Two ranges side by side hold together what one does.
        const [below, above] = [sums(diagram({ ...shape, range: [-3, low] })), sums(diagram({ ...shape, range: [low, 3] }))];
        expect(below.map((n, c) => n + above[c]!)).toEqual(sums(whole));
      }),
      { numRuns: 10 },
    );
  });

  it('counts values that diverge, and no others: beyond K = 2 almost every start leaves', () => {
    const spec = diagram({ axis: axis('K', 1.9, 2.1), columns: 20, perColumn: 2, transient: 20_000 });
    const { diverged } = block(spec);
    valuesOf(spec.shape).forEach((K, c) => expect(diverged[c]).toBe(K < 2 ? 0 : 2));
  });

  it('is the same cut into any blocks', () => {
    const spec = diagram({ columns: 17, perColumn: 2, lyapunov: true, kept: 40, transient: 200 });
    const whole = block(spec);
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 16 }), { maxLength: 6 }), (cuts) => {
        const edges = [0, ...cuts.sort((a, b) => a - b), 17];
        const parts = edges.slice(1).map((to, i) => block(spec, { from: edges[i]!, to }));
        expect(parts.flatMap(({ counts }) => [...counts])).toEqual([...whole.counts]);
        expect(parts.flatMap(({ diverged }) => [...diverged])).toEqual([...whole.diverged]);
        expect(parts.flatMap(({ lyapunov }) => [...lyapunov!])).toEqual([...whole.lyapunov!]);
      }),
      { numRuns: 10 },
    );
  });

  it('is the same through the loss where its arithmetic is that of the formula', () => {
    // A typed formula's loss and its lanes come from one graph.
    const spec = diagram(
      { columns: 30, transient: 400, axis: axis('eta', 0.4, 1.9) },
      experimentOf('formula', { formula: '(x^2 - 1)^2/4', variables: 'x' }),
    );
    const lanes = swept(spec);
    expect([...block(spec, undefined, { ...lanes, lanes: null }).counts]).toEqual([...block(spec, undefined, lanes).counts]);
  });
});

describe('the Lyapunov strip', () => {
  const spec = diagram({ lyapunov: true, axis: axis('K', 0.55, 1.23), columns: 34, transient: 20_000, kept: 200 });

  it('is ln|multiplier| per step on stable orbits', () => {
    const { lyapunov } = block(spec);
    valuesOf(spec.shape).forEach((K, c) => {
      // 1 − 2K at the minimum; 9 − 2(1 + K)² over the two steps of the cycle.
      const exact = K < 1 ? Math.log(Math.abs(1 - 2 * K)) : Math.log(Math.abs(9 - 2 * (1 + K) ** 2)) / 2;
      expect(lyapunov![c]).toBeCloseTo(exact, Math.abs(K - 1) < 0.02 ? 3 : 9);
    });
  });

  it('is ln 3 at K = 2, where the map is conjugate to the Chebyshev polynomial T₃', () => {
    const chaos = diagram({ lyapunov: true, axis: axis('K', 2 - 2e-7, 2), columns: 1, perColumn: 16, transient: 1_000, kept: 20_000 });
    expect(Math.abs(block(chaos).lyapunov![0]! - Math.log(3))).toBeLessThan(0.01);
  });

  it('is that of the growing direction in two variables', () => {
    // xy on its balanced 2-cycle: along the line 9 − 2(1 + K)², across it 3 − 2K, per two steps (theory 2.3).
    const two = diagram(
      { lyapunov: true, axis: axis('K', 1.03, 1.2), columns: 9, transient: 5_000, kept: 2_000 },
      experimentOf('xy', { mu: 1 }, { start: [1.1, 0.9] }),
    );
    const { lyapunov } = block(two);
    valuesOf(two.shape).forEach((K, c) => {
      const exact = Math.max(Math.log(Math.abs(9 - 2 * (1 + K) ** 2)), Math.log(Math.abs(3 - 2 * K))) / 2;
      expect(Math.abs(lyapunov![c]! - exact)).toBeLessThan(2e-3);
    });
  });

  it('is the same through the loss', () => {
    const lanes = swept(spec);
    const [one, other] = [block(spec, undefined, lanes), block(spec, undefined, { ...lanes, lanes: null })];
    one.lyapunov!.forEach((value, c) => expect(other.lyapunov![c]).toBeCloseTo(value, 8));
  });
});

describe('carried starts', () => {
  /**
   * f'(a)/a = 2 + 4a² − 3a⁴ = 2/η: a subcritical flip at η = 1, the 2-cycle ±a turns at a² = 2/3, η = 0.6 (fold) and is stable from there
   * to η = 0.644, where f''(a) = 0. Between, the minimum 0 and the 2-cycle both attract.
   */
  const subcritical = (start: number) =>
    experimentOf('formula', { formula: 'x^2 + x^4 - x^6/2', variables: 'x' }, { start: [start], divergenceBound: 100 });
  const shape = { axis: axis('eta', 0.55, 0.64), columns: 36, range: [-2, 1.99] as [number, number], transient: 4_000, rows: 401 };

  it('keep the minimum going up', () => {
    const spec = diagram({ ...shape, seeding: 'forward' }, subcritical(1e-3));
    const found = block(spec);
    for (let c = 0; c < shape.columns; c++) expect(rowsHit(found, spec.shape, c)).toEqual([rowOf(spec.shape, 0)]);
  });

  it('keep the 2-cycle coming down to its fold, and fall to the minimum there', () => {
    const spec = diagram({ ...shape, seeding: 'backward' }, subcritical(0.95));
    const found = block(spec);
    valuesOf(spec.shape).forEach((eta, c) => {
      const a = Math.sqrt((4 + Math.sqrt(16 - 12 * (2 / eta - 2))) / 6);
      expect(rowsHit(found, spec.shape, c)).toEqual((eta > 0.6 ? [-a, a] : [0]).map((x) => rowOf(spec.shape, x)));
    });
  });

  it('begin again at the start after a value that diverges', () => {
    // Beyond K = 2 everything leaves; coming down, the columns below must find the attractor again.
    const spec = diagram({ axis: axis('K', 1.5, 2.4), columns: 18, seeding: 'backward', transient: 2_000 });
    const found = block(spec);
    valuesOf(spec.shape).forEach((K, c) => {
      expect(found.diverged[c]).toBe(K < 2 ? 0 : 1);
      if (K < 2) expect(rowsHit(found, spec.shape, c).length).toBeGreaterThan(2);
    });
  });

  it('leave the minimum where it becomes unstable, although the iterates come to rest on it', () => {
    const spec = diagram({ axis: axis('K', 0.52, 1.22), columns: 20, seeding: 'forward', transient: 5_000, rows: 998 });
    const found = block(spec);
    valuesOf(spec.shape).forEach((K, c) => {
      const points = K < 1 ? [1] : cycleOf(K);
      expect(rowsHit(found, spec.shape, c)).toEqual(points.map((x) => rowOf(spec.shape, x)));
    });
  });

  it('of a single value are the fixed start', () => {
    const one = { columns: 1, axis: axis('K', 1.2, 1.4) } as const;
    const all = (['fixed', 'forward', 'backward'] as const).map((seeding) => [...block(diagram({ ...one, seeding })).counts]);
    expect(all[1]).toEqual(all[0]);
    expect(all[2]).toEqual(all[0]);
  });
});

describe('a checked diagram', () => {
  const host = { control: () => 'run' as const, elapsed: () => performance.now() };

  function checked(spec: SweepSpec) {
    const answer = checkSweep(spec, host);
    if (!answer.ok) throw new Error(`${answer.refusal.where}: ${answer.refusal.what}`);
    return answer.value;
  }

  it('finds a range that holds the orbits and little else', () => {
    const { spec } = checked(diagram({ range: null, axis: axis('K', 0.8, 2), perColumn: 2 }));
    const { shape } = spec as DiagramSpec;
    const [low, high] = shape.range!;
    // On [−√2·…] the largest iterate of the quartic with K ≤ 2 is √(μ + 2/η) = √2.
    expect(low).toBeGreaterThan(-Math.SQRT2 * 1.2);
    expect(high).toBeLessThan(Math.SQRT2 * 1.2);
    const { counts } = block({ ...spec, shape });
    expect(counts.reduce((sum, n) => sum + n, 0)).toBeGreaterThan(0.999 * shape.columns * shape.kept * 2);
    expect(checked(diagram({ range: null, axis: axis('K', 0.8, 2), perColumn: 2 })).spec).toEqual(spec);
  });

  it('is covered by its blocks', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4_000 }),
        fc.integer({ min: 0, max: 1e6 }),
        fc.integer({ min: 1, max: 16 }),
        fc.constantFrom('fixed', 'forward'),
        (columns, transient, perColumn, seeding) => {
          const { blocks, work } = checked(diagram({ columns, transient, perColumn, seeding }));
          expect(blocks[0]!.from).toBe(0);
          expect(blocks.at(-1)!.to).toBe(columns);
          blocks.forEach(({ from, to }, i) => {
            expect(from).toBeLessThan(to);
            if (i > 0) expect(from).toBe(blocks[i - 1]!.to);
          });
          expect(blocks.length).toBeLessThanOrEqual(seeding === 'fixed' ? 4_096 : 1);
          expect(work).toBe(columns * perColumn * (transient + 100));
        },
      ),
      { numRuns: 20 },
    );
  });

  it('announces the limit of doubles, and refuses what lies beyond it', () => {
    const zoom = (width: number) => checkSweep(diagram({ axis: axis('K', 1.5, 1.5 + width), columns: 100 }), host);
    const [deep, near, beyond] = [zoom(1e-9), zoom(1e-13), zoom(50 * 2 ** -52)];
    expect(deep.ok && deep.value.notes.some((note) => /deep zoom/i.test(note))).toBe(true);
    expect(deep.ok && deep.value.notes.some((note) => /last place/.test(note))).toBe(false);
    expect(near.ok && near.value.notes.some((note) => /last place/.test(note))).toBe(true);
    expect(!beyond.ok && beyond.refusal.code).toBe('zoom-limit');
  });

  it('refuses what would take too long', () => {
    const spec = diagram(
      { columns: 4_000, transient: 1e9, kept: 1e8, perColumn: 16 },
      experimentOf('mlp', defaultsOf('mlp'), { start: [] }),
    );
    const answer = checkSweep(spec, host);
    expect(!answer.ok && [answer.refusal.code, answer.refusal.where]).toEqual(['sweep-too-large', 'shape.transient']);
  });
});
