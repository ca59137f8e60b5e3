import { computed, type ComputedRef } from 'vue';
import type { StudyInfo } from '../../src-shared/study';
import type { Desk } from '../shell/desk';
import { applicable } from './studies';

/** The studies that apply to the open experiment; its dimension is known from the preview. */
export function useApplicable(desk: Pick<Desk, 'catalogue' | 'draft' | 'preview'>): ComputedRef<readonly StudyInfo[]> {
  return computed(() => {
    const experiment = desk.draft.experiment.value;
    if (!experiment) return [];
    const known = desk.preview.of.value?.problem.id === experiment.problem.id ? desk.preview.value.value : null;
    return applicable(desk.catalogue.studies, experiment.problem.id, known?.analysis.minimum.x.length ?? null);
  });
}
