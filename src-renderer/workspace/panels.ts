import type { AddPanelOptions, DockviewApi } from 'dockview-vue';

/** Panels of the workspace. `map` is the cobweb of a problem in one variable and the phase plane of one in two. */
export const PANELS = ['convergence', 'iterates', 'loss', 'map', 'edge'] as const;
export type PanelId = (typeof PANELS)[number];

/** Id of the chart a panel shows for a problem of this dimension. */
export function chartOf(panel: PanelId, dimension: number): string {
  if (panel !== 'map') return panel;
  return dimension === 1 ? 'cobweb' : 'plane';
}

export function isPanel(id: string): id is PanelId {
  return (PANELS as readonly string[]).includes(id);
}

type Placement = Partial<Pick<AddPanelOptions, 'position' | 'initialWidth' | 'initialHeight' | 'inactive'>>;

function add(api: DockviewApi, panel: PanelId, placement: Placement): void {
  api.addPanel({
    id: panel,
    component: 'chart',
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
  add(api, 'iterates', { position: { referencePanel: 'convergence', direction: 'right' }, initialWidth: Math.round(api.width * 0.42) });
  add(api, 'loss', { position: { referencePanel: 'iterates', direction: 'within' }, inactive: true });
  add(api, 'map', { position: { referencePanel: 'iterates', direction: 'below' }, initialHeight: Math.round(api.height * 0.54) });
  add(api, 'edge', { position: { referencePanel: 'map', direction: 'within' }, inactive: true });
}

/** Brings a panel to the front, adding it again when it was closed. */
export function showPanel(api: DockviewApi, panel: PanelId): void {
  const found = api.getPanel(panel);
  if (found) found.api.setActive();
  else add(api, panel, {});
}
