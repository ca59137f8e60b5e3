/** Runs a file of reference cases: form, computation, comparison. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Case, Value } from './case';
import { MATRIX_KINDS } from './matrix-kinds';
import { type Answerer, ORBIT_KINDS } from './orbit-kinds';
import { POINT_KINDS } from './point-kinds';
import { schemaProblems } from './schema';
import { SIMULATION_KINDS } from './simulation-kinds';
import { SUCCESSOR_KINDS } from './successor-kinds';
import { THRESHOLD_KINDS } from './threshold-kinds';

const KINDS: Readonly<Record<string, Answerer>> = {
  ...ORBIT_KINDS,
  ...THRESHOLD_KINDS,
  ...SIMULATION_KINDS,
  ...POINT_KINDS,
  ...SUCCESSOR_KINDS,
  ...MATRIX_KINDS,
};
const SCHEMA = JSON.parse(readFileSync(fileURLToPath(new URL('cases.schema.json', import.meta.url)), 'utf8')) as Parameters<
  typeof schemaProblems
>[0];

/** The schema without its forms of `args`: what a case needs to be computed is asked for by its kind. */
const FIELDS = structuredClone(SCHEMA) as { $defs: { case: { allOf?: unknown } } } & typeof SCHEMA;
delete FIELDS.$defs.case.allOf;

/** Departures of a whole file from the schema, forms of `args` included. */
export function formProblems(file: string): string[] {
  return schemaProblems(SCHEMA, JSON.parse(readFileSync(file, 'utf8')) as never);
}

export interface Report {
  readonly met: readonly string[];
  /** Each: id, then what was expected and what came. */
  readonly failed: readonly string[];
  readonly later: readonly string[];
}

/** Computes every case of the file with `since` up to the given one; a case whose form is wrong (unknown kind or problem included) fails. */
export function runCases(file: string, since: number): Report {
  const document = JSON.parse(readFileSync(file, 'utf8')) as { readonly version?: unknown; readonly cases?: readonly Case[] };
  const head = document.version === 2 && Array.isArray(document.cases) ? [] : schemaProblems(SCHEMA, document as never);
  const report = { met: [] as string[], failed: head.map((what) => `${file} ${what}`), later: [] as string[] };
  const seen = new Set<string>();
  for (const one of head.length > 0 ? [] : document.cases!) {
    const form = schemaProblems(FIELDS, { version: 2, cases: [one] } as never);
    if (seen.has(one.id)) form.push('the id occurs twice');
    seen.add(one.id);
    if (form.length > 0) report.failed.push(`${one.id}: ${form.join('; ')}`);
    else if (one.since > since) report.later.push(one.id);
    else {
      const trouble = check(one);
      if (trouble === null) report.met.push(one.id);
      else report.failed.push(`${one.id}: ${trouble}`);
    }
  }
  return report;
}

/** Null if the value computed is within the tolerance, else what differs. */
function check(one: Case): string | null {
  const answerer = KINDS[one.kind];
  if (!answerer) return `kind ${one.kind} is not computed yet`;
  try {
    const got = answerer(one);
    return agrees(one.value, got, one.tolerance)
      ? null
      : `expected ${JSON.stringify(one.value)}, got ${JSON.stringify(got)}, tolerance ${JSON.stringify(one.tolerance)}`;
  } catch (error) {
    return `expected ${JSON.stringify(one.value)}, got nothing: ${(error as Error).message}`;
  }
}

function agrees(expected: Value, got: Value, tolerance: Case['tolerance']): boolean {
  if (typeof expected === 'number') {
    if (typeof got !== 'number') return false;
    return Math.abs(got - expected) <= (tolerance.abs ?? (tolerance.rel ?? 0) * Math.abs(expected));
  }
  return (
    typeof got !== 'number' &&
    got.length === expected.length &&
    expected.every((entry, i) => agrees(entry as Value, got[i] as Value, tolerance))
  );
}
