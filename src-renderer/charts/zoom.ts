import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue';
import { WHOLE_VIEW, type ViewWindow } from './view-window';

export interface Zoom {
  readonly view: Readonly<ShallowRef<ViewWindow>>;
  readonly canGoBack: ComputedRef<boolean>;
  readonly zoomed: ComputedRef<boolean>;
  /** Changes with one `gesture` (a turn of the wheel, a drag) within a short time are one step back; null = a step of its own. */
  show(view: ViewWindow, gesture: string | null): void;
  back(): void;
  reset(): void;
  /** Forgets everything, for other data. */
  clear(): void;
}

const MOST_STEPS = 100;
const GESTURE_MS = 600;

/** The visible part of a chart with its history: Back undoes the last zoom or pan. */
export function createZoom(now: () => number): Zoom {
  const view = shallowRef<ViewWindow>(WHOLE_VIEW);
  const past = shallowRef<readonly ViewWindow[]>([]);
  let last: { gesture: string; time: number } | null = null;
  const zoomed = computed(() => view.value.x !== null || view.value.y !== null);

  function show(next: ViewWindow, gesture: string | null): void {
    const continued = gesture !== null && last?.gesture === gesture && now() - last.time < GESTURE_MS;
    if (!continued) past.value = [...past.value, view.value].slice(-MOST_STEPS);
    last = gesture === null ? null : { gesture, time: now() };
    view.value = next;
  }
  return {
    view,
    zoomed,
    canGoBack: computed(() => past.value.length > 0),
    show,
    back() {
      const previous = past.value.at(-1);
      if (!previous) return;
      past.value = past.value.slice(0, -1);
      last = null;
      view.value = previous;
    },
    reset() {
      if (zoomed.value) show(WHOLE_VIEW, null);
    },
    clear() {
      past.value = [];
      last = null;
      view.value = WHOLE_VIEW;
    },
  };
}
