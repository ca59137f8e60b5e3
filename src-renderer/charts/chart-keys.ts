import { nameOfKey, type KeyTable } from '../shell/key-table';
import type { Gestures } from './gestures';
import type { PointReading } from './reading';
import type { Zoom } from './zoom';

const PAN = 0.15;
const ZOOM = 1.4;

/** Keys of a chart that has the keyboard. */
export const CHART_KEYS = [
  { name: 'before', keys: ['ArrowLeft'] },
  { name: 'after', keys: ['ArrowRight'] },
  { name: 'tenthBefore', keys: ['PageUp'] },
  { name: 'tenthAfter', keys: ['PageDown'] },
  { name: 'first', keys: ['Home'] },
  { name: 'last', keys: ['End'] },
  { name: 'nextSeries', keys: ['N', 'ArrowDown'] },
  { name: 'seriesBefore', keys: ['Shift N', 'ArrowUp'] },
  { name: 'sound', keys: ['S'] },
  { name: 'zoomIn', keys: ['+', '='] },
  { name: 'zoomOut', keys: ['-'] },
  { name: 'whole', keys: ['0'] },
  { name: 'back', keys: ['Backspace'] },
  { name: 'left', keys: ['Shift ArrowLeft'] },
  { name: 'right', keys: ['Shift ArrowRight'] },
  { name: 'up', keys: ['Shift ArrowUp'] },
  { name: 'down', keys: ['Shift ArrowDown'] },
  { name: 'leave', keys: ['Escape'] },
] as const satisfies KeyTable<string>;

/** Keys of a chart; true when the key was one of them. */
export function chartKey(event: KeyboardEvent, zoom: Zoom, gestures: Gestures, reading: PointReading, sound: () => void): boolean {
  const actions: Readonly<Record<(typeof CHART_KEYS)[number]['name'], () => void>> = {
    before: () => reading.step(-1, 0),
    after: () => reading.step(1, 0),
    tenthBefore: () => reading.stride(-1),
    tenthAfter: () => reading.stride(1),
    first: () => reading.step(-Infinity, 0),
    last: () => reading.step(Infinity, 0),
    nextSeries: () => reading.step(0, 1),
    seriesBefore: () => reading.step(0, -1),
    sound,
    zoomIn: () => gestures.zoomBy(1 / ZOOM),
    zoomOut: () => gestures.zoomBy(ZOOM),
    whole: () => zoom.reset(),
    back: () => zoom.back(),
    left: () => gestures.panBy(-PAN, 0),
    right: () => gestures.panBy(PAN, 0),
    up: () => gestures.panBy(0, PAN),
    down: () => gestures.panBy(0, -PAN),
    leave: () => (gestures.cancel(), reading.clear()),
  };
  const name = nameOfKey(CHART_KEYS, event);
  if (name !== null) actions[name]();
  return name !== null;
}
