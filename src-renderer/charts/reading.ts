import { shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import type { ChartConfiguration } from 'chart.js';
import type { DrawnChart } from './drawn-chart';
import { nearestPoint, neighbour, type Reading } from './nearest-point';

export interface PointReading {
  readonly value: Readonly<ShallowRef<Reading | null>>;
  /** Reads the point nearest to the pointer, once a frame. */
  hover(event: PointerEvent): void;
  /** Moves on from the point read last, along its series or across to another one. */
  step(along: number, across: number): void;
  clear(): void;
}

/** The point the readout speaks of: under the pointer, or walked to by keyboard. */
export function usePointReading(drawn: DrawnChart, config: Ref<ChartConfiguration | null>, sorted: () => boolean): PointReading {
  const value = shallowRef<Reading | null>(null);
  let frame: number | null = null;

  function read(reading: Reading | null): void {
    value.value = reading;
    drawn.focus(reading && { x: reading.x, y: reading.y, colour: reading.colour });
  }
  // A new drawing has no ring, and the point may be gone.
  watch(config, () => (value.value = null));
  return {
    value,
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
      if (chart) read(neighbour(chart, value.value, along, across));
    },
    clear: () => read(null),
  };
}
