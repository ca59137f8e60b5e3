import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue';
import type { Exploration } from './exploration';
import type { PictureView, ViewHistory } from './view-history';

/** The old picture stretches when the new one is not there after so many milliseconds. */
const HOLD_MS = 50;
/** Changes closer together than this are one motion, which is followed at once. */
const MOTION_MS = 150;

/**
 * The part of the picture the axes show: that of `views`, a moment later. Most pictures are computed within that moment; axes and
 * picture then change together, drawn once, and the drawing takes no time from the threads.
 */
export function useHeldView(views: ViewHistory, { picture }: Exploration): Readonly<ShallowRef<PictureView | null>> {
  const shown = shallowRef(views.view.value);
  let timer: ReturnType<typeof setTimeout> | null = null;
  let changed = -Infinity;
  function follow(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    shown.value = views.view.value;
  }
  watch(
    views.view,
    () => {
      const now = performance.now();
      const moving = now - changed < MOTION_MS;
      changed = now;
      if (moving) follow();
      else timer ??= setTimeout(follow, HOLD_MS);
    },
    { flush: 'sync' },
  );
  watch(picture, follow, { flush: 'sync' });
  onScopeDispose(() => timer !== null && clearTimeout(timer));
  return shown;
}
