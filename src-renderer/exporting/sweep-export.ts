/** The dialog that exports a stored sweep: which one, in which format, how far it is. */
import { ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import type { Refusal } from '../../src-shared/answer';
import type { ExportProgress } from '../../src-shared/calls/exports';
import type { Lab } from '../../src-shared/contract';
import type { DataFormat } from '../../src-shared/export/formats';
import type { SweepRow } from '../../src-shared/sweep-views';
import { nextTransferId } from './transfer-ids';

export interface SweepExport {
  readonly open: Ref<boolean>;
  readonly row: ShallowRef<SweepRow | null>;
  readonly format: Ref<DataFormat>;
  readonly refusal: ShallowRef<Refusal | null>;
  /** Set while it is written; in blocks. */
  readonly progress: ShallowRef<ExportProgress | null>;
  begin(row: SweepRow): void;
  /** The path; null where it was refused or cancelled. */
  write(): Promise<string | null>;
  stop(): void;
}

export function createSweepExport(lab: Lab): SweepExport {
  const open = ref(false);
  const row = shallowRef<SweepRow | null>(null);
  const format = ref<DataFormat>('csv');
  const refusal = shallowRef<Refusal | null>(null);
  const progress = shallowRef<ExportProgress | null>(null);
  lab.on('exportProgress', (told) => {
    if (told.exportId === progress.value?.exportId) progress.value = told;
  });
  return {
    open,
    row,
    format,
    refusal,
    progress,
    begin(chosen) {
      row.value = chosen;
      refusal.value = null;
      open.value = true;
    },
    async write() {
      if (row.value === null) return null;
      const exportId = nextTransferId();
      progress.value = { exportId, done: 0, total: row.value.blocks };
      const answer = await lab.exportSweep(exportId, row.value.id, format.value);
      progress.value = null;
      refusal.value = answer.ok || answer.refusal.code === 'cancelled' ? null : answer.refusal;
      return answer.ok ? answer.value : null;
    },
    stop() {
      if (progress.value) void lab.stopExport(progress.value.exportId);
    },
  };
}
