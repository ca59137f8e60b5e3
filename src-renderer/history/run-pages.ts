import { reactive, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import type { Lab } from '../../src-shared/contract';
import type { QueryError, RunQuery, RunRow, SortBy } from '../../src-shared/views';

const PAGE = 100;
const REFRESH_MS = 150;
const PAGES_KEPT = 40;
/** Pages asked for at once: rows that were passed by quickly are not asked for at all. */
const AT_ONCE = 2;
/** Rows of one answer when all are gone through. */
const MOST_ROWS = 1_000;

export interface RunPages {
  readonly query: { sort: readonly SortBy[]; filter: string; trash: boolean };
  readonly total: Ref<number>;
  readonly loaded: Ref<boolean>;
  /** What the project file finds wrong with the filter. */
  readonly error: ShallowRef<QueryError | null>;
  /** Changes whenever a row may have changed. */
  readonly revision: ShallowRef<number>;
  rowAt(index: number): RunRow | undefined;
  rowOf(id: number): RunRow | undefined;
  /** Tells which rows are on screen, so that their pages are fetched and kept fresh. */
  show(from: number, to: number): void;
  /** Ids of the rows from one index to another, both included, in their order. */
  idsBetween(from: number, to: number): Promise<readonly number[]>;
  /** The rows of these runs, in their order; those that are gone are left out. */
  rowsOf(ids: readonly number[]): Promise<readonly RunRow[]>;
  refresh(): void;
}

/** The run history, sorted and filtered by the project file and fetched a page at a time as rows come on screen. */
export function createRunPages(lab: Lab): RunPages {
  const query: RunPages['query'] = reactive({ sort: [{ key: 'id', descending: true }], filter: '', trash: false });
  const total = ref(0);
  const loaded = ref(false);
  const error = shallowRef<QueryError | null>(null);
  const revision = shallowRef(0);
  const pages = new Map<number, { readonly rows: readonly RunRow[]; readonly of: number }>();
  const asked = new Set<string>();
  let visible: readonly [number, number] = [0, 0];
  let timer: ReturnType<typeof setTimeout> | null = null;
  let generation = 0;

  const asQuery = (offset: number, limit: number): RunQuery => ({
    sort: query.sort.map(({ key, descending }) => ({ key, descending })),
    ...{ filter: query.filter, trash: query.trash, offset, limit },
  });

  async function fetchPage(page: number): Promise<void> {
    const of = generation;
    const name = `${of}/${page}`;
    asked.add(name);
    try {
      const answer = await lab.runs(asQuery(page * PAGE, PAGE));
      if (of !== generation) return;
      pages.delete(page);
      pages.set(page, { rows: answer.rows, of });
      if (pages.size > PAGES_KEPT) pages.delete(pages.keys().next().value ?? 0);
      total.value = answer.total;
      error.value = answer.error;
      loaded.value = true;
      revision.value++;
    } finally {
      asked.delete(name);
      fetchVisible();
    }
  }
  function fetchVisible(): void {
    const last = Math.floor(Math.max(visible[0], Math.min(visible[1], total.value - 1)) / PAGE);
    for (let page = Math.floor(visible[0] / PAGE); page <= last && asked.size < AT_ONCE; page++) {
      if (pages.get(page)?.of !== generation && !asked.has(`${generation}/${page}`)) void fetchPage(page);
    }
  }
  function refresh(): void {
    timer ??= setTimeout(() => {
      timer = null;
      generation++;
      const [from, to] = visible;
      for (const page of pages.keys()) if ((page + 1) * PAGE <= from || page * PAGE > to) pages.delete(page);
      fetchVisible();
    }, REFRESH_MS);
  }
  watch(
    () => [query.sort, query.filter, query.trash],
    () => {
      generation++;
      pages.clear();
      fetchVisible();
    },
  );
  lab.on('runChanged', refresh);
  lab.on('project', refresh);

  async function rows(low: number, high: number, take: (found: readonly RunRow[]) => boolean): Promise<void> {
    for (let offset = low; offset <= high; offset += MOST_ROWS) {
      const found = (await lab.runs(asQuery(offset, Math.min(MOST_ROWS, high - offset + 1)))).rows;
      if (!take(found) || found.length === 0) return;
    }
  }
  return {
    ...{ query, total, loaded, error, revision, refresh },
    rowAt: (index) => pages.get(Math.floor(index / PAGE))?.rows[index % PAGE],
    rowOf(id) {
      for (const page of pages.values()) {
        const row = page.rows.find((entry) => entry.id === id);
        if (row) return row;
      }
      return undefined;
    },
    show(from, to) {
      visible = [Math.max(0, from), Math.max(0, to)];
      fetchVisible();
    },
    async idsBetween(from, to) {
      const [low, high] = [Math.min(from, to), Math.max(from, to)];
      if (high - low >= MOST_ROWS) return (await lab.runIds({ ...asQuery(0, 1) })).slice(low, high + 1);
      const ids: number[] = [];
      await rows(low, high, (found) => ids.push(...found.map((row) => row.id)) > 0);
      return ids;
    },
    async rowsOf(ids) {
      const known = ids.map((id) => this.rowOf(id)).filter((row) => row !== undefined);
      if (known.length === ids.length) return known;
      const found: RunRow[] = [];
      for (let from = 0; from < ids.length; from += MOST_ROWS) found.push(...(await lab.runRows(ids.slice(from, from + MOST_ROWS))));
      return found;
    },
  };
}
