import { shallowRef, watch, type ShallowRef } from 'vue';
import type { Refusal } from '../../src-shared/answer';
import type { Lab } from '../../src-shared/contract';
import type { SweepSpec } from '../../src-shared/sweep';
import type { CellView } from '../../src-shared/sweep-views';
import { cellAxes, cellsWithin, type CellPlace } from './picture-view';

/** Cells made into runs at a time: each is a full run in the history. */
export const MOST_CELLS = 100;

export interface CellSelection {
  readonly from: CellPlace;
  readonly to: CellPlace;
}

export interface Cells {
  /** The cell looked at. */
  readonly cursor: ShallowRef<CellPlace | null>;
  readonly view: ShallowRef<CellView | null>;
  readonly refusal: ShallowRef<Refusal | null>;
  readonly selection: ShallowRef<CellSelection | null>;
  /** Of the selection, an even choice of at most MOST_CELLS. */
  chosen(): readonly CellPlace[];
  look(place: CellPlace): void;
  /** Moves the cursor; the first move puts it in the middle. */
  move(right: number, up: number): void;
  select(from: CellPlace, to: CellPlace): void;
  close(): void;
}

/** Cells of the picture `spec()` that are looked at or chosen; another picture forgets them. */
export function createCells(lab: Lab, spec: () => SweepSpec | null): Cells {
  const cursor = shallowRef<CellPlace | null>(null);
  const view = shallowRef<CellView | null>(null);
  const refusal = shallowRef<Refusal | null>(null);
  const selection = shallowRef<CellSelection | null>(null);
  let asking = false;

  async function follow(): Promise<void> {
    if (asking) return;
    asking = true;
    try {
      let asked: CellPlace | null = null;
      while (cursor.value && cursor.value !== asked) {
        asked = cursor.value;
        const of = spec();
        if (!of) break;
        const answer = await lab.sweepCell(of, ...asked);
        if (cursor.value !== asked) continue;
        view.value = answer.ok ? answer.value : null;
        refusal.value = answer.ok ? null : answer.refusal;
      }
    } finally {
      asking = false;
    }
  }
  function look(place: CellPlace): void {
    cursor.value = place;
    view.value = null;
    refusal.value = null;
    selection.value = null;
    void follow();
  }
  function close(): void {
    cursor.value = view.value = refusal.value = selection.value = null;
  }
  watch(
    () => JSON.stringify(spec()),
    () => close(),
  );
  return {
    cursor,
    view,
    refusal,
    selection,
    chosen: () => (selection.value ? cellsWithin(selection.value.from, selection.value.to, MOST_CELLS) : []),
    look,
    move(right, up) {
      const of = spec();
      const axes = of && cellAxes(of);
      if (!axes) return;
      const clamp = (value: number, count: number) => Math.min(count - 1, Math.max(0, value));
      const [column, row] = cursor.value ?? [axes.columns >> 1, axes.rows >> 1];
      const moved = cursor.value ? ([clamp(column + right, axes.columns), clamp(row + up, axes.rows)] as const) : ([column, row] as const);
      look(moved);
    },
    select(from, to) {
      close();
      selection.value = {
        from: [Math.min(from[0], to[0]), Math.min(from[1], to[1])],
        to: [Math.max(from[0], to[0]), Math.max(from[1], to[1])],
      };
    },
    close,
  };
}
