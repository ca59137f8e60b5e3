import { ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import type { ChartConfiguration } from 'chart.js';
import type { DrawnChart } from './drawn-chart';
import { nearestPoint, neighbour, type Reading } from './nearest-point';

export interface PointReading {
  readonly value: Readonly<ShallowRef<Reading | null>>;
  /** Whether the point was walked to by keyboard: only such points are spoken. */
  readonly walked: Readonly<Ref<boolean>>;
  /** Reads the point nearest to the pointer, once a frame. */
  hover(event: PointerEvent): void;
  /** Moves on from the point read last, along its series or across to another one. */
  step(along: number, across: number): void;
  clear(): void;
}

/** The point the readout speaks of: under the pointer, or walked to by keyboard. */
export function usePointReading(drawn: DrawnChart, config: Ref<ChartConfiguration | null>, sorted: () => boolean): PointReading {
  const value = shallowRef<Reading | null>(null);
  const walked = ref(false);
  let frame: number | null = null;

  function read(reading: Reading | null, byKey = false): void {
    value.value = reading;
    walked.value = byKey;
    drawn.focus(reading && { x: reading.x, y: reading.y, colour: reading.colour });
  }
  // A new drawing has no ring, and the point may be gone.
  watch(config, () => (value.value = null));
  return {
    value,
    walked,
    hover({ offsetX, offsetY }) {
      if (frame !== null) return;
      frame = requestAnimationFrame(() => {
        frame = null;
        const chart = drawn.current();
        if (chart) read(nearestPoint(chart, offsetX, offsetY, sorted()));
      });
    },
    step(along, across) {
      const chart = drawn.current();
      if (chart) read(neighbour(chart, value.value, along, across), true);
    },
    clear: () => read(null),
  };
}
