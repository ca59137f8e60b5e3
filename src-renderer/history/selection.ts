import { computed, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import type { RunPages } from './run-pages';

export interface Selection {
  readonly ids: ShallowRef<readonly number[]>;
  /** Those of them the charts show: runs in the trash are only listed. */
  readonly shown: ComputedRef<readonly number[]>;
  /** The run shown in the inspector: the one selected last. */
  readonly primary: ComputedRef<number | null>;
  /** Index of the row the keyboard stands on. */
  readonly cursor: Ref<number>;
  only(id: number): void;
  choose(index: number, mode: 'only' | 'toggle' | 'range'): Promise<void>;
  /** Every run the filter finds, those that are not on screen too. */
  all(): Promise<void>;
  /** Resolves when what was chosen last is selected. */
  settled(): Promise<void>;
  drop(ids: readonly number[]): void;
  clear(): void;
}

/** Selected runs, in the order they were selected; kept by id, so sorting and filtering do not lose them. */
export function createSelection(pages: RunPages): Selection {
  const ids = shallowRef<readonly number[]>([]);
  const cursor = ref(0);
  const none: readonly number[] = [];
  const shown = computed(() => (pages.query.trash ? none : ids.value));
  let anchor = 0;
  /** Counts what was chosen: an answer that comes after the next choice is of no account. */
  let chosen = 0;
  let waiting: Promise<unknown> = Promise.resolve();
  function here(from: number, to: number): readonly number[] | null {
    const found: number[] = [];
    for (let index = Math.min(from, to); index <= Math.max(from, to); index++) {
      const id = pages.rowAt(index)?.id;
      if (id === undefined) return null;
      found.push(id);
    }
    return found;
  }
  return {
    ids,
    cursor,
    shown,
    primary: computed(() => shown.value.at(-1) ?? null),
    only(id) {
      chosen++;
      ids.value = [id];
    },
    async choose(index, mode) {
      cursor.value = index;
      const mine = ++chosen;
      if (mode !== 'range') anchor = index;
      const from = mode === 'range' ? anchor : index;
      // Rows that are here are selected at once, so that the next key finds them selected.
      const found = here(from, index) ?? (await (waiting = pages.idsBetween(from, index)));
      const [id] = found;
      if (mine !== chosen || id === undefined) return;
      if (mode === 'range') ids.value = found;
      else if (mode === 'only') ids.value = [id];
      else ids.value = ids.value.includes(id) ? ids.value.filter((other) => other !== id) : [...ids.value, id];
    },
    async all() {
      const mine = ++chosen;
      if (pages.total.value === 0) return;
      const found = await (waiting = pages.idsBetween(0, pages.total.value - 1));
      if (mine === chosen) ids.value = found;
    },
    async settled() {
      await waiting;
      await Promise.resolve();
    },
    drop(gone) {
      const without = new Set(gone);
      if (ids.value.some((id) => without.has(id))) ids.value = ids.value.filter((id) => !without.has(id));
    },
    clear() {
      chosen++;
      if (ids.value.length > 0) ids.value = [];
    },
  };
}
