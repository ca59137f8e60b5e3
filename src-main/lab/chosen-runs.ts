/** The runs an export is about, a page at a time. */
import { refuse } from '../../src-shared/answer';
import type { RunChoice } from '../../src-shared/export/request';
import type { QueryError, RunView } from '../../src-shared/views';
import { Given } from './formats/write-table';
import type { StoreClient } from './store-client';

/** Runs read at a time. */
const PAGE = 200;

/** Their numbers in order. Throws `Given` where there is no such run, or none at all. */
export async function chosenIds(store: StoreClient, choice: RunChoice): Promise<readonly number[]> {
  const ids = choice.kind === 'ids' ? [...new Set(choice.ids)] : await fittingIds(store, choice.filter);
  if (ids.length > 0) return [...ids].sort((a, b) => a - b);
  throw new Given(refuse('no-runs', '', 'There are no such runs.', 'Change the filter, or select runs in the history.'));
}

async function fittingIds(store: StoreClient, filter: string): Promise<number[]> {
  const ids: number[] = [];
  for (;;) {
    const page = await store.runs({
      sort: [],
      filter,
      trash: false,
      offset: ids.length,
      limit: 1_000,
    });
    if (page.error !== null) throw new Given(badFilter(filter, page.error));
    for (const { id } of page.rows) ids.push(id);
    if (page.rows.length === 0 || ids.length >= page.total) return ids;
  }
}

/** Throws `Given` where a run cannot be read. */
export async function* runsOf(store: StoreClient, ids: readonly number[]): AsyncGenerator<RunView> {
  for (let from = 0; from < ids.length; from += PAGE)
    for (const answer of await Promise.all(ids.slice(from, from + PAGE).map((id) => store.run(id)))) {
      if (!answer.ok) throw new Given(answer);
      yield answer.value;
    }
}

function badFilter(filter: string, { message, from, to }: QueryError) {
  const { refusal } = refuse('bad-filter', 'filter', `“${filter.slice(from, to)}”: ${message}`, 'Write it as in the run history.');
  return {
    ok: false as const,
    refusal: { ...refusal, span: [from, to] as const },
  };
}
