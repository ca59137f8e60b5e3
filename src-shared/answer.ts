/** Expected refusals cross every boundary as values; an exception is a bug. */
export interface Refusal {
  /** Stable name of the refusal, for tests and translation. */
  readonly code: string;
  /** Where: a field path (`rule.learningRate`), a file, a line. Empty when it concerns the whole request. */
  readonly where: string;
  /** What is wrong, one sentence. */
  readonly what: string;
  /** What the user can do, one sentence. */
  readonly advice: string;
  /** Characters of the text at `where` that are meant, [from, to). */
  readonly span?: readonly [number, number];
}

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export function accept<T>(value: T): Answer<T> {
  return { ok: true, value };
}

export function refuse(code: string, where: string, what: string, advice: string): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: { code, where, what, advice } };
}

/** For the end of an exhaustive switch: does not compile while a case is missing. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value ${JSON.stringify(value)}`);
}
