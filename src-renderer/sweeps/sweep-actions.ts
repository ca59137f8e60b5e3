import type { SweepSpec } from '../../src-shared/sweep';
import type { SweepRow } from '../../src-shared/sweep-views';
import { settle, type Say } from '../shell/actions';
import type { Desk } from '../shell/desk';
import { kindOf } from './default-sweeps';
import type { CellPlace } from './picture-view';
import { told } from '../told';

/** `Orbit diagram: Quartic` : what a stored sweep is called until it is renamed. */
export function sweepTitle(desk: Desk, spec: SweepSpec, say: Say): string {
  const problem = told(desk.problem(spec.experiment.problem.id)?.title ?? spec.experiment.problem.id);
  return `${say(`sweep.kind.${kindOf(spec)}`)}: ${problem}`.slice(0, 120);
}

/** Brings the explorer to the front. */
export function showExplorer(desk: Desk): void {
  desk.showPanel.value?.('sweep');
}

export function explore(desk: Desk, spec: SweepSpec): void {
  desk.sweeps.explorer.open(spec);
  showExplorer(desk);
}

export function openStored(desk: Desk, row: SweepRow): void {
  desk.sweeps.explorer.openStored(row);
  showExplorer(desk);
}

/** Stores the sweep and lines it up; true when it was taken. */
export async function keepSweep(desk: Desk, spec: SweepSpec, threads: number | null, say: Say): Promise<boolean> {
  const answer = await desk.lab.startSweep(sweepTitle(desk, spec, say), spec, threads);
  if (!settle(desk, answer) || !answer.ok) return false;
  await desk.sweeps.list.load();
  desk.notices.announce(say('sweep.started'));
  desk.showPanel.value?.('sweeps');
  return true;
}

/** Makes runs of the cells and selects the first, so that the charts show it. */
export async function openCells(desk: Desk, spec: SweepSpec, cells: readonly CellPlace[], say: Say): Promise<void> {
  if (cells.length === 0) return;
  const answer = await desk.lab.promoteCells(spec, cells, sweepTitle(desk, spec, say));
  if (!settle(desk, answer) || !answer.ok) return;
  desk.pages.refresh();
  const [first] = answer.value;
  if (first !== undefined) desk.selection.only(first);
  desk.inspectorTab.value = 'run';
  desk.notices.tell(say('sweep.opened', { n: answer.value.length }), '', {
    label: say('sweep.showRun'),
    run: () => desk.showPanel.value?.('convergence'),
  });
}

export async function deleteSweep(desk: Desk, row: SweepRow, say: Say): Promise<void> {
  if (!settle(desk, await desk.lab.deleteSweep(row.id))) return;
  if (desk.sweeps.explorer.subject.value?.sweepId === row.id) desk.sweeps.openUsual();
  await desk.sweeps.list.load();
  desk.notices.tell(say('sweep.deleted', { title: row.title }), '', {
    label: say('action.undo'),
    run: () =>
      void desk.lab.undo().then(async (answer) => {
        settle(desk, answer);
        await desk.sweeps.list.load();
      }),
  });
}

/** Saves or copies a picture of the explorer. */
export async function savePicture(desk: Desk, png: string | null, name: string, say: Say): Promise<void> {
  if (png === null) return;
  const answer = await desk.lab.saveImage(png, name.slice(0, 120));
  if (settle(desk, answer) && answer.ok) desk.notices.tell(say('chartPanel.savedImage', { path: answer.value }));
}

export async function copyPicture(desk: Desk, png: string | null, say: Say): Promise<void> {
  if (png !== null && settle(desk, await desk.lab.copyImage(png))) desk.notices.tell(say('chartPanel.copiedImage'));
}
