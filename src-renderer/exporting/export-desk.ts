/** The export dialog's state: what is asked for, what there is, and how far a long one is. */
import { computed, reactive, ref, watch, type ComputedRef, type Ref } from 'vue';
import type { Refusal } from '../../src-shared/answer';
import type { Lab } from '../../src-shared/contract';
import type { ExportProgress } from '../../src-shared/calls/exports';
import { nextTransferId } from './transfer-ids';
import {
  FORMATS_OF,
  READABLE,
  type Exported,
  type ExportFormat,
  type ExportPlan,
  type ExportRequest,
  type ExportWhat,
  type RunChoice,
} from '../../src-shared/export/request';

export interface ExportForm {
  what: ExportWhat;
  format: ExportFormat;
  scope: 'selected' | 'filtered' | 'all';
  separate: boolean;
  /** All columns or series, or those of `chosen`. */
  every: boolean;
  chosen: string[];
}

export interface ExportDesk {
  readonly open: Ref<boolean>;
  readonly form: ExportForm;
  readonly runs: ComputedRef<RunChoice>;
  readonly request: ComputedRef<ExportRequest>;
  /** What there is of the chosen runs; null while it is looked up or where there are none. */
  readonly plan: Ref<ExportPlan | null>;
  readonly refusal: Ref<Refusal | null>;
  /** Set while an export is written. */
  readonly progress: Ref<ExportProgress | null>;
  /** How many runs were selected, and what the history was filtered by, when the dialog opened. */
  readonly selected: ComputedRef<number>;
  readonly filter: ComputedRef<string>;
  /** Names there are to choose from: columns of the table or series. */
  readonly names: ComputedRef<readonly string[]>;
  /** Selected runs and filter of the history when the dialog opens. */
  begin(selected: readonly number[], filter: string): void;
  /** The answer is null where it was refused or cancelled. */
  write(): Promise<Exported | null>;
  stop(): void;
  copy(as: 'tsv' | 'md'): Promise<boolean>;
}

export function createExportDesk(lab: Lab): ExportDesk {
  const open = ref(false);
  const form = reactive<ExportForm>({
    what: 'runs',
    format: 'csv',
    scope: 'all',
    separate: false,
    every: true,
    chosen: [],
  });
  const given = ref<{ selected: readonly number[]; filter: string }>({
    selected: [],
    filter: '',
  });
  const plan = ref<ExportPlan | null>(null);
  const refusal = ref<Refusal | null>(null);
  const progress = ref<ExportProgress | null>(null);
  let exportId = 0;
  let asked = 0;

  const runs = computed<RunChoice>(() => {
    if (form.scope === 'selected') return { kind: 'ids', ids: given.value.selected };
    return {
      kind: 'filter',
      filter: form.scope === 'filtered' ? given.value.filter : '',
    };
  });
  const choosable = computed(() => form.what === 'runs' || form.what === 'series');
  const names = computed(() => (form.what === 'runs' ? plan.value?.columns : form.what === 'series' ? plan.value?.series : null) ?? []);
  const request = computed<ExportRequest>(() => ({
    what: form.what,
    format: form.format,
    runs: runs.value,
    columns: choosable.value && !form.every && form.chosen.length > 0 ? [...form.chosen] : null,
    separate: form.separate,
  }));

  watch(
    () => form.what,
    (what) => {
      if (!FORMATS_OF[what].includes(form.format)) form.format = FORMATS_OF[what][0]!;
      form.every = true;
    },
  );
  watch(names, (now) => (form.chosen = form.what === 'runs' ? now.filter((key) => READABLE.includes(key)) : [...now]));
  watch([open, runs], () => void look());

  async function look(): Promise<void> {
    if (!open.value) return;
    const mine = ++asked;
    const answer = await lab.exportPlan(plain(runs.value));
    if (mine !== asked) return;
    plan.value = answer.ok ? answer.value : null;
    refusal.value = answer.ok ? null : answer.refusal;
  }
  lab.on('exportProgress', (told) => {
    if (told.exportId === exportId && progress.value !== null) progress.value = told;
  });

  return {
    open,
    form,
    runs,
    request,
    plan,
    refusal,
    progress,
    selected: computed(() => given.value.selected.length),
    filter: computed(() => given.value.filter),
    names,
    begin(selected, filter) {
      given.value = { selected: [...selected], filter };
      form.scope = selected.length > 0 ? 'selected' : filter === '' ? 'all' : 'filtered';
      refusal.value = null;
      open.value = true;
    },
    async write() {
      exportId = nextTransferId();
      progress.value = { exportId, done: 0, total: 0 };
      const answer = await lab.exportData(exportId, plain(request.value));
      progress.value = null;
      refusal.value = answer.ok || answer.refusal.code === 'cancelled' ? null : answer.refusal;
      return answer.ok ? answer.value : null;
    },
    stop: () => void lab.stopExport(exportId),
    async copy(as) {
      const answer = await lab.exportText(plain(request.value), as);
      refusal.value = answer.ok ? null : answer.refusal;
      if (answer.ok) await lab.copyText(answer.value);
      return answer.ok;
    },
  };
}

/** Without Vue's proxies, which cannot be sent to another process. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
