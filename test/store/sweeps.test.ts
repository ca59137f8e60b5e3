import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createStore, type StoreEvent } from '../../src-main/store/store';
import { columnOf, storedColumn } from '../../src-main/store/sweep-columns';
import { codeOf, request, temporaryFolder, valueOf } from './samples';
import { cellsOf, COLUMNS, storeSweep, sweep } from './sweep-samples';

const folder = temporaryFolder();

function opened(name: string, events: StoreEvent[] = []) {
  const store = createStore((event) => events.push(event));
  valueOf(store.open(request(folder, name, 'create')));
  return store;
}

describe('a column of results', () => {
  test('comes back bit for bit, packed or not', () => {
    const column = fc.oneof(
      fc.array(fc.nat(3), { maxLength: 3_000 }).map((values) => Uint8Array.from(values)),
      fc.uint16Array({ maxLength: 300 }),
      fc.uint32Array({ maxLength: 300 }),
      fc.array(fc.constantFrom(Number.NaN, -0, 0, 1 / 3, Infinity), { maxLength: 3_000 }).map((values) => Float64Array.from(values)),
      fc.float64Array({ maxLength: 300 }),
    );
    fc.assert(
      fc.property(column, fc.nat(1e6), (values, index) => {
        const stored = storedColumn(index, 'class', values);
        const back = columnOf(index, { ...stored, data: stored.data.slice() });
        expect(back.constructor).toBe(values.constructor);
        expect(back.length).toBe(values.length);
        expect([...back].every((value, i) => Object.is(value, values[i]))).toBe(true);
      }),
    );
  });

  test('is refused when its bytes or what the row says of them changed', () => {
    const stored = storedColumn(3, 'period', Uint16Array.of(1, 2, 3));
    const row = { ...stored, data: stored.data.slice() };
    const flipped = row.data.slice();
    flipped[0]! ^= 1;
    for (const wrong of [{ data: flipped }, { name: 'class' }, { type: 'u1' }, { n: 2 }, { codec: 1 }])
      expect(() => columnOf(3, { ...row, ...wrong })).toThrow();
    expect(() => columnOf(4, row)).toThrow('checksum');
  });
});

describe('sweeps in a project', () => {
  test('are kept with everything through a close and Save As', () => {
    const store = opened('kept.edgelab');
    const id = storeSweep(store, 5);
    valueOf(store.saveAs(join(folder, 'copy.edgelab')));
    const before = store.sweeps();
    store.close();
    valueOf(store.open(request(folder, 'copy.edgelab', 'open')));
    expect(store.sweeps()).toEqual(before);
    expect(before).toMatchObject([{ id, status: 'finished', blocks: 5, blocksDone: 5, seconds: 2, title: 'A sweep' }]);
    expect(valueOf(store.sweepBlocks(id, 0, 9))).toEqual([0, 1, 2, 3, 4].map(cellsOf));
    expect(valueOf(store.sweepBlocks(id, 1, 3))).toEqual([1, 2].map(cellsOf));
    const work = valueOf(store.sweepWork(id));
    expect(work).toEqual({ checked: sweep(5).checked, done: [0, 1, 2, 3, 4] });
    store.close();
  });

  test('an identical sweep takes over the blocks that are there, another engine or definition takes none', () => {
    const store = opened('identical.edgelab');
    const first = store.addSweep(sweep(4));
    store.appendBlocks(first.id, [cellsOf(2), cellsOf(0)]);
    store.finishSweep(first.id, { status: 'stopped', seconds: 1, error: null });
    const { checked, versions } = sweep(4);
    // Keys in another order and other measured seconds are the same definition.
    const same = { ...checked, seconds: 9, spec: { shape: checked.spec.shape, experiment: checked.spec.experiment, version: 1 as const } };
    const second = store.addSweep(sweep(4, { checked: same, title: 'again' }));
    expect(second.done).toEqual([0, 2]);
    expect(valueOf(store.sweepBlocks(second.id, 0, 4))).toEqual([cellsOf(0), cellsOf(2)]);
    expect(store.addSweep(sweep(4, { versions: { ...versions, engine: '2' } })).done).toEqual([]);
    expect(store.addSweep(sweep(5)).done).toEqual([]);
    const other = { ...checked, spec: { ...checked.spec, experiment: { ...checked.spec.experiment, seed: 8 } } };
    expect(store.addSweep(sweep(4, { checked: other })).done).toEqual([]);
    store.close();
  });

  test('blocks are durable within a second or so without being asked, and the event says so', async () => {
    const events: StoreEvent[] = [];
    const store = opened('durable.edgelab', events);
    const { id } = store.addSweep(sweep(3));
    store.appendBlocks(id, [cellsOf(1)]);
    expect(events).toEqual([]);
    for (let tries = 0; tries < 60 && events.length === 0; tries++) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(events).toEqual([{ type: 'sweepFlushed', sweepId: id }]);
    expect(store.sweeps()[0]).toMatchObject({ blocksDone: 1, status: 'queued' });
    store.close();
  });

  test('one under way is interrupted by closing, keeps its blocks, and the next opening says so', () => {
    const store = opened('interrupted.edgelab');
    const { id } = store.addSweep(sweep(3));
    store.setSweepStatus(id, 'running');
    store.appendBlocks(id, [cellsOf(0), cellsOf(2)]);
    expect(codeOf(store.edit({ kind: 'delete-sweep', id }, 'Delete'))).toBe('sweep-active');
    store.close();
    valueOf(store.open(request(folder, 'interrupted.edgelab', 'open')));
    expect(store.sweeps()).toMatchObject([{ status: 'interrupted', blocksDone: 2 }]);
    expect(valueOf(store.sweepWork(id)).done).toEqual([0, 2]);
    store.close();
  });

  test('are renamed and deleted, undone and done again', () => {
    const store = opened('edited.edgelab');
    const id = storeSweep(store, 2);
    valueOf(store.edit({ kind: 'rename-sweep', id, title: 'Phases' }, 'Rename sweep'));
    valueOf(store.edit({ kind: 'delete-sweep', id }, 'Delete sweep'));
    expect(store.sweeps()).toEqual([]);
    for (const answer of [store.sweepWork(id), store.sweepParts(id), store.sweepBlocks(id, 0, 1), store.sweepAttractors(id)])
      expect(codeOf(answer)).toBe('no-such-sweep');
    valueOf(store.undo());
    expect(store.sweeps()).toMatchObject([{ id, title: 'Phases', blocksDone: 2 }]);
    valueOf(store.undo());
    expect(store.sweeps()).toMatchObject([{ title: 'A sweep' }]);
    valueOf(store.redo());
    valueOf(store.redo());
    store.close();
    valueOf(store.open(request(folder, 'edited.edgelab', 'open')));
    expect(store.sweeps()).toEqual([]);
    valueOf(store.undo());
    expect(valueOf(store.sweepBlocks(id, 0, 2))).toEqual([0, 1].map(cellsOf));
    store.close();
  });

  test('the picture is the bytes of the stored cells, with the attractors in the order they are met', () => {
    const store = opened('picture.edgelab');
    const id = storeSweep(store, 3);
    const parts = valueOf(store.sweepParts(id));
    expect(parts.map(({ x, y, columns, rows }) => [x, y, columns, rows])).toEqual([0, 2, 4].map((y) => [0, y, COLUMNS, 2]));
    for (const [index, { layers }] of parts.entries()) {
      const { columns } = cellsOf(index);
      expect(layers.outcome).toEqual(columns['class']);
      // Cells without an anchor (NaN) reach nothing; 5 and 9 apart are the places of anchor 0 and of period 5.
      for (const [i, attractor] of layers.attractor!.entries()) expect(attractor === 0, `cell ${i}`).toBe(i % 7 === 0);
    }
    // Period 1 or 5, at −0 or near 1.
    const attractors = valueOf(store.sweepAttractors(id));
    expect(attractors.map(({ period, anchor }) => `${period} at ${Math.round(anchor[0]!) + 0}`).sort()).toEqual([
      '1 at 0',
      '1 at 1',
      '5 at 0',
      '5 at 1',
    ]);
    expect(attractors.reduce((sum, { cells }) => sum + cells, 0)).toBe(3 * (2 * COLUMNS - Math.ceil((2 * COLUMNS) / 7)));
    store.close();
  });

  test('a flipped bit in a block is noticed: the project is read only and the block not shown', () => {
    const store = opened('whole.edgelab');
    const id = storeSweep(store, 2);
    const { path } = valueOf(store.saveAs(join(folder, 'flipped.edgelab')));
    store.close();
    const bytes = readFileSync(path);
    const steps = cellsOf(1).columns['steps']!;
    const at = bytes.indexOf(Buffer.from(steps.buffer));
    expect(at).toBeGreaterThan(0);
    bytes[at + 5]! ^= 2;
    writeFileSync(path, bytes);
    const project = valueOf(store.open(request(folder, 'flipped.edgelab', 'open')));
    expect(project.readOnly).toMatch(/damaged.*sweep.*steps of block 1/);
    expect(valueOf(store.sweepBlocks(id, 0, 1))).toEqual([cellsOf(0)]);
    expect(codeOf(store.sweepBlocks(id, 0, 2))).toBe('damaged');
    expect(codeOf(store.sweepParts(id))).toBe('damaged');
    expect(() => store.addSweep(sweep(2))).toThrow('damaged');
    store.close();
    expect(readFileSync(path)).toEqual(bytes);
  });
});
