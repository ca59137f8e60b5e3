import type { Chart, Scale } from 'chart.js';
import { shallowRef, type ShallowRef } from 'vue';
import type { DragBox } from '../charts/gestures';
import type { Range } from '../charts/view-window';
import { pannedBy, roomy, zoomedTo } from './picture-view';
import type { PictureView } from './view-history';

export interface GestureActions {
  /** The part asked for last, which may not be drawn yet; null = the whole picture. */
  view(): PictureView | null;
  show(view: PictureView, gesture: string | null): void;
  /** A range too narrow for doubles was asked for. */
  limit(): void;
  click(x: number, y: number): void;
  select(x: Range, y: Range): void;
}

export interface PictureGestures {
  /** Rectangle being dragged; `selects`: cells, not a zoom. */
  readonly box: Readonly<ShallowRef<(DragBox & { readonly selects: boolean }) | null>>;
  wheel(event: WheelEvent): void;
  down(event: PointerEvent): void;
  move(event: PointerEvent): void;
  up(event: PointerEvent): void;
  cancel(): void;
  zoomBy(factor: number): void;
  panBy(x: number, y: number): void;
}

const WHEEL_FACTOR = 1.25;
/** A drag shorter than this is a click; pixels. */
const CLICK = 6;

interface Drag {
  readonly kind: 'zoom' | 'select' | 'pan';
  readonly startX: number;
  readonly startY: number;
  readonly view: PictureView;
}

const isLog = (scale: Scale) => scale.type === 'logarithmic';
const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

interface Scales {
  readonly x: Scale;
  readonly y: Scale;
}

/** The picture has the part of the chart between its own axes; a strip beneath is not of it. */
function scalesOf(chart: Chart | null): Scales | null {
  const { x, y } = chart?.scales ?? {};
  return x && y ? { x, y } : null;
}
/** Place between the ends of an axis, 0 … 1 from low to high. */
const along = ({ x }: Scales, pixel: number) => clamp((pixel - x.left) / Math.max(1, x.right - x.left), 0, 1);
const up = ({ y }: Scales, pixel: number) => clamp((y.bottom - pixel) / Math.max(1, y.bottom - y.top), 0, 1);
const at = (scale: Scale, part: number) =>
  isLog(scale) ? scale.min * (scale.max / scale.min) ** part : scale.min + part * (scale.max - scale.min);

/** Wheel, drag and keyboard → the visible part, clicks and selections. */
export function usePictureGestures(chart: () => Chart | null, actions: GestureActions): PictureGestures {
  const box = shallowRef<(DragBox & { readonly selects: boolean }) | null>(null);
  let drag: Drag | null = null;

  const viewNow = ({ x, y }: Scales): PictureView => actions.view() ?? { x: [x.min, x.max], y: [y.min, y.max] };
  function offer(x: Range | null, y: Range | null, gesture: string | null): void {
    if (x === null || y === null || !roomy(x) || !roomy(y)) actions.limit();
    else actions.show({ x, y }, gesture);
  }
  function zoomAt(on: Scales, atX: number, atY: number, factor: number, gesture: string | null): void {
    const now = viewNow(on);
    offer(zoomedTo(now.x, isLog(on.x), atX, factor), zoomedTo(now.y, isLog(on.y), atY, factor), gesture);
  }
  function rectangle(on: Scales, from: Drag, event: PointerEvent): DragBox {
    const [x0, x1] = [clamp(from.startX, on.x.left, on.x.right), clamp(event.offsetX, on.x.left, on.x.right)];
    const [y0, y1] = [clamp(from.startY, on.y.top, on.y.bottom), clamp(event.offsetY, on.y.top, on.y.bottom)];
    return { left: Math.min(x0, x1), top: Math.min(y0, y1), width: Math.abs(x1 - x0), height: Math.abs(y1 - y0) };
  }
  function rangesIn(on: Scales, chosen: DragBox): PictureView {
    return {
      x: [at(on.x, along(on, chosen.left)), at(on.x, along(on, chosen.left + chosen.width))],
      y: [at(on.y, up(on, chosen.top + chosen.height)), at(on.y, up(on, chosen.top))],
    };
  }
  return {
    box,
    zoomBy(factor) {
      const on = scalesOf(chart());
      if (on) zoomAt(on, 0.5, 0.5, factor, 'keys');
    },
    panBy(x, y) {
      const on = scalesOf(chart());
      if (!on) return;
      const now = viewNow(on);
      offer(pannedBy(now.x, isLog(on.x), x), pannedBy(now.y, isLog(on.y), y), 'keys');
    },
    wheel(event) {
      const on = scalesOf(chart());
      if (!on || event.deltaY === 0) return;
      event.preventDefault();
      zoomAt(on, along(on, event.offsetX), up(on, event.offsetY), event.deltaY > 0 ? WHEEL_FACTOR : 1 / WHEEL_FACTOR, 'wheel');
    },
    down(event) {
      const on = scalesOf(chart());
      if (!on || event.button > 1) return;
      (event.currentTarget as Element).setPointerCapture(event.pointerId);
      const kind = event.button === 1 ? 'pan' : event.shiftKey ? 'select' : 'zoom';
      drag = { kind, startX: event.offsetX, startY: event.offsetY, view: viewNow(on) };
    },
    move(event) {
      const on = scalesOf(chart());
      if (!drag || !on) return;
      if (drag.kind !== 'pan') {
        const chosen = rectangle(on, drag, event);
        box.value = chosen.width < CLICK || chosen.height < CLICK ? null : { ...chosen, selects: drag.kind === 'select' };
        return;
      }
      const [right, down] = [event.offsetX - drag.startX, event.offsetY - drag.startY];
      const x = pannedBy(drag.view.x, isLog(on.x), -right / Math.max(1, on.x.right - on.x.left));
      offer(x, pannedBy(drag.view.y, isLog(on.y), down / Math.max(1, on.y.bottom - on.y.top)), 'drag');
    },
    up(event) {
      const on = scalesOf(chart());
      const [chosen, begun] = [box.value, drag];
      drag = null;
      box.value = null;
      if (!on || !begun || begun.kind === 'pan') return;
      if (chosen) {
        const { x, y } = rangesIn(on, chosen);
        if (chosen.selects) actions.select(x, y);
        else offer(x, y, null);
        return;
      }
      const still = Math.hypot(event.offsetX - begun.startX, event.offsetY - begun.startY) < CLICK;
      const inside =
        event.offsetX >= on.x.left &&
        event.offsetX <= on.x.right &&
        event.offsetY >= on.y.top &&
        event.offsetY <= (chart()?.chartArea.bottom ?? 0);
      if (still && inside) actions.click(at(on.x, along(on, event.offsetX)), at(on.y, up(on, event.offsetY)));
    },
    cancel() {
      drag = null;
      box.value = null;
    },
  };
}
