/** A file of columns of numbers, as every format is read. */
import { refuse, type Refusal } from '../../../src-shared/answer';

export interface Source {
  readonly names: readonly string[];
  /** The rows from the beginning, a column each; every call starts anew. Throws `Unreadable`. */
  blocks(): AsyncIterable<readonly Float64Array[]>;
  close(): Promise<void>;
}

/** What is wrong with a file, where, and what to do. */
export class Unreadable extends Error {
  readonly refusal: Refusal;

  constructor(where: string, what: string, advice: string) {
    super(what);
    this.refusal = refuse('cannot-import', where, what, advice).refusal;
  }
}

/** Bytes of numbers in a file, unpacked: a small archive that unpacks to more is refused before it does. */
export const MOST_BYTES = 2 ** 31;
/** Rows read at a time. */
export const BLOCK = 16_384;
