import { computed, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import type { RunPages } from './run-pages';

export interface Selection {
  readonly ids: ShallowRef<readonly number[]>;
  /** The run shown in the inspector: the one selected last. */
  readonly primary: ComputedRef<number | null>;
  /** Index of the row the keyboard stands on. */
  readonly cursor: Ref<number>;
  only(id: number): void;
  choose(index: number, mode: 'only' | 'toggle' | 'range'): Promise<void>;
  drop(ids: readonly number[]): void;
  clear(): void;
}

/** Selected runs, in the order they were selected; kept by id, so sorting and filtering do not lose them. */
export function createSelection(pages: RunPages): Selection {
  const ids = shallowRef<readonly number[]>([]);
  const cursor = ref(0);
  let anchor = 0;
  return {
    ids,
    cursor,
    primary: computed(() => ids.value.at(-1) ?? null),
    only(id) {
      ids.value = [id];
    },
    async choose(index, mode) {
      cursor.value = index;
      if (mode === 'range') {
        ids.value = await pages.idsBetween(anchor, index);
        return;
      }
      anchor = index;
      const id = pages.rowAt(index)?.id;
      if (id === undefined) return;
      if (mode === 'only') ids.value = [id];
      else ids.value = ids.value.includes(id) ? ids.value.filter((other) => other !== id) : [...ids.value, id];
    },
    drop(gone) {
      if (ids.value.some((id) => gone.includes(id))) ids.value = ids.value.filter((id) => !gone.includes(id));
    },
    clear() {
      if (ids.value.length > 0) ids.value = [];
    },
  };
}
