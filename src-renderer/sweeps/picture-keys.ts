import { nameOfKey, type KeyTable } from '../shell/key-table';
import type { Cells } from './cells';
import type { PictureGestures } from './picture-gestures';
import type { ViewHistory } from './view-history';

const PAN = 0.2;
const ZOOM = 1.6;

/** Keys of a sweep's picture that has the keyboard. The arrows move the cell that is looked at, or the view while there is none. */
export const PICTURE_KEYS = [
  { name: 'look', keys: ['Enter'] },
  { name: 'left', keys: ['ArrowLeft'] },
  { name: 'right', keys: ['ArrowRight'] },
  { name: 'up', keys: ['ArrowUp'] },
  { name: 'down', keys: ['ArrowDown'] },
  { name: 'panLeft', keys: ['Shift ArrowLeft'] },
  { name: 'panRight', keys: ['Shift ArrowRight'] },
  { name: 'panUp', keys: ['Shift ArrowUp'] },
  { name: 'panDown', keys: ['Shift ArrowDown'] },
  { name: 'zoomIn', keys: ['+', '='] },
  { name: 'zoomOut', keys: ['-'] },
  { name: 'whole', keys: ['Home', '0'] },
  { name: 'back', keys: ['Backspace'] },
  { name: 'forward', keys: ['Shift Backspace'] },
  { name: 'leave', keys: ['Escape'] },
] as const satisfies KeyTable<string>;

/** Keys of a picture; true when the key was one of them. With a cell under the cursor the arrows move the cursor, Shift pans. */
export function pictureKey(event: KeyboardEvent, views: ViewHistory, gestures: PictureGestures, cells: Cells): boolean {
  const move = (x: number, y: number) => (cells.cursor.value === null ? gestures.panBy(PAN * x, PAN * y) : cells.move(x, y));
  const pan = (x: number, y: number) => gestures.panBy(PAN * x, PAN * y);
  const actions: Readonly<Record<(typeof PICTURE_KEYS)[number]['name'], () => void>> = {
    look: () => cells.move(0, 0),
    left: () => move(-1, 0),
    right: () => move(1, 0),
    up: () => move(0, 1),
    down: () => move(0, -1),
    panLeft: () => pan(-1, 0),
    panRight: () => pan(1, 0),
    panUp: () => pan(0, 1),
    panDown: () => pan(0, -1),
    zoomIn: () => gestures.zoomBy(1 / ZOOM),
    zoomOut: () => gestures.zoomBy(ZOOM),
    whole: () => (views.view.value === null ? undefined : views.show(null, null)),
    back: () => views.back(),
    forward: () => views.forward(),
    leave: () => (gestures.cancel(), cells.close()),
  };
  const name = nameOfKey(PICTURE_KEYS, event);
  if (name !== null) actions[name]();
  return name !== null;
}
