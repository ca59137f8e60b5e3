import type { Cells } from './cells';
import type { PictureGestures } from './picture-gestures';
import type { ViewHistory } from './view-history';

const PAN = 0.2;
const ZOOM = 1.6;

/** Keys of a picture; true when the key was one of them. With a cell under the cursor the arrows move the cursor, Shift pans. */
export function pictureKey(event: KeyboardEvent, views: ViewHistory, gestures: PictureGestures, cells: Cells): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const pan: Record<string, () => void> = {
    ArrowLeft: () => gestures.panBy(-PAN, 0),
    ArrowRight: () => gestures.panBy(PAN, 0),
    ArrowUp: () => gestures.panBy(0, PAN),
    ArrowDown: () => gestures.panBy(0, -PAN),
  };
  const cursor: Record<string, () => void> = {
    ArrowLeft: () => cells.move(-1, 0),
    ArrowRight: () => cells.move(1, 0),
    ArrowUp: () => cells.move(0, 1),
    ArrowDown: () => cells.move(0, -1),
  };
  const plain: Record<string, () => void> = {
    Home: () => (views.view.value === null ? undefined : views.show(null, null)),
    '0': () => (views.view.value === null ? undefined : views.show(null, null)),
    Backspace: () => (event.shiftKey ? views.forward() : views.back()),
    '+': () => gestures.zoomBy(1 / ZOOM),
    '=': () => gestures.zoomBy(1 / ZOOM),
    '-': () => gestures.zoomBy(ZOOM),
    Enter: () => cells.move(0, 0),
    Escape: () => (gestures.cancel(), cells.close()),
  };
  const arrows = cells.cursor.value !== null && !event.shiftKey ? cursor : pan;
  const action = arrows[event.key] ?? plain[event.key];
  action?.();
  return action !== undefined;
}
