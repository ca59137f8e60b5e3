/** The runs an export is about, a page at a time. */
import { refuse } from '../../src-shared/answer';
import type { RunChoice } from '../../src-shared/export/request';
import type { RunsHold } from '../../src-shared/store-contract';
import type { QueryError, RunRecord } from '../../src-shared/views';
import { Given } from './formats/write-table';
import type { StoreClient } from './store-client';

/** Runs read at a time. */
const PAGE = 500;
/** Runs looked at for their columns at a time. */
const LOOKED_AT = 5_000;

/** Their numbers in order. Throws `Given` where there is no such run, or none at all. */
export async function chosenIds(store: StoreClient, choice: RunChoice): Promise<readonly number[]> {
  const ids = choice.kind === 'ids' ? [...new Set(choice.ids)] : await fittingIds(store, choice.filter);
  if (ids.length > 0) return [...ids].sort((a, b) => a - b);
  throw new Given(refuse('no-runs', '', 'There are no such runs.', 'Change the filter, or select runs in the history.'));
}

async function fittingIds(store: StoreClient, filter: string): Promise<readonly number[]> {
  const query = { sort: [], filter, trash: false, offset: 0, limit: 1 };
  const { error } = await store.runs(query);
  if (error !== null) throw new Given(badFilter(filter, error));
  return store.runIds(query);
}

/** Throws `Given` where a run cannot be read or is not there. */
export async function* recordsOf(store: StoreClient, ids: readonly number[]): AsyncGenerator<RunRecord> {
  for (let from = 0; from < ids.length; from += PAGE) {
    const page = ids.slice(from, from + PAGE);
    const answer = await store.runRecords(page);
    if (!answer.ok) throw new Given(answer);
    yield* answer.value;
    if (answer.value.length < page.length) throw new Given(gone(page, answer.value));
  }
}

/** What some of many runs hold, gathered a page at a time, so that others are answered in between. */
export async function heldBy(store: StoreClient, ids: readonly number[]): Promise<RunsHold> {
  const params = new Set<string>();
  const metrics = new Set<string>();
  const versions = new Set<string>();
  const series = new Set<string>();
  let samples = 0;
  for (let from = 0; from < ids.length; from += LOOKED_AT) {
    const held = await store.runsHold(ids.slice(from, from + LOOKED_AT));
    for (const key of held.params) params.add(key);
    for (const key of held.metrics) metrics.add(key);
    for (const key of held.versions) versions.add(key);
    for (const key of held.series) series.add(key);
    samples += held.samples;
  }
  return { params: [...params].sort(), metrics: [...metrics].sort(), versions: [...versions].sort(), series: [...series], samples };
}

function gone(asked: readonly number[], found: readonly RunRecord[]) {
  const there = new Set(found.map(({ id }) => id));
  const id = asked.find((one) => !there.has(one));
  return refuse('no-such-run', `run ${id}`, `There is no run ${id} in this project.`, 'It may have been deleted.');
}

function badFilter(filter: string, { message, from, to }: QueryError) {
  const { refusal } = refuse('bad-filter', 'filter', `“${filter.slice(from, to)}”: ${message}`, 'Write it as in the run history.');
  return {
    ok: false as const,
    refusal: { ...refusal, span: [from, to] as const },
  };
}
