/** The explorer of sweeps: which picture is asked for, what is shown meanwhile, where the user has been. */
import { expect, test } from 'vitest';
import { accept, refuse } from '../../src-shared/answer';
import type { OrbitDiagram, SweepSpec } from '../../src-shared/sweep';
import { COALESCE_MS, createExploration, PARTIAL_MS } from '../../src-renderer/sweeps/exploration';
import { createExplorer, sameSweep } from '../../src-renderer/sweeps/explorer';
import { createViewHistory } from '../../src-renderer/sweeps/view-history';
import { createCells } from '../../src-renderer/sweeps/cells';
import { createSweepList } from '../../src-renderer/sweeps/sweep-list';
import { createOpenProject } from '../../src-renderer/project/open-project';
import { createNotices } from '../../src-renderer/shell/notices';
import { diagramSpec, mapSpec } from '../charts/raster-samples';
import { checkedOf, HandClock, settled, SweepLab } from './sweep-lab';

const SMALL = { columns: 4, rows: 2, lyapunov: false } as const;
const spec = (change: Partial<OrbitDiagram> = {}) => diagramSpec({ ...SMALL, ...change });
const axis = (from: number, to: number) => ({ quantity: 'K', from, to, scale: 'linear' }) as const;
const part = (x: number, ...density: number[]) => ({
  ...{ x, y: 0, columns: density.length, rows: 1 },
  layers: { density: Uint8Array.from(density) },
});

function explorer() {
  const made = new SweepLab();
  const clock = new HandClock();
  const refusals: string[] = [];
  const { lab } = made;
  return { made, clock, refusals, explorer: createExplorer(lab, clock, ({ code }) => refusals.push(code)), lab };
}

test('requests in quick succession are one, and the newest wins', async () => {
  const made = new SweepLab();
  const clock = new HandClock();
  const exploration = createExploration(made.lab, clock);
  const wanted = [1, 1.1, 1.2, 1.3].map((from) => spec({ axis: axis(from, 2) }));
  exploration.show(wanted[0]!);
  await settled();
  for (const one of wanted.slice(1)) exploration.show(one);
  await settled();
  expect(made.asked.map((request) => request.spec)).toEqual([wanted[0]]);
  await clock.move(COALESCE_MS);
  expect(made.asked.map((request) => request.spec)).toEqual([wanted[0], wanted[3]]);
  expect(made.stopped, 'the older one is not wanted any more').toEqual([made.asked[0]!.id]);
  // What still arrives of the older one changes nothing.
  made.emit('explored', { exploreId: made.asked[0]!.id, part: part(0, 9, 9, 9, 9), done: 1, total: 2 });
  made.asked[0]!.answer(refuse('superseded', '', '', ''));
  await clock.move(20);
  expect(exploration.picture.value).toBeNull();
  made.emit('explored', { exploreId: made.asked[1]!.id, part: part(1, 5, 6), done: 1, total: 2 });
  await clock.move(PARTIAL_MS);
  expect([...exploration.picture.value!.raster.layers.density!]).toEqual([0, 5, 6, 0, 0, 0, 0, 0]);
  expect(exploration.picture.value?.complete).toBe(false);
  expect(exploration.progress.value).toMatchObject({ done: 1, total: 2 });
  made.asked[1]!.answer(accept(checkedOf(wanted[3]!)));
  await settled();
  expect(exploration.progress.value, 'its last part is still on the way').not.toBeNull();
  made.emit('explored', { exploreId: made.asked[1]!.id, part: part(0, 3), done: 2, total: 2 });
  expect([...exploration.picture.value!.raster.layers.density!]).toEqual([3, 5, 6, 0, 0, 0, 0, 0]);
  expect(exploration.picture.value?.complete).toBe(true);
  expect([exploration.progress.value, exploration.refusal.value]).toEqual([null, null]);
});

test('the old picture stays at its places under the new axes', async () => {
  const made = new SweepLab();
  const clock = new HandClock();
  const exploration = createExploration(made.lab, clock);
  exploration.put(spec({ axis: axis(0, 4) }), [part(0, 1, 2, 3, 4)], true, []);
  exploration.show(spec({ axis: axis(2, 4) }));
  await settled();
  expect([...exploration.picture.value!.raster.layers.density!].slice(0, 4), 'until something new is there').toEqual([1, 2, 3, 4]);
  made.emit('explored', { exploreId: made.asked[0]!.id, part: part(3, 77), done: 1, total: 4 });
  await clock.move(PARTIAL_MS - 1);
  expect([...exploration.picture.value!.raster.layers.density!].slice(0, 4), 'it may soon be complete').toEqual([1, 2, 3, 4]);
  await clock.move(1);
  expect([...exploration.picture.value!.raster.layers.density!].slice(0, 4)).toEqual([3, 3, 4, 77]);
});

test('what a superseded picture had is shown until the newer one comes', async () => {
  const made = new SweepLab();
  const clock = new HandClock();
  const exploration = createExploration(made.lab, clock);
  exploration.show(spec({ axis: axis(0, 4) }));
  await settled();
  made.emit('explored', { exploreId: made.asked[0]!.id, part: part(0, 1, 2, 3, 4), done: 1, total: 2 });
  await clock.move(COALESCE_MS);
  exploration.show(spec({ axis: axis(2, 4) }));
  await settled();
  expect([...exploration.picture.value!.raster.layers.density!].slice(0, 4)).toEqual([1, 2, 3, 4]);
  made.emit('explored', { exploreId: made.asked[1]!.id, part: part(3, 77), done: 1, total: 4 });
  await clock.move(PARTIAL_MS);
  expect([...exploration.picture.value!.raster.layers.density!].slice(0, 4)).toEqual([3, 3, 4, 77]);
});

test('a refusal is told, a stop is not one', async () => {
  const made = new SweepLab();
  const exploration = createExploration(made.lab, new HandClock());
  exploration.show(spec());
  await settled();
  exploration.stop();
  made.asked[0]!.answer(refuse('stopped', '', '', ''));
  await settled();
  expect([made.stopped.length, exploration.refusal.value, exploration.progress.value]).toEqual([1, null, null]);
});

test('a diagram without a range gets it with its first picture, and keeps it while zooming', async () => {
  const { made, clock, explorer: of } = explorer();
  of.look(true);
  of.open(spec({ range: null }));
  await settled();
  const found = checkedOf(made.asked[0]!.spec).spec;
  made.emit('explored', { exploreId: made.asked[0]!.id, part: null, done: 0, total: 1, spec: found });
  made.emit('explored', { exploreId: made.asked[0]!.id, part: part(0, 1), done: 1, total: 1 });
  made.asked[0]!.answer(accept(checkedOf(made.asked[0]!.spec)));
  await clock.move(100);
  expect(of.subject.value?.home.shape).toMatchObject({ range: [-1.6, 1.6] });
  expect(made.asked, 'nothing is computed twice').toHaveLength(1);
  of.views.show({ x: [1, 1.5], y: [0, 1] }, null);
  await clock.move(100);
  expect(made.asked[1]!.spec.shape).toMatchObject({ axis: { from: 1, to: 1.5 }, range: [0, 1] });
  of.views.back();
  await clock.move(100);
  expect(made.asked[2]!.spec.shape).toMatchObject({ axis: { from: 0.8, to: 2 }, range: [-1.6, 1.6] });
});

test('while nobody looks nothing is computed; what is not used changes nothing', async () => {
  const { made, clock, explorer: of } = explorer();
  of.open(spec());
  await clock.move(100);
  expect(made.asked).toHaveLength(0);
  of.look(true);
  await clock.move(100);
  expect(made.asked).toHaveLength(1);
  // The diagram varies η itself and has its own numbers of steps.
  of.follow({ ...spec().experiment, steps: 7, rule: { kind: 'gradient-descent', learningRate: { text: '1.7', unit: 'eta' } } });
  await clock.move(100);
  expect(made.asked).toHaveLength(1);
  of.follow({ ...spec().experiment, start: [0.3] });
  await clock.move(100);
  expect(made.asked[1]!.spec.experiment.start).toEqual([0.3]);
});

test('a stored picture is loaded, zooming explores, and a change makes another sweep of it', async () => {
  const { made, clock, explorer: of } = explorer();
  of.look(true);
  const row = { ...{ id: 3, uid: 'u', title: 'Kept', spec: spec(), status: 'finished', created: '' }, ...{ seconds: 1, blocksDone: 1 } };
  of.openStored({ ...row, status: 'finished', blocks: 1, bytes: 8, error: null, versions: {} as never });
  await clock.move(100);
  expect(made.asked).toHaveLength(0);
  expect(of.exploration.picture.value?.spec).toEqual(spec());
  of.views.show({ x: [1, 1.2], y: [0, 1] }, null);
  await clock.move(100);
  expect(made.asked).toHaveLength(1);
  of.change((home) => ({ ...home, shape: { ...(home.shape as OrbitDiagram), kept: 5 } }));
  await clock.move(100);
  expect(of.subject.value?.sweepId).toBeNull();
  expect(made.asked[1]!.spec.shape).toMatchObject({ kept: 5, axis: { from: 1, to: 1.2 } });
});

test('sweeps are the same when all they use is the same', () => {
  const other: SweepSpec = { ...spec(), experiment: { ...spec().experiment, steps: 9 } };
  expect(sameSweep(spec(), other)).toBe(true);
  expect(sameSweep(mapSpec(), { ...mapSpec(), experiment: other.experiment }), 'a map uses its steps').toBe(false);
  expect(sameSweep(spec(), spec({ seeding: 'forward' }))).toBe(false);
  const rate = { text: '1', unit: 'eta' } as const;
  const scheduled: SweepSpec = {
    ...spec(),
    experiment: { ...spec().experiment, rule: { kind: 'step-schedule', learningRates: [rate, rate] } },
  };
  expect(sameSweep(spec(), scheduled), 'a schedule is refused under an axis of rates').toBe(false);
  expect(sameSweep(null, spec())).toBe(false);
});

test('Back and Forward go where the user has been; one turn of the wheel is one step', () => {
  let time = 0;
  const views = createViewHistory(() => time);
  const [a, b] = [
    { x: [0, 1], y: [0, 1] },
    { x: [0, 0.5], y: [0, 0.5] },
  ] as const;
  views.show(a, 'wheel');
  time += 50;
  views.show(b, 'wheel');
  time += 5_000;
  views.show(a, 'wheel');
  views.back();
  expect(views.view.value).toEqual(b);
  views.back();
  expect([views.view.value, views.canGoBack.value]).toEqual([null, false]);
  views.forward();
  views.forward();
  expect([views.view.value, views.canGoForward.value]).toEqual([a, false]);
  views.back();
  views.show(a, null);
  expect(views.canGoForward.value).toBe(false);
});

test('the cell cursor stays in the picture and asks for the newest cell only', async () => {
  const made = new SweepLab();
  const cells = createCells(made.lab, () => mapSpec());
  cells.move(0, 0);
  expect(cells.cursor.value).toEqual([30, 20]);
  cells.move(1, -1);
  for (let i = 0; i < 100; i++) cells.move(1, 1);
  expect(cells.cursor.value).toEqual([59, 39]);
  await settled();
  expect(made.cells).toEqual([[30, 20]]);
  cells.select([5, 7], [2, 9]);
  expect(cells.selection.value).toEqual({ from: [2, 7], to: [5, 9] });
  expect(cells.chosen()).toHaveLength(12);
  cells.close();
  expect(cells.chosen()).toEqual([]);
});

test('the list of sweeps follows what is told, the latest first', async () => {
  const made = new SweepLab();
  const row = (id: number, status: 'running' | 'finished') =>
    ({ ...{ id, uid: String(id), title: `S${id}`, spec: spec(), status, created: '' }, seconds: 0, blocksDone: 0 }) as const;
  const rest = { blocks: 4, bytes: 0, error: null, versions: {} as never };
  made.rows = [
    { ...row(1, 'finished'), ...rest },
    { ...row(2, 'running'), ...rest },
  ];
  const project = createOpenProject(made.lab, createNotices());
  const list = createSweepList(made.lab, project);
  await project.load();
  await settled();
  expect(list.rows.value.map(({ id }) => id)).toEqual([2, 1]);
  made.emit('sweepProgress', { sweepId: 2, status: 'running', done: 2, total: 4, secondsLeft: 3, threads: null });
  await settled();
  expect(list.progress.get(2)).toMatchObject({ done: 2 });
  made.rows = [{ ...row(2, 'finished'), ...rest }];
  made.emit('sweepChanged', { sweepId: 2 });
  await settled();
  expect([list.rows.value.length, list.progress.size, list.underWay.value.length]).toEqual([1, 0, 0]);
});
