/** The laboratory's part of the report: it is kept with the project. What is made of it is the layer `report`. */
import type { LabSession } from './lab-session';
import type { Projects } from './projects';

export function reportCalls(projects: Projects): Pick<LabSession, 'setReport'> {
  return {
    async setReport(report, label) {
      const answer = await (await projects.current()).edit({ kind: 'report', json: JSON.stringify(report) }, label);
      return answer.ok ? { ok: true, value: null } : answer;
    },
  };
}
