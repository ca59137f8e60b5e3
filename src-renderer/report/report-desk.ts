import { computed, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue';
import type { Lab } from '../../src-shared/contract';
import { emptyReport, readReport, type Report, type ReportBlock } from '../../src-shared/report/report';
import type { RunPages } from '../history/run-pages';
import type { Preferences } from '../preferences/preferences';
import type { OpenProject } from '../project/open-project';
import type { Notices } from '../shell/notices';

/** A block without its name. */
export type NewBlock = ReportBlock extends infer Block ? (Block extends ReportBlock ? Omit<Block, 'id'> : never) : never;

export interface ReportDesk {
  /** The project's report, an empty one where it has none. */
  readonly report: ComputedRef<Report>;
  /** The project holds a report this version cannot read: it is left as it is. */
  readonly unreadable: ComputedRef<boolean>;
  /** Block that is open to be edited. */
  readonly editing: ShallowRef<string | null>;
  /** Changes when runs may have changed: previews are made again. */
  readonly revision: ShallowRef<number>;
  /** One undoable edit; `label` names it in the Edit menu. Says whether it was kept. */
  change(part: Partial<Pick<Report, 'title' | 'author' | 'language' | 'blocks'>>, label: string): Promise<boolean>;
  /** Adds a block at the end, or behind another; the value is its name, null when it was refused. */
  add(block: NewBlock, label: string, after?: string): Promise<string | null>;
  replace(block: ReportBlock, label: string): Promise<boolean>;
  /** −1 = up, 1 = down. */
  move(id: string, by: -1 | 1, label: string): Promise<boolean>;
  remove(id: string, label: string): Promise<boolean>;
}

/** The report as the window knows it: every change is kept with the project at once and comes back with it. */
export function createReportDesk(
  lab: Lab,
  { view }: Pick<OpenProject, 'view'>,
  { language }: Pick<Preferences, 'language'>,
  pages: Pick<RunPages, 'revision'>,
  notices: Notices,
): ReportDesk {
  const stored = computed(() => readReport(view.value?.report ?? ''));
  const report = computed(() => stored.value ?? emptyReport(view.value?.title ?? '', language.value));
  const unreadable = computed(() => stored.value === null && (view.value?.report ?? '') !== '');
  const editing = shallowRef<string | null>(null);
  const revision = shallowRef(0);
  watch([pages.revision, () => view.value?.runCount], () => revision.value++);
  watch(
    () => view.value?.uid,
    () => (editing.value = null),
  );
  // Edits that follow each other before the project came back build on one another.
  let latest: Report | null = null;
  watch(report, () => (latest = null), { flush: 'sync' });

  async function change(part: Partial<Report>, label: string): Promise<boolean> {
    if (unreadable.value) return false;
    const next = { ...(latest ?? report.value), ...part };
    latest = next;
    const answer = await lab.setReport(next, label);
    if (!answer.ok) {
      latest = null;
      notices.refused(answer.refusal);
    }
    return answer.ok;
  }
  const now = () => (latest ?? report.value).blocks;
  return {
    report,
    unreadable,
    editing,
    revision,
    change,
    async add(block, label, after) {
      const id = freeName(now());
      const place = after === undefined ? now().length : now().findIndex((one) => one.id === after) + 1;
      const blocks = [...now().slice(0, place), { ...block, id } as ReportBlock, ...now().slice(place)];
      return (await change({ blocks }, label)) ? id : null;
    },
    replace: (block, label) => change({ blocks: now().map((one) => (one.id === block.id ? block : one)) }, label),
    async move(id, by, label) {
      const from = now().findIndex((one) => one.id === id);
      const to = from + by;
      const [moved, other] = [now()[from], now()[to]];
      if (!moved || !other) return false;
      return change({ blocks: now().map((one, n) => (n === from ? other : n === to ? moved : one)) }, label);
    },
    remove: (id, label) => change({ blocks: now().filter((one) => one.id !== id) }, label),
  };
}

/** The first number no block has. */
export function freeName(blocks: readonly Pick<ReportBlock, 'id'>[]): string {
  const taken = new Set(blocks.map(({ id }) => id));
  for (let n = blocks.length + 1; ; n++) if (!taken.has(`b${n}`)) return `b${n}`;
}
