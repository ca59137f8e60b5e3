import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import type { Lab } from '../../src-shared/contract';
import type { RunColumn } from '../../src-shared/views';
import type { OpenProject } from '../project/open-project';
import type { Notices } from '../shell/notices';
import { BUILT_IN, columnOf } from './columns';
import type { RunPages } from './run-pages';
import { FIRST_VIEW, type HistoryView } from './view';
import { viewOf, viewText } from './view-json';

/** Presses that change a width follow one another; they become one step of Undo. */
const KEEP_MS = 400;

export interface HistoryDesk {
  readonly view: ShallowRef<HistoryView>;
  /** Every column there are values for. */
  readonly known: ShallowRef<readonly RunColumn[]>;
  /** The columns shown, in their order; widths are in the view, so that a change of them concerns no row. */
  readonly shown: ComputedRef<readonly RunColumn[]>;
  readonly dialog: Ref<'columns' | 'filters' | 'tags' | 'purge' | null>;
  /**
   * Shown and kept in the project at once, as one undoable edit. `going`: more of the same follow, such as a width that is dragged; then
   * it is kept a moment after the last.
   */
  change(next: HistoryView, going?: boolean): void;
  /** Keeps a change that still waits, now. */
  flush(): Promise<void>;
  loadColumns(): Promise<void>;
}

/** What the history shows and how, kept in the project. */
export function createHistoryDesk(lab: Lab, project: OpenProject, pages: RunPages, notices: Notices): HistoryDesk {
  const view = shallowRef<HistoryView>(FIRST_VIEW);
  const known = shallowRef<readonly RunColumn[]>(BUILT_IN);
  let timer: ReturnType<typeof setTimeout> | null = null;
  const keys = computed(() => view.value.columns.map((column) => column.key).join('\n'));
  let stored = '';
  /** Changes on their way to the project. */
  let keeping = 0;

  watch(
    () => [project.view.value?.uid, project.view.value?.historyView ?? ''] as const,
    ([uid, text], [before]) => {
      if (uid !== before && timer !== null) {
        clearTimeout(timer);
        timer = null;
      }
      if (uid !== before) show(text);
      else follow();
    },
  );
  watch(
    () => view.value.sort,
    (sort) => (pages.query.sort = sort),
  );

  function show(text: string): void {
    stored = text;
    view.value = viewOf(text);
  }
  /** What the project says, unless a change of ours is on its way there: Undo, or another window. */
  function follow(): void {
    const text = project.view.value?.historyView ?? '';
    if (timer === null && keeping === 0 && text !== stored) show(text);
  }
  async function keep(): Promise<void> {
    timer = null;
    stored = viewText(view.value);
    keeping++;
    const answer = await lab.setHistoryView(stored);
    keeping--;
    if (!answer.ok) notices.refused(answer.refusal);
    follow();
  }
  return {
    view,
    known,
    shown: computed(() => keys.value.split('\n').map((key) => columnOf(key, known.value))),
    dialog: ref(null),
    change(next, going = false) {
      if (next !== view.value) view.value = next;
      else if (timer === null) return;
      // One who may only read a project may still look at it as they like.
      if (!project.editable.value) return;
      if (timer !== null) clearTimeout(timer);
      timer = null;
      if (going) timer = setTimeout(() => void keep(), KEEP_MS);
      else void keep();
    },
    async flush() {
      if (timer !== null) clearTimeout(timer);
      if (timer !== null) await keep();
    },
    async loadColumns() {
      known.value = await lab.runColumns();
    },
  };
}
