import { shallowRef, type Ref, type ShallowRef } from 'vue';
import type { Chart, Scale } from 'chart.js';
import { pannedRange, zoomedRange, type Range, type ViewWindow } from './view-window';
import type { Zoom } from './zoom';

/** Rectangle being dragged, in pixels of the chart's place. */
export interface DragBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Gestures {
  readonly box: Readonly<ShallowRef<DragBox | null>>;
  wheel(event: WheelEvent): void;
  down(event: PointerEvent): void;
  move(event: PointerEvent): void;
  up(event: PointerEvent): void;
  cancel(): void;
  zoomBy(factor: number): void;
  panBy(x: number, y: number): void;
}

const WHEEL_FACTOR = 1.2;
/** A drag shorter than this is a click; one lower than the second number zooms the horizontal axis only. Pixels. */
const CLICK = 6;
const FLAT = 24;

interface Drag {
  readonly pan: boolean;
  readonly startX: number;
  readonly startY: number;
  readonly view: { readonly x: Range; readonly y: Range };
}

const isLog = (scale: Scale) => scale.type === 'logarithmic';
const rangeOf = (scale: Scale): Range => [scale.min, scale.max];
const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/** Wheel, drag and keyboard → the visible part. `bothAxes`: the wheel zooms both axes (maps), else the horizontal one. */
export function useGestures(chart: () => Chart | null, zoom: Zoom, bothAxes: Ref<boolean>): Gestures {
  const box = shallowRef<DragBox | null>(null);
  let drag: Drag | null = null;

  function scales(): { x: Scale; y: Scale; area: Chart['chartArea'] } | null {
    const current = chart();
    const { x, y } = current?.scales ?? {};
    return current && x && y ? { x, y, area: current.chartArea } : null;
  }
  /** The other axis keeps what it shows: free if it was free, the same range otherwise. */
  function showX(x: Range, gesture: string | null): void {
    zoom.show({ x, y: zoom.view.value.y }, gesture);
  }
  function zoomAt(atX: number, atY: number, factor: number, gesture: string | null): void {
    const on = scales();
    if (!on) return;
    const x = zoomedRange(rangeOf(on.x), isLog(on.x), atX, factor);
    if (!bothAxes.value) showX(x, gesture);
    else zoom.show({ x, y: zoomedRange(rangeOf(on.y), isLog(on.y), atY, factor) }, gesture);
  }
  function moved(view: Drag['view'], x: number, y: number): ViewWindow | null {
    const on = scales();
    if (!on) return null;
    const keepsY = y === 0 && zoom.view.value.y === null && !bothAxes.value;
    return { x: pannedRange(view.x, isLog(on.x), x), y: keepsY ? null : pannedRange(view.y, isLog(on.y), y) };
  }

  return {
    box,
    zoomBy: (factor) => zoomAt(0.5, 0.5, factor, null),
    panBy(x, y) {
      const on = scales();
      const next = on && moved({ x: rangeOf(on.x), y: rangeOf(on.y) }, x, y);
      if (next) zoom.show(next, 'keys');
    },
    wheel(event) {
      const on = scales();
      if (!on || event.deltaY === 0) return;
      event.preventDefault();
      const atX = (event.offsetX - on.area.left) / Math.max(1, on.area.right - on.area.left);
      const atY = (on.area.bottom - event.offsetY) / Math.max(1, on.area.bottom - on.area.top);
      zoomAt(clamp(atX, 0, 1), clamp(atY, 0, 1), event.deltaY > 0 ? WHEEL_FACTOR : 1 / WHEEL_FACTOR, 'wheel');
    },
    down(event) {
      const on = scales();
      if (!on || event.button !== 0) return;
      (event.currentTarget as Element).setPointerCapture(event.pointerId);
      drag = { pan: event.shiftKey, startX: event.offsetX, startY: event.offsetY, view: { x: rangeOf(on.x), y: rangeOf(on.y) } };
    },
    move(event) {
      const on = scales();
      if (!drag || !on) return;
      const [dx, dy] = [event.offsetX - drag.startX, event.offsetY - drag.startY];
      if (drag.pan) {
        const vertical = Math.abs(dy) < CLICK && !bothAxes.value ? 0 : dy / Math.max(1, on.area.bottom - on.area.top);
        const next = moved(drag.view, -dx / Math.max(1, on.area.right - on.area.left), vertical);
        if (next) zoom.show(next, 'drag');
        return;
      }
      const flat = !bothAxes.value && Math.abs(dy) < FLAT;
      const [x0, x1] = [clamp(drag.startX, on.area.left, on.area.right), clamp(event.offsetX, on.area.left, on.area.right)];
      const [y0, y1] = flat
        ? [on.area.top, on.area.bottom]
        : [clamp(drag.startY, on.area.top, on.area.bottom), clamp(event.offsetY, on.area.top, on.area.bottom)];
      const wanted = { left: Math.min(x0, x1), top: Math.min(y0, y1), width: Math.abs(x1 - x0), height: Math.abs(y1 - y0) };
      box.value = Math.abs(dx) < CLICK ? null : wanted;
    },
    up() {
      const on = scales();
      const chosen = box.value;
      drag = null;
      box.value = null;
      if (!on || !chosen || chosen.width < CLICK || chosen.height < CLICK) return;
      const value = (scale: Scale, pixel: number) => scale.getValueForPixel(pixel) ?? scale.min;
      const x: Range = [value(on.x, chosen.left), value(on.x, chosen.left + chosen.width)];
      const whole = chosen.height >= on.area.bottom - on.area.top - 1;
      if (whole) showX(x, null);
      else zoom.show({ x, y: [value(on.y, chosen.top + chosen.height), value(on.y, chosen.top)] }, null);
    },
    cancel() {
      drag = null;
      box.value = null;
    },
  };
}
