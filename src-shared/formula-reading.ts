/** What a formula says, and a problem written out for other programs. */
/** What may name a variable or a parameter. */
export const NAME = /^[A-Za-z][A-Za-z0-9_]{0,39}$/;

export interface FormulaReading {
  /** The loss with its named sub-expressions, in TeX. */
  readonly tex: string;
  readonly variables: readonly string[];
  /** Named parameters the text uses, in order of appearance. */
  readonly parameters: readonly string[];
  /** Sentences on where the loss is not smooth (|x|, max, relu); empty = smooth wherever it is defined. */
  readonly kinks: readonly string[];
}

export const SYSTEM_FORMATS = ['auto', 'xpp', 'python', 'julia'] as const;
export type SystemFormat = (typeof SYSTEM_FORMATS)[number];

export interface SystemFile {
  readonly name: string;
  readonly text: string;
}
