import { onScopeDispose, watch, type Ref } from 'vue';
import { stepsOf, type Range } from './view-window';
import type { Zoom } from './zoom';

/** A gesture has come to rest after this long. */
const REST_MS = 150;

/** Asks for the visible steps when a zoom or pan has come to rest; for everything as soon as everything is visible. */
export function useRangeRequests(zoom: Zoom, overSteps: Ref<boolean>, perStep: () => number, ask: (range: Range | null) => void): void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let asked: string | null = null;

  function request(): void {
    timer = null;
    const range = stepsOf(zoom.view.value.x, perStep());
    const text = range && range.join();
    if (text === asked) return;
    asked = text;
    ask(range);
  }
  watch(zoom.view, (view) => {
    if (!overSteps.value) return;
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (view.x === null) request();
    else timer = setTimeout(request, REST_MS);
  });
  onScopeDispose(() => {
    if (timer !== null) clearTimeout(timer);
  });
}
