/** Calls about what the window shows of the project. */
import type { Answer } from '../../src-shared/answer';
import type { ViewCalls } from '../../src-shared/calls/views';
import type { Edit } from '../../src-shared/store-contract';
import type { Projects } from './projects';

type Own = { readonly [Name in keyof ViewCalls]: (...args: Parameters<ViewCalls[Name]>) => Promise<ReturnType<ViewCalls[Name]>> };

export function viewCalls(projects: Projects): Own {
  const edit = async (change: Edit, label: string): Promise<Answer<null>> => {
    const answer = await (await projects.current()).edit(change, label);
    return answer.ok ? { ok: true, value: null } : answer;
  };
  return {
    arrangeCharts: (layout, label) => edit({ kind: 'arrange-charts', layout }, label),
    zoomChart: (chart, zoom, label) => edit({ kind: 'zoom-chart', chart, zoom }, label),
  };
}
