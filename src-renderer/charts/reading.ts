import { ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import type { ChartConfiguration } from 'chart.js';
import type { DrawnChart } from './drawn-chart';
import { nearestPoint, neighbour, sameIn, visiblePoints, type Reading } from './nearest-point';

export interface PointReading {
  readonly value: Readonly<ShallowRef<Reading | null>>;
  /** Whether the point was walked to by keyboard: only such points are spoken. */
  readonly walked: Readonly<Ref<boolean>>;
  /** Reads the point nearest to the pointer, once a frame. */
  hover(event: PointerEvent): void;
  /** Moves on from the point read last, along its series or across to another one. */
  step(along: number, across: number): void;
  /** Moves on by a tenth of the series' visible points, at least by one. */
  stride(tenths: number): void;
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
  // A new drawing has points of its own: the walk goes on at the same place of the same series, where it is still there.
  watch(config, (next) => {
    const kept = value.value && next ? sameIn(next, value.value) : null;
    value.value = walked.value ? kept : null;
    const marks = next?.options?.plugins?.marks;
    if (marks && value.value) marks.focus = { x: value.value.x, y: value.value.y, colour: value.value.colour };
  });
  function step(along: number, across: number): void {
    const chart = drawn.current();
    if (chart) read(neighbour(chart, value.value, along, across), true);
  }
  return {
    value,
    walked,
    step,
    stride(tenths) {
      const chart = drawn.current();
      if (chart) step(tenths * Math.max(1, Math.round(visiblePoints(chart, value.value) / 10)), 0);
    },
    hover({ offsetX, offsetY }) {
      if (frame !== null) return;
      frame = requestAnimationFrame(() => {
        frame = null;
        const chart = drawn.current();
        if (chart) read(nearestPoint(chart, offsetX, offsetY, sorted()));
      });
    },
    clear: () => read(null),
  };
}
