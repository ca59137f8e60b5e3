/** Which steps the rows of a file belong to. */
import type { Recording } from '../../../src-shared/recording';
import { MAX_STEPS } from '../../../src-shared/spec';
import { Unreadable } from './source';

/** Looks at the steps in order; throws `Unreadable` where they do not increase or are no whole numbers. */
export class Steps {
  rows = 0;
  last = -1;
  #stride = 0;
  #regular = true;

  add(step: number): void {
    const row = `row ${this.rows + 1}`;
    if (!Number.isInteger(step) || step < 0 || step > MAX_STEPS)
      throw new Unreadable(row, `The step ${step} is no whole number from 0 to 10⁹.`, 'Number the steps 0, 1, 2 …');
    if (step <= this.last)
      throw new Unreadable(row, `Step ${step} comes after step ${this.last}.`, 'Sort the rows by step, with one run a file.');
    if (this.rows === 0 && step !== 0) this.#regular = false;
    if (this.rows === 1) this.#stride = step - this.last;
    if (this.rows > 1 && step - this.last !== this.#stride) this.#regular = false;
    this.last = step;
    this.rows++;
  }

  /** Null where the steps do not begin at 0 or are not evenly spaced: then they are kept as a series of their own. */
  get recording(): Recording | null {
    // From the first row on every stride-th step; sample indices then have the parity of rows, not of steps, if the stride is even.
    return this.#regular ? { dense: 0, stride: Math.max(1, this.#stride) } : null;
  }
}
