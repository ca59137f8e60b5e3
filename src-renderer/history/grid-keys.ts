import type { Say } from '../shell/actions';
import type { Desk } from '../shell/desk';
import { copyRuns } from './copy-runs';
import { dropRuns, togglePins, toggleStars } from './run-actions';

export interface GridMotions {
  /** Rows that fit on screen. */
  page(): number;
  scrollTo(index: number): void;
  beginRename(): void;
  /** To the filter above the rows. */
  toFilter(): void;
  readonly say: Say;
}

/** Index a movement key leads to, or null when the key does not move. */
export function targetOf(key: string, from: number, page: number, total: number): number | null {
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + page,
    PageUp: from - page,
    Home: 0,
    End: total - 1,
  };
  const target = targets[key];
  return target === undefined || total === 0 ? null : Math.min(total - 1, Math.max(0, target));
}

/** Keys of the run history: movement, Shift extends, Ctrl keeps the selection, Space toggles, and the row's commands. */
export function useGridKeys(desk: Desk, motions: GridMotions): (event: KeyboardEvent) => void {
  const { pages, selection, history } = desk;
  return (event) => {
    const control = event.ctrlKey || event.metaKey;
    const target = targetOf(event.key, selection.cursor.value, motions.page(), pages.total.value);
    if (target !== null) {
      motions.scrollTo(target);
      if (control) selection.cursor.value = target;
      else void selection.choose(target, event.shiftKey ? 'range' : 'only');
    } else if (event.key === ' ') void selection.choose(selection.cursor.value, control ? 'toggle' : 'only');
    else if (event.key === 'Enter' && !control) {
      void selection.choose(selection.cursor.value, 'only');
      desk.inspectorTab.value = 'run';
    } else if (event.key === 'Escape') selection.clear();
    else if (event.key === 'F2' && !pages.query.trash) motions.beginRename();
    else if (event.key === 'Delete') void selection.settled().then(() => dropRuns(desk, selection.ids.value, motions.say));
    else if (control && event.key.toLowerCase() === 'c') void selection.settled().then(() => copyRuns(desk, motions.say));
    else if (control && event.key.toLowerCase() === 'a') void selection.all();
    else if (event.key === '/' && !control) motions.toFilter();
    else if (control || event.altKey || pages.query.trash) return;
    else if (event.key === '*') void toggleStars(desk);
    else if (event.key.toLowerCase() === 't' && selection.ids.value.length > 0) history.dialog.value = 'tags';
    else if (event.key.toLowerCase() === 'p') void togglePins(desk);
    else return;
    event.preventDefault();
  };
}
