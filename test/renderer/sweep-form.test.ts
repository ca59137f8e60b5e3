/** Ranges of pictures, choices of axes, and the form of a new sweep. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { accept, refuse } from '../../src-shared/answer';
import type { ProblemInfo } from '../../src-shared/catalogue';
import type { Lab } from '../../src-shared/contract';
import { axisValue, sweepSchema, type SweepSpec } from '../../src-shared/sweep';
import { defaultSweep, FORM_KINDS, kindOf } from '../../src-renderer/sweeps/default-sweeps';
import { concerns, createSweepForm } from '../../src-renderer/sweeps/form';
import { cellAt, cellRange, cellsWithin, pannedBy, roomy, sweepAt, viewOf, zoomedTo } from '../../src-renderer/sweeps/picture-view';
import { quantitiesOf } from '../../src-renderer/sweeps/quantities';
import { diagramSpec, mapSpec } from '../charts/raster-samples';
import { EXPERIMENT } from './hand-made-lab';
import { checkedOf, settled } from './sweep-lab';

const range = fc.tuple(fc.double({ min: 0.01, max: 100, noNaN: true }), fc.double({ min: 1.01, max: 50, noNaN: true }));

describe('ranges', () => {
  it.each([false, true])('zooming in and out about a place gives the range back (logarithmic: %s)', (log) => {
    const part = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(range, part, fc.double({ min: 0.3, max: 3, noNaN: true }), ([low, ratio], at, factor) => {
        const once = zoomedTo([low, low * ratio], log, at, factor);
        const back = once && zoomedTo(once, log, at, 1 / factor);
        expect(back?.[0]).toBeCloseTo(low, 6);
        expect(back?.[1]).toBeCloseTo(low * ratio, 5);
        const moved = pannedBy([low, low * ratio], log, at);
        expect(log ? moved![1] / moved![0] : moved![1] - moved![0]).toBeCloseTo(log ? ratio : low * (ratio - 1), 5);
      }),
    );
  });

  it('go down to where doubles end, and say so', () => {
    let now: readonly [number, number] = [0.8, 2];
    let steps = 0;
    for (let next = zoomedTo(now, false, 0.37, 0.5); next !== null; next = zoomedTo(now, false, 0.37, 0.5)) {
      now = next;
      steps++;
    }
    expect(steps).toBeGreaterThan(44);
    expect(steps).toBeLessThan(60);
    expect(roomy(now)).toBe(true);
    expect(new Set(Array.from({ length: 20 }, (_, i) => now[0] + ((now[1] - now[0]) * i) / 20)).size).toBe(20);
  });

  it.each(['linear', 'log'] as const)('the middle of a cell lies in the cell (%s)', (scale) => {
    fc.assert(
      fc.property(range, fc.integer({ min: 1, max: 4_000 }), fc.nat(3_999), ([from, ratio], count, some) => {
        const axis = { quantity: 'K', from, to: from * ratio, scale };
        const index = some % count;
        const middle = axisValue(axis, index, count);
        expect(cellAt(axis, middle, count)).toBe(index);
        const [low, high] = cellRange(axis, index, count);
        expect(middle > low && middle < high).toBe(true);
      }),
    );
  });

  it('a part of a picture is a sweep over that part with as many cells', () => {
    const view = { x: [1, 1.5], y: [-1, 0] } as const;
    for (const home of [diagramSpec(), mapSpec()]) {
      const part = sweepAt(home, view);
      expect(viewOf(part)).toEqual(view);
      expect(part.experiment).toBe(home.experiment);
      expect(sweepSchema.safeParse(part).success).toBe(true);
      expect(sweepAt(home, null)).toBe(home);
    }
  });

  it('a choice of cells is even, inside, and never more than wanted', () => {
    const place = fc.tuple(fc.nat(300), fc.nat(300));
    fc.assert(
      fc.property(place, place, fc.integer({ min: 1, max: 200 }), (a, b, most) => {
        const from = [Math.min(a[0], b[0]), Math.min(a[1], b[1])] as const;
        const to = [Math.max(a[0], b[0]), Math.max(a[1], b[1])] as const;
        const cells = cellsWithin(from, to, most);
        const all = (to[0] - from[0] + 1) * (to[1] - from[1] + 1);
        expect(cells.length).toBeGreaterThan(0);
        expect(cells.length).toBeLessThanOrEqual(Math.min(most, all));
        if (all <= most) expect(cells).toHaveLength(all);
        expect(new Set(cells.map(String)).size).toBe(cells.length);
        for (const [x, y] of cells) expect(x >= from[0] && x <= to[0] && y >= from[1] && y <= to[1]).toBe(true);
      }),
    );
  });
});

const PROBLEM = {
  ...{ id: 'quartic', title: 'Quartic', box: [[-2, 2]], coordinates: ['x'], dimension: 1 },
  parameters: [
    { kind: 'number', id: 'mu', label: 'μ', description: '', default: 1, min: 0, max: 10 },
    { kind: 'number', id: 'n', label: 'n', description: '', default: 2, min: 1, max: 9, whole: true },
  ],
} as unknown as ProblemInfo;
const PLANE = { ...EXPERIMENT, problem: { id: 'xy', params: {} }, start: [1.5, 0.8] };

describe('what can be varied', () => {
  it('are the learning rate, numbers that are not whole, and coordinates of a given start', () => {
    const names = quantitiesOf(EXPERIMENT, PROBLEM, ['x'], 1).map(({ quantity }) => quantity);
    expect(names).toEqual(['K', 'eta', 'param:mu', 'start:0']);
    expect(quantitiesOf({ ...EXPERIMENT, start: [] }, PROBLEM, ['x'], 1).map(({ quantity }) => quantity)).not.toContain('start:0');
    const formula = { ...PROBLEM, parameters: [], freeParameters: true } as ProblemInfo;
    expect(quantitiesOf(EXPERIMENT, formula, ['x'], null).map(({ label }) => label)).toContain('mu');
  });

  it('has a range inside what the parameter allows', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 10, noNaN: true }), (mu) => {
        const of = { ...EXPERIMENT, problem: { id: 'quartic', params: { mu } } };
        const axis = quantitiesOf(of, PROBLEM, ['x'], 1).find(({ quantity }) => quantity === 'param:mu')!;
        expect(axis.from).toBeLessThan(axis.to);
        expect(axis.from).toBeGreaterThanOrEqual(0);
        expect(axis.from <= mu && mu <= axis.to).toBe(true);
      }),
    );
  });

  it('every kind begins with a sweep the contract takes, and is known again', () => {
    const quantities = quantitiesOf(PLANE, undefined, ['x', 'y'], 1);
    for (const kind of FORM_KINDS) {
      const spec = defaultSweep(kind, PLANE, quantities, 2)!;
      expect(sweepSchema.safeParse(spec).error?.message).toBeUndefined();
      expect(kindOf(spec)).toBe(kind);
    }
    expect(defaultSweep('basin', EXPERIMENT, quantitiesOf(EXPERIMENT, PROBLEM, ['x'], 1), 1)).toBeNull();
    expect(defaultSweep('diagram', EXPERIMENT, quantitiesOf(EXPERIMENT, PROBLEM, ['x'], 1), 1)?.shape).toMatchObject({
      axis: { quantity: 'K', from: 0.8, to: 2 },
    });
    expect(defaultSweep('ensemble', EXPERIMENT, [], 1)?.experiment.startNoise, 'without noise all runs would be one').toBeGreaterThan(0);
  });
});

describe('the form', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const usual = (kind: string) => (kind === 'diagram' ? diagramSpec() : kind === 'phase' ? mapSpec() : null);
  async function wait(): Promise<void> {
    await vi.advanceTimersByTimeAsync(300);
    await settled();
  }

  it('asks for one estimate of what is set last, and shows a refusal at its field', async () => {
    const asked: SweepSpec[] = [];
    const lab = {
      checkSweep: (spec: SweepSpec) => {
        asked.push(spec);
        const bad = spec.shape.kind === 'orbit-diagram' && spec.shape.axis.to > 3;
        return Promise.resolve(bad ? refuse('too-far', 'shape.axis.to', 'Too far.', 'Go less far.') : accept(checkedOf(spec)));
      },
    } as unknown as Lab;
    const form = createSweepForm(lab, usual);
    form.begin();
    expect(form.kinds.value).toEqual(['diagram', 'phase']);
    const set = (to: number) => form.edit(() => diagramSpec({ axis: { quantity: 'K', from: 0.8, to, scale: 'linear' } }));
    for (const to of [2, 3, 4]) set(to);
    await wait();
    expect(asked).toHaveLength(1);
    expect([form.errorAt('shape.axis.to'), form.errorAt('shape.axis.from'), form.ready.value]).toEqual([
      'Too far. Go less far.',
      null,
      false,
    ]);
    set(2.5);
    await wait();
    expect([form.errorAt('shape.axis.to'), form.ready.value]).toEqual([null, true]);
    expect(form.checked.value).not.toBeNull();
    form.setInvalid('shape.kept', 'Enter a whole number.');
    expect(form.ready.value).toBe(false);
    form.choose('phase');
    expect([form.invalid.size, form.spec.value?.shape.kind]).toEqual([0, 'outcome-map']);
  });

  it('a refusal concerns a field or what is in it', () => {
    const { refusal } = refuse('x', 'shape.axis.quantity', '', '');
    expect([concerns(refusal, 'shape.axis'), concerns(refusal, 'shape.x'), concerns(null, 'shape')]).toEqual([true, false, false]);
  });
});
