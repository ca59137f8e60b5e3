import type { Params } from '../../src-shared/spec';
import type { StudyInfo } from '../../src-shared/study';
import type { Desk } from '../shell/desk';
import { told } from '../told';

/** Runs a study of the open experiment as it stands, and brings what it finds to the front. */
export async function runStudy(desk: Desk, study: StudyInfo, options: Params): Promise<void> {
  const { experiment } = desk.draft;
  const id = desk.project.experimentId.value;
  if (experiment.value === null || id === null) return;
  desk.showPanel.value?.('findings');
  const run = await desk.studies.start(study, id, experiment.value, options);
  desk.notices.announce(`${told(study.title)}: ${told(run.refusal?.what ?? run.findings?.sentences[0]?.replaceAll('$', '') ?? '')}`);
}

/** Opens the form of a study. */
export function openStudy(desk: Desk, id: string): void {
  desk.studies.chosen.value = id;
  desk.inspectorTab.value = 'studies';
}
