import { shallowRef } from 'vue';
import { useI18n } from 'vue-i18n';
import type { Vocabulary } from '../../src-shared/run-query';
import type { Desk } from '../shell/desk';
import { columnOf, columnTitle } from './columns';

/** Values asked for are good for so long. */
const FRESH_MS = 15_000;
/** More different values than these are typed, not chosen. */
const MOST_VALUES = 500;

export interface SearchWords {
  /** Asks the project for its columns and for the values that are chosen rather than typed. */
  load(): Promise<void>;
  vocabulary(): Vocabulary;
  /** What a key that is offered stands for. */
  meaning(item: string): string;
}

export function createSearchWords({ lab, history }: Pick<Desk, 'lab' | 'history'>): SearchWords {
  const { t } = useI18n();
  const values = shallowRef<Readonly<Record<string, readonly string[]>>>({});
  let at = Number.NEGATIVE_INFINITY;

  async function valuesOf(key: string): Promise<readonly string[]> {
    const answer = await lab.runGroups('', key, []);
    if (!answer.ok) return [];
    return answer.value.flatMap(({ value }) => (value === null ? [] : [String(value)])).slice(0, MOST_VALUES);
  }
  return {
    async load() {
      if (performance.now() - at < FRESH_MS) return;
      at = performance.now();
      await history.loadColumns();
      const [tag, problem] = await Promise.all([valuesOf('tag'), valuesOf('problem')]);
      values.value = { tag: tag ?? [], problem: problem ?? [] };
    },
    vocabulary: () => ({ columns: history.known.value, values: values.value }),
    meaning(item) {
      const key = item.replace(/:$/, '');
      const known = history.known.value.find((column) => column.key === key);
      const title = known ? columnTitle(columnOf(key, history.known.value), t) : '';
      return title === item ? '' : title;
    },
  };
}
