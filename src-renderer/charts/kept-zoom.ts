import { computed, onScopeDispose, watch } from 'vue';
import type { ChartZoom } from '../../src-shared/views';
import type { Desk } from '../shell/desk';
import { WHOLE_VIEW, type ViewWindow } from './view-window';
import type { Zoom } from './zoom';

/** A zoom has come to rest after this long, in milliseconds. */
const REST_MS = 500;

const textOf = (view: ViewWindow) => JSON.stringify([view.x, view.y]);

/**
 * Keeps the visible part of a chart with the project, as a step of Undo once it has come to rest, and follows the project when such a
 * step is undone. `of`: what the chart shows; a part kept of other runs or other units is not shown.
 */
export function useKeptZoom(desk: Desk, zoom: Zoom, chart: () => string, of: () => string, label: () => string): void {
  const stored = computed<ViewWindow>(() => {
    const kept: ChartZoom | undefined = desk.project.view.value?.zooms[chart()];
    return kept?.of === of() ? { x: kept.x, y: kept.y } : WHOLE_VIEW;
  });
  let timer: ReturnType<typeof setTimeout> | null = null;
  let last = textOf(WHOLE_VIEW);

  function cancel(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  }
  async function send(): Promise<void> {
    if (timer === null) return;
    cancel();
    const view = zoom.view.value;
    if (!desk.project.editable.value || textOf(view) === textOf(stored.value)) return;
    const whole = view.x === null && view.y === null;
    await desk.lab.zoomChart(chart(), whole ? null : { of: of(), x: view.x, y: view.y }, label());
  }
  // Another picture: what is kept of it, or the whole.
  watch([chart, of], () => {
    cancel();
    zoom.clear();
    last = textOf(stored.value);
    if (last !== textOf(WHOLE_VIEW)) zoom.show(stored.value, null);
  });
  watch(
    stored,
    (view) => {
      const text = textOf(view);
      if (text === last) return;
      last = text;
      if (timer === null && text !== textOf(zoom.view.value)) zoom.show(view, null);
    },
    { immediate: true },
  );
  watch(zoom.view, (view) => {
    cancel();
    if (textOf(view) !== textOf(stored.value)) timer = setTimeout(() => void send(), REST_MS);
  });
  const forget = desk.keptViews.add(send);
  onScopeDispose(() => {
    forget();
    void send();
  });
}
