import type { Gestures } from './gestures';
import type { PointReading } from './reading';
import type { Zoom } from './zoom';

const PAN = 0.15;
const ZOOM = 1.4;

/** Keys of a chart; true when the key was one of them. */
export function chartKey(event: KeyboardEvent, zoom: Zoom, gestures: Gestures, reading: PointReading, sound: () => void): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const shifted: Record<string, () => void> = {
    ArrowLeft: () => gestures.panBy(-PAN, 0),
    ArrowRight: () => gestures.panBy(PAN, 0),
    ArrowUp: () => gestures.panBy(0, PAN),
    ArrowDown: () => gestures.panBy(0, -PAN),
    N: () => reading.step(0, -1),
  };
  const plain: Record<string, () => void> = {
    ArrowLeft: () => reading.step(-1, 0),
    ArrowRight: () => reading.step(1, 0),
    ArrowUp: () => reading.step(0, -1),
    ArrowDown: () => reading.step(0, 1),
    n: () => reading.step(0, 1),
    PageUp: () => reading.stride(-1),
    PageDown: () => reading.stride(1),
    Home: () => reading.step(-Infinity, 0),
    End: () => reading.step(Infinity, 0),
    Escape: () => (gestures.cancel(), reading.clear()),
    Backspace: () => zoom.back(),
    '+': () => gestures.zoomBy(1 / ZOOM),
    '=': () => gestures.zoomBy(1 / ZOOM),
    '-': () => gestures.zoomBy(ZOOM),
    '0': () => zoom.reset(),
    s: sound,
  };
  const action = (event.shiftKey ? shifted[event.key] : undefined) ?? plain[event.key];
  action?.();
  return action !== undefined;
}
