import type { AddPanelOptions, DockviewApi } from 'dockview-vue';
import { chartById } from '../../src-shared/charts';
import type { Trace } from '../../src-shared/charts/chart';

/**
 * Panels of the workspace. `map` is the cobweb of a problem in one variable, the phase plane of one in two and one recorded quantity
 * against another in more; `findings` holds what studies found, `sweep` is the explorer, `sweeps` the list of those kept, `report` the
 * report, `compare` lays the selected runs side by side. Further panels are charts by their id, e.g. `quantities:s1(Y),s2(Y)`.
 */
export const PANELS = [
  'convergence',
  'iterates',
  'loss',
  'map',
  'edge',
  'landscape',
  'quantities',
  'phase',
  'findings',
  'sweep',
  'sweeps',
  'report',
  'compare',
] as const;
/** Panels with a component of their own; the others are charts. */
const OWN_PANELS = ['findings', 'sweep', 'sweeps', 'report', 'compare'] as const;
export type PanelId = string;

type Shown = Pick<Trace, 'dimension' | 'coordinates'>;

/** Id of the chart a panel shows for such a run, or before there is one. */
export function chartOf(panel: PanelId, trace: Shown | undefined): string {
  const dimension = trace?.dimension ?? 1;
  // Above eight dimensions no coordinates are recorded, but what the problem observes.
  if (panel === 'iterates' && trace && trace.coordinates.length === 0) return 'quantities';
  if (panel !== 'map') return panel;
  if (dimension > 2) return 'phase';
  return dimension === 1 ? 'cobweb' : 'plane';
}

/** Whether the chart has anything to draw of such a run. */
export function drawable(chart: string, trace: Pick<Trace, 'dimension' | 'coordinates' | 'observables'> | undefined): boolean {
  if (!chartById(chart)?.applies(trace?.dimension ?? 1)) return false;
  const recorded = (trace?.coordinates.length ?? 0) + (trace?.observables?.length ?? 0);
  return chart !== 'phase' || recorded >= 2;
}

/** The panel that shows the chart with this id. */
export function panelOf(chart: string): PanelId {
  return chart === 'cobweb' || chart === 'plane' ? 'map' : chart;
}

export function isPanel(id: string): boolean {
  return (PANELS as readonly string[]).includes(id) || chartById(id) !== null;
}

type Placement = Partial<Pick<AddPanelOptions, 'position' | 'initialWidth' | 'initialHeight' | 'inactive'>>;

function add(api: DockviewApi, panel: PanelId, placement: Placement): void {
  api.addPanel({
    id: panel,
    component: (OWN_PANELS as readonly string[]).includes(panel) ? panel : 'chart',
    title: panel,
    params: { panel },
    renderer: 'onlyWhenVisible',
    ...placement,
  } as AddPanelOptions);
}

/** Convergence large on the left; iterates and loss over the map and the edge of stability on the right. */
export function defaultLayout(api: DockviewApi): void {
  api.clear();
  add(api, 'convergence', {});
  add(api, 'sweep', { position: { referencePanel: 'convergence', direction: 'within' }, inactive: true });
  add(api, 'iterates', { position: { referencePanel: 'convergence', direction: 'right' }, initialWidth: Math.round(api.width * 0.42) });
  add(api, 'loss', { position: { referencePanel: 'iterates', direction: 'within' }, inactive: true });
  add(api, 'map', { position: { referencePanel: 'iterates', direction: 'below' }, initialHeight: Math.round(api.height * 0.54) });
  add(api, 'edge', { position: { referencePanel: 'map', direction: 'within' }, inactive: true });
}

/** Closes the charts of single quantities, but those to keep: what one problem records says nothing of another. */
export function closeOthers(api: DockviewApi, keep: readonly PanelId[]): void {
  for (const panel of [...api.panels]) if (panel.id.includes(':') && !keep.includes(panel.id)) api.removePanel(panel);
}

/** Brings a panel to the front, adding it again when it was closed: large, beside the convergence. */
export function showPanel(api: DockviewApi, panel: PanelId): void {
  const found = api.getPanel(panel);
  if (found) found.api.setActive();
  else add(api, panel, api.getPanel('convergence') ? { position: { referencePanel: 'convergence', direction: 'within' } } : {});
}
