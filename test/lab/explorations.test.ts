import { describe, expect, test } from 'vitest';
import type { SweepSpec } from '../../src-shared/sweep';
import { attractorsOf, rasterPart } from '../../src-shared/sweep-raster';
import type { AttractorView, RasterPart } from '../../src-shared/sweep-views';
import { runJob } from '../../src-worker/jobs';
import { host } from '../jobs/experiments';
import { axis, diagram, experimentOf, map } from '../sweeps/specs';
import { type Heard, hears, labIn, newFolder, valueOf } from './bench';
import { blocksHere, ENDLESS_MAP, ENSEMBLE, LONGER_MAP, SMALL_DIAGRAM, SMALL_MAP } from './sweep-truth';

interface Explored {
  readonly exploreId: number;
  readonly part: RasterPart | null;
  readonly done: number;
  readonly total: number;
  readonly attractors?: readonly AttractorView[];
}

const explored = (heard: readonly Heard[], id: number) =>
  heard.flatMap(({ event, payload }) =>
    event === 'explored' && 'part' in payload && payload.exploreId === id ? [payload as Explored] : [],
  );

/** Parts put together; how often each cell was given. */
function assembled(parts: readonly RasterPart[], columns: number, rows: number) {
  const given = new Uint8Array(columns * rows);
  const layers: Record<string, Uint8Array> = {};
  const lyapunov = new Map<number, number>();
  const diverged = new Map<number, number>();
  for (const part of parts) {
    for (let row = 0; row < part.rows; row++)
      for (let column = 0; column < part.columns; column++) {
        const to = (part.y + row) * columns + part.x + column;
        given[to]!++;
        for (const [name, bytes] of Object.entries(part.layers))
          (layers[name] ??= new Uint8Array(columns * rows))[to] = bytes[row * part.columns + column]!;
      }
    part.lyapunov?.forEach((value, i) => lyapunov.set(part.x + i, value));
    part.diverged?.forEach((value, i) => diverged.set(part.x + i, value));
  }
  const inOrder = (values: Map<number, number>) => [...values].sort(([a], [b]) => a - b);
  return { given, layers, lyapunov: inOrder(lyapunov), diverged: inOrder(diverged) };
}

/** The picture of blocks computed here. */
function pictureHere(given: SweepSpec): RasterPart[] {
  const { spec, blocks } = valueOf(runJob('sweepCheck', given, host()));
  return blocksHere(given).map((block) => rasterPart(spec, blocks[block.index]!, block));
}

const sizeOf = ({ shape }: SweepSpec): [number, number] => (shape.kind === 'ensemble' ? [shape.runs, 1] : [shape.columns, shape.rows]);

describe('a picture that is looked at', () => {
  test.each<[string, SweepSpec]>([
    ['a map', SMALL_MAP],
    ['a map in many blocks', LONGER_MAP],
    ['a diagram', SMALL_DIAGRAM],
    ['a carried diagram', diagram({ seeding: 'forward', transient: 20 })],
  ])('%s: its parts give every cell exactly once, the same on one and three threads and as stored', async (_name, spec) => {
    const size = sizeOf(spec);
    const truth = assembled(pictureHere(spec), ...size);
    expect(truth.given.every((times) => times === 1)).toBe(true);
    for (const threads of [1, 3]) {
      const { lab, heard } = await labIn(await newFolder(), { threads });
      const checked = valueOf(await lab.explore(7, spec));
      const events = explored(heard, 7);
      expect(
        assembled(
          events.flatMap(({ part, attractors }) => (part && !attractors ? part : [])),
          ...size,
        ),
      ).toEqual(truth);
      // The attractors are a layer of the whole, which comes last.
      const last = events.filter(({ attractors }) => attractors !== undefined);
      const found = spec.shape.kind === 'outcome-map' ? attractorsOf(blocksHere(spec)) : null;
      expect(last.map(({ attractors }) => attractors)).toEqual(found ? [found.attractors] : []);
      if (!found) continue;
      expect(last[0]).toBe(events.at(-1));
      const layer = Uint8Array.from(found.layers.flatMap((one) => [...one]));
      expect(last[0]!.part).toEqual({ x: 0, y: 0, columns: size[0], rows: size[1], layers: { attractor: layer } });
      expect(checked.notes.some((note) => note.includes('attractors'))).toBe(found.families);
      expect(events.every(({ total }) => total === checked.blocks.length)).toBe(true);
      const done = events.map((event) => event.done);
      expect(done).toEqual([...done].sort((a, b) => a - b));
      expect(done.at(-1), 'the last message says that all is there').toBe(checked.blocks.length);
      expect(await lab.sweeps(), 'nothing is stored').toEqual([]);
    }
  });

  test('the stored picture of the same sweep is made of the same bytes', async () => {
    const { lab, heard } = await labIn(await newFolder(), { threads: 2 });
    for (const [exploreId, spec] of [SMALL_MAP, SMALL_DIAGRAM].entries()) {
      valueOf(await lab.explore(exploreId, spec));
      const id = valueOf(await lab.startSweep('stored', spec, null));
      await lab.sweepEnded(id);
      const seen = assembled(
        explored(heard, exploreId).flatMap(({ part }) => part ?? []),
        ...sizeOf(spec),
      );
      // The attractors' layer comes by itself to who looks.
      const { given: _, ...stored } = assembled(valueOf(await lab.sweepParts(id)), ...sizeOf(spec));
      expect(seen).toMatchObject(stored);
      expect(Object.keys(seen.layers).sort()).toEqual(Object.keys(stored.layers).sort());
    }
  });

  test('a newer request supersedes the older one, which says nothing after it; other names go on', async () => {
    const { lab, heard } = await labIn(await newFolder(), { threads: 2 });
    const other = lab.explore(2, SMALL_DIAGRAM);
    const answers: Promise<unknown>[] = [];
    // Dragging: a request every few messages, each of another size so that its parts are known.
    const asked: number[] = [];
    for (let k = 0; k < 8; k++) {
      const spec = map(axis('K', 0.6, 2), axis('start:0', 0.2, 0.9), LONGER_MAP.experiment, { columns: 200 + k, rows: 150 });
      asked.push(heard.length);
      answers.push(lab.explore(1, spec));
      await new Promise((resolve) => setTimeout(resolve, 25 * (k % 4)));
    }
    const ends = await Promise.all(answers);
    for (const end of ends.slice(0, -1)) expect(end).toMatchObject({ ok: false, refusal: { code: 'superseded' } });
    expect(ends.at(-1)).toMatchObject({ ok: true });
    valueOf(await other);
    for (const [k, from] of asked.entries()) {
      const widths = new Set(explored(heard.slice(from, asked[k + 1]), 1).map(({ part }) => part?.columns ?? 200 + k));
      expect(
        [...widths].filter((width) => width !== 200 + k),
        `after request ${k}`,
      ).toEqual([]);
    }
    const last = explored(heard.slice(asked.at(-1)), 1).flatMap(({ part, attractors }) => (part && !attractors ? part : []));
    expect(assembled(last, 207, 150).given.every((times) => times === 1)).toBe(true);
  });

  test('Stop ends it at any moment with a refusal, frees the threads, and the name can be used again', async () => {
    const { lab, heard } = await labIn(await newFolder(), { threads: 2 });
    for (const wait of [0, 1, 5, 40, 400]) {
      const answer = lab.explore(1, ENDLESS_MAP);
      await new Promise((resolve) => setTimeout(resolve, wait));
      await lab.stopExplore(1);
      const from = heard.length;
      expect(await answer).toMatchObject({ ok: false, refusal: { code: 'stopped' } });
      await new Promise((resolve) => setTimeout(resolve, 30));
      expect(explored(heard.slice(from), 1), 'nothing after Stop').toEqual([]);
      expect((await lab.queue()).busy).toBe(0);
    }
    await lab.stopExplore(1);
    await lab.stopExplore(99);
    valueOf(await lab.explore(1, SMALL_MAP));
  });

  test('what is stopped while its check is asked for computes nothing', async () => {
    const { lab, heard } = await labIn(await newFolder(), { threads: 1 });
    // The check of the first is under way while the next ones wait: each moment of the exchange is met by one of them.
    const answers = Array.from({ length: 6 }, () => lab.explore(3, ENDLESS_MAP));
    const last = lab.explore(3, SMALL_MAP);
    for (const answer of answers) expect(await answer).toMatchObject({ ok: false, refusal: { code: 'superseded' } });
    valueOf(await last);
    expect(explored(heard, 3).every(({ part }) => part === null || part.columns === 60)).toBe(true);
  });

  test('closing the laboratory ends what is looked at', async () => {
    const { lab, heard } = await labIn(await newFolder(), { threads: 2 });
    const answers = [lab.explore(1, ENDLESS_MAP), lab.explore(2, ENDLESS_MAP), lab.exploreEnsemble(3, ENSEMBLE)];
    await hears(heard, ({ event }) => event === 'explored');
    await lab.close();
    for (const answer of await Promise.all(answers.slice(0, 2))) expect(answer.ok).toBe(false);
  });

  test('what is no picture or no sweep is refused in words', async () => {
    const { lab } = await labIn(await newFolder());
    expect(await lab.explore(1, ENSEMBLE)).toMatchObject({ ok: false, refusal: { code: 'no-picture' } });
    expect(await lab.exploreEnsemble(1, SMALL_MAP)).toMatchObject({ ok: false, refusal: { code: 'no-bands' } });
    const nothing = map(axis('param:nothing', 0, 1), axis('start:0', 0, 1), experimentOf('quartic', { mu: 1 }));
    expect((await lab.explore(1, nothing)).ok).toBe(false);
    valueOf(await lab.explore(1, SMALL_MAP));
  });
});

describe('an ensemble', () => {
  test('looked at and stored has the bands of its blocks, on any number of threads', async () => {
    const truth = valueOf(runJob('sweepBands', { spec: ENSEMBLE, blocks: blocksHere(ENSEMBLE) }, host()));
    expect(truth.runs).toBe(40);
    for (const threads of [1, 3]) {
      const { lab, heard } = await labIn(await newFolder(), { threads });
      expect(valueOf(await lab.exploreEnsemble(5, ENSEMBLE))).toEqual(truth);
      const { done, total, part } = explored(heard, 5).at(-1)!;
      expect([done, part]).toEqual([total, null]);
      const id = valueOf(await lab.startSweep('bands', ENSEMBLE, null));
      await lab.sweepEnded(id);
      expect(valueOf(await lab.sweepBands(id))).toEqual(truth);
      expect(await lab.sweepParts(id)).toMatchObject({ ok: false, refusal: { code: 'not-a-picture' } });
      expect(await lab.sweepBands(id + 1)).toMatchObject({ ok: false, refusal: { code: 'no-such-sweep' } });
    }
  });

  test('is superseded and stopped like a picture, under the same names', async () => {
    const { lab } = await labIn(await newFolder(), { threads: 1 });
    const long: SweepSpec = { ...ENSEMBLE, experiment: { ...ENSEMBLE.experiment, steps: 1e7 } };
    const first = lab.exploreEnsemble(1, long);
    const second = lab.explore(1, ENDLESS_MAP);
    expect(await first).toMatchObject({ ok: false, refusal: { code: 'superseded' } });
    const third = lab.exploreEnsemble(1, long);
    expect(await second).toMatchObject({ ok: false, refusal: { code: 'superseded' } });
    await new Promise((resolve) => setTimeout(resolve, 100));
    await lab.stopExplore(1);
    expect(await third).toMatchObject({ ok: false, refusal: { code: 'stopped' } });
  });
});
