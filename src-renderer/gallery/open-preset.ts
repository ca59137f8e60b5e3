import type { PresetInfo } from '../../src-shared/catalogue';
import { createFromPreset } from '../shell/actions';
import type { Desk } from '../shell/desk';
import { openStudy } from '../studies/run-study';
import { panelOf } from '../workspace/panels';

/** Brings the preset's charts to the front, the most telling last, in place of those of another's quantities. */
export function showCharts(desk: Pick<Desk, 'showPanel' | 'closeOthers'>, { charts }: Pick<PresetInfo, 'charts'>): void {
  const panels = charts.map(panelOf);
  desk.closeOthers.value?.(panels);
  for (const panel of panels.reverse()) desk.showPanel.value?.(panel);
}

/** Makes the preset's experiment, says what to look at, and brings its charts to the front, the most telling last. */
export async function openPreset(desk: Desk, preset: PresetInfo): Promise<void> {
  const id = await createFromPreset(desk, preset);
  if (id === null) return;
  desk.lookAt.set(id, preset.id);
  showCharts(desk, preset);
  if (!preset.study) return;
  desk.studies.options.set(preset.study.id, preset.study.options);
  desk.studies.chosen.value = preset.study.id;
  if (preset.charts.length === 0) openStudy(desk, preset.study.id);
}
