import { reactive, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import type { Lab } from '../../src-shared/contract';
import { asWords } from '../../src-shared/run-query';
import type { RunRow, SortKey } from '../../src-shared/views';

const PAGE = 100;
const REFRESH_MS = 150;
const PAGES_KEPT = 40;

export interface RunPages {
  readonly query: { sort: SortKey; descending: boolean; text: string };
  readonly total: Ref<number>;
  readonly loaded: Ref<boolean>;
  /** Changes whenever a row may have changed. */
  readonly revision: ShallowRef<number>;
  rowAt(index: number): RunRow | undefined;
  rowOf(id: number): RunRow | undefined;
  /** Tells which rows are on screen, so that their pages are fetched and kept fresh. */
  show(from: number, to: number): void;
  /** Ids of the rows from one index to another, both included, in their order. */
  idsBetween(from: number, to: number): Promise<readonly number[]>;
  refresh(): void;
}

function asQuery({ sort, descending, text }: RunPages['query']) {
  return { sort: [{ key: sort, descending }], filter: asWords(text), trash: false };
}

/** The run history, sorted and filtered by the project file and fetched a page at a time as rows come on screen. */
export function createRunPages(lab: Lab): RunPages {
  const query = reactive({ sort: 'id' as SortKey, descending: true, text: '' });
  const total = ref(0);
  const loaded = ref(false);
  const revision = shallowRef(0);
  const pages = new Map<number, readonly RunRow[]>();
  let visible: readonly [number, number] = [0, 0];
  let timer: ReturnType<typeof setTimeout> | null = null;
  let generation = 0;

  async function fetchPage(page: number): Promise<void> {
    const asked = generation;
    const answer = await lab.runs({ ...asQuery(query), offset: page * PAGE, limit: PAGE });
    if (asked !== generation) return;
    pages.set(page, answer.rows);
    if (pages.size > PAGES_KEPT) pages.delete(pages.keys().next().value ?? 0);
    total.value = answer.total;
    loaded.value = true;
    revision.value++;
  }
  function fetchVisible(stale: boolean): void {
    const [from, to] = visible;
    for (let page = Math.floor(from / PAGE); page <= Math.floor(to / PAGE); page++) {
      if (stale || !pages.has(page)) void fetchPage(page);
    }
  }
  function refresh(): void {
    timer ??= setTimeout(() => {
      timer = null;
      generation++;
      const [from, to] = visible;
      for (const page of pages.keys()) if ((page + 1) * PAGE <= from || page * PAGE > to) pages.delete(page);
      fetchVisible(true);
    }, REFRESH_MS);
  }
  watch(query, () => {
    pages.clear();
    refresh();
  });
  lab.on('runChanged', refresh);
  lab.on('project', refresh);

  function rowAt(index: number): RunRow | undefined {
    return pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  }
  return {
    query,
    total,
    loaded,
    revision,
    rowAt,
    rowOf(id) {
      for (const rows of pages.values()) {
        const row = rows.find((entry) => entry.id === id);
        if (row) return row;
      }
      return undefined;
    },
    show(from, to) {
      visible = [Math.max(0, from), Math.max(0, to)];
      fetchVisible(false);
    },
    async idsBetween(from, to) {
      const low = Math.min(from, to);
      const page = await lab.runs({ ...asQuery(query), offset: low, limit: Math.min(1_000, Math.abs(to - from) + 1) });
      return page.rows.map((row) => row.id);
    },
    refresh,
  };
}
