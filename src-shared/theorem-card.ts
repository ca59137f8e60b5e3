/** A theorem at a problem's reference minimum and, where there is one, on a run: plain data, stored with the run. */
export interface Hypothesis {
  readonly text: string;
  /** `shown`: an "O(1)" or "ε small" whose value is shown, not judged. */
  readonly verdict: 'holds' | 'fails' | 'not-checkable' | 'shown';
  /** The value and margin in words and figures. */
  readonly value: string;
  /** Distance to the boundary, positive = holds; null where it has no meaning. */
  readonly margin: number | null;
}

/** Something predicted beside what is observed. */
export interface Comparison {
  readonly name: string;
  readonly predicted: number | null;
  /** null without a run, or where the run does not show it. */
  readonly observed: number | null;
  readonly note: string;
}

export interface TheoremCard {
  readonly id: string;
  readonly title: string;
  /** Key in src-shared/bibliography.ts. */
  readonly citation: string;
  /** Of the printed statement: true · true after the stated correction · false (counterexample given) · its text was not available. */
  readonly status: 'true' | 'corrected' | 'false' | 'unseen';
  /** The statement in our words ($…$ is TeX). */
  readonly statement: string;
  readonly hypotheses: readonly Hypothesis[];
  /** All checkable hypotheses hold; null = some could not be checked. */
  readonly applies: boolean | null;
  readonly comparisons: readonly Comparison[];
  /** How far past the theorem the behaviour lasts. */
  readonly range: string;
  /** What is wrong in print and what holds instead; null where nothing is. */
  readonly correction: string | null;
  readonly counterexample: string | null;
}
