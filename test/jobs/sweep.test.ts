import { describe, expect, it } from 'vitest';
import type { JobKinds } from '../../src-shared/jobs';
import type { SweepSpec } from '../../src-shared/sweep';
import { rasterPart } from '../../src-shared/sweep-raster';
import { type Host, runJob } from '../../src-worker/jobs';
import { axis, defaultsOf, diagram, experimentOf } from '../sweeps/specs';
import { host } from './experiments';

/** The diagram the window opens with. */
const FIRST = diagram({
  axis: axis('K', 0.8, 2),
  columns: 1_000,
  rows: 600,
  range: null,
  transient: 10_000,
  kept: 1_000,
  perColumn: 2,
  lyapunov: true,
});

function ask<Kind extends 'sweepCheck' | 'sweepBlock' | 'sweepPart' | 'sweepOverlay'>(
  kind: Kind,
  input: JobKinds[Kind]['input'],
  by: Host = host(),
): JobKinds[Kind]['result'] {
  const answer = runJob(kind, input, by);
  if (!answer.ok) throw new Error(`${answer.refusal.where}: ${answer.refusal.what}`);
  return answer.value;
}

describe('the jobs of a sweep', () => {
  it('check, compute and draw the first diagram', () => {
    const checked = ask('sweepCheck', FIRST);
    expect(checked.route).toBe('lanes');
    expect(checked.coordinates).toEqual(['x']);
    expect(checked.work).toBe(1_000 * 2 * 11_000);
    expect(checked.bytes).toBe(1_000 * (600 * 4 + 2 + 8));
    expect(checked.seconds).toBeGreaterThan(0);
    expect(checked.blocks.length).toBeGreaterThan(1);
    const { spec } = checked;
    const parts = checked.blocks.map((range, index) => ask('sweepPart', { spec, index, range }));
    const blocks = checked.blocks.map((range, index) => ask('sweepBlock', { spec, index, range }));
    parts.forEach((part, i) => expect(part).toEqual(rasterPart(spec, checked.blocks[i]!, blocks[i]!)));
    expect(parts.reduce((sum, { columns }) => sum + columns, 0)).toBe(1_000);
    // Chaos, and nothing else, has positive exponents; K = 1.9 … 2 lies in it almost everywhere.
    const exponents = parts.flatMap(({ lyapunov }) => [...lyapunov!]);
    expect(exponents.slice(0, 400).filter((value) => value > 0)).toEqual([]);
    expect(exponents.slice(950).filter((value) => value > 0.5).length).toBeGreaterThan(40);
  });

  it('gives the same blocks whatever was computed before', () => {
    const { spec, blocks } = ask('sweepCheck', FIRST);
    const [range] = blocks;
    const once = ask('sweepBlock', { spec, index: 0, range: range! });
    ask('sweepCheck', diagram({ axis: axis('param:mu', 1, 2) }));
    expect(ask('sweepBlock', { spec: structuredClone(spec), index: 0, range: range! })).toEqual(once);
  });

  it('stop within a block', () => {
    const long = diagram({ transient: 1e9 });
    let asked = 0;
    const answer = runJob(
      'sweepBlock',
      { spec: long, index: 0, range: { from: 0, to: 40 } },
      host({ control: () => (++asked > 5 ? 'stop' : 'run') }),
    );
    expect(!answer.ok && answer.refusal.code).toBe('stopped');
    expect(asked).toBeLessThan(10);
  });

  it('take a block through the loss where there is no formula', () => {
    const networks = diagram(
      { axis: axis('eta', 0.1, 0.4), columns: 4, transient: 20, kept: 10, range: null },
      experimentOf('mlp', defaultsOf('mlp'), { start: [] }),
    );
    const checked = ask('sweepCheck', networks);
    expect(checked.route).toBe('loss');
    const counts = ask('sweepBlock', { spec: checked.spec, index: 0, range: { from: 0, to: 4 } }).columns['counts'] as Uint32Array;
    expect(counts.reduce((sum, n) => sum + n, 0)).toBe(40);
  });

  it('refuse what is no block of the sweep', () => {
    const spec = diagram();
    for (const range of [
      { from: 0, to: 41 },
      { from: 3, to: 3 },
      { from: -1, to: 2 },
      { from: 0.5, to: 2 },
    ]) {
      const answer = runJob('sweepBlock', { spec, index: 0, range }, host());
      expect(!answer.ok && answer.refusal.code).toBe('block-range');
    }
    const open: SweepSpec = diagram({ range: null });
    const answer = runJob('sweepBlock', { spec: open, index: 0, range: { from: 0, to: 4 } }, host());
    expect(!answer.ok && answer.refusal.where).toBe('shape.range');
  });

  it('draw theory in bounded time', () => {
    let ended = 0;
    const late = host({ overdue: () => ++ended > 3 });
    expect(ask('sweepOverlay', FIRST, late).notes.some((note) => /missing/.test(note))).toBe(true);
    expect(ask('sweepOverlay', FIRST).places.length).toBeGreaterThan(8);
  });
});
