/** Dragging a column's edge or the column itself, with the pointer. */
export interface Gestures {
  resize(key: string, width: number, done: boolean): void;
  /** The column over `index`; null while nothing is dragged. */
  over(index: number | null): void;
  move(key: string, to: number): void;
}

/** A press that moved this far is a drag, not a click. */
const FAR = 6;

function follow(event: PointerEvent, move: (event: PointerEvent) => void, end: (cancelled: boolean) => void): void {
  const target = event.currentTarget as HTMLElement;
  target.setPointerCapture(event.pointerId);
  const stop = (cancelled: boolean) => () => {
    target.removeEventListener('pointermove', move);
    target.removeEventListener('pointerup', up);
    target.removeEventListener('pointercancel', cancel);
    end(cancelled);
  };
  const up = stop(false);
  const cancel = stop(true);
  target.addEventListener('pointermove', move);
  target.addEventListener('pointerup', up);
  target.addEventListener('pointercancel', cancel);
}

export function dragEdge(event: PointerEvent, key: string, width: number, gestures: Gestures): void {
  event.preventDefault();
  const from = event.clientX;
  let now = width;
  follow(
    event,
    (moved) => gestures.resize(key, (now = width + moved.clientX - from), false),
    (cancelled) => gestures.resize(key, cancelled ? width : now, true),
  );
}

/** Drags a column; `edges`: the right edges of the columns on screen, in their order. `false` is passed to `end` when it was a click. */
export function dragColumn(
  event: PointerEvent,
  key: string,
  edges: () => readonly number[],
  gestures: Gestures,
  end: (dragged: boolean) => void,
): void {
  const from = event.clientX;
  let to: number | null = null;
  follow(
    event,
    (moved) => {
      if (to === null && Math.abs(moved.clientX - from) < FAR) return;
      const places = edges();
      const found = places.findIndex((edge) => moved.clientX < edge);
      to = Math.max(1, found === -1 ? places.length - 1 : found);
      gestures.over(to);
    },
    (cancelled) => {
      gestures.over(null);
      if (to !== null && !cancelled) gestures.move(key, to);
      end(to !== null);
    },
  );
}
