import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue';
import type { Range } from '../charts/view-window';

/** The visible part of a picture; null = the whole picture. */
export interface PictureView {
  readonly x: Range;
  readonly y: Range;
}

export interface ViewHistory {
  readonly view: Readonly<ShallowRef<PictureView | null>>;
  readonly canGoBack: ComputedRef<boolean>;
  readonly canGoForward: ComputedRef<boolean>;
  /** Changes with one `gesture` (a turn of the wheel, keys) within a short time are one step back; null = a step of its own. */
  show(view: PictureView | null, gesture: string | null): void;
  back(): void;
  forward(): void;
  /** Forgets everything, for another picture. */
  clear(): void;
}

const MOST_STEPS = 200;
const GESTURE_MS = 600;

/** Where the user has been in a picture: Back undoes the last zoom or pan, Forward does it again. */
export function createViewHistory(now: () => number): ViewHistory {
  const view = shallowRef<PictureView | null>(null);
  const past = shallowRef<readonly (PictureView | null)[]>([]);
  const future = shallowRef<readonly (PictureView | null)[]>([]);
  let last: { gesture: string; time: number } | null = null;

  return {
    view,
    canGoBack: computed(() => past.value.length > 0),
    canGoForward: computed(() => future.value.length > 0),
    show(next, gesture) {
      const continued = gesture !== null && last?.gesture === gesture && now() - last.time < GESTURE_MS;
      if (!continued) past.value = [...past.value, view.value].slice(-MOST_STEPS);
      last = gesture === null ? null : { gesture, time: now() };
      future.value = [];
      view.value = next;
    },
    back() {
      if (past.value.length === 0) return;
      future.value = [...future.value, view.value];
      view.value = past.value.at(-1) ?? null;
      past.value = past.value.slice(0, -1);
      last = null;
    },
    forward() {
      if (future.value.length === 0) return;
      past.value = [...past.value, view.value];
      view.value = future.value.at(-1) ?? null;
      future.value = future.value.slice(0, -1);
      last = null;
    },
    clear() {
      past.value = future.value = [];
      last = null;
      view.value = null;
    },
  };
}
