import { onScopeDispose, ref, watch, type ComputedRef, type Ref } from 'vue';
import type { Traces } from './traces';

export interface Playback {
  /** Step the charts stand at; null = everything is drawn. */
  readonly cursor: Ref<number | null>;
  readonly playing: Ref<boolean>;
  /** Steps a second. */
  readonly speed: Ref<number>;
  readonly last: ComputedRef<number>;
  toggle(): void;
  step(by: number): void;
  seek(step: number): void;
  leave(): void;
}

const FRAME_MS = 50;

/** Play, step and scrub through the iterates. */
export function createPlayback(traces: Pick<Traces, 'list' | 'last'>): Playback {
  const cursor = ref<number | null>(null);
  const playing = ref(false);
  const speed = ref(10);
  const { last } = traces;
  let timer: ReturnType<typeof setInterval> | null = null;
  let position = 0;

  function halt(): void {
    if (timer !== null) clearInterval(timer);
    timer = null;
    playing.value = false;
  }
  function seek(step: number): void {
    position = Math.min(last.value, Math.max(0, Math.round(step)));
    cursor.value = position;
  }
  function play(): void {
    if (cursor.value === null || cursor.value >= last.value) seek(0);
    position = cursor.value ?? 0;
    playing.value = true;
    timer = setInterval(() => {
      position = Math.min(last.value, position + (speed.value * FRAME_MS) / 1_000);
      cursor.value = Math.floor(position);
      if (position >= last.value) halt();
    }, FRAME_MS);
  }
  // Other runs begin with everything drawn; the redrawn preview keeps the place.
  watch(
    () => traces.list.value.map((trace) => trace.runId).join(),
    () => {
      halt();
      cursor.value = null;
    },
  );
  onScopeDispose(halt);
  return {
    cursor,
    playing,
    speed,
    last,
    seek,
    toggle: () => (playing.value ? halt() : play()),
    step(by) {
      halt();
      seek((cursor.value ?? (by > 0 ? -1 : last.value + 1)) + by);
    },
    leave() {
      halt();
      cursor.value = null;
    },
  };
}
