/** The file formats data can be written in, and what each of them can hold. */

/** Formats of a table of numbers that other programs read back bit for bit. */
export const DATA_FORMATS = ['csv', 'jsonl', 'npz', 'parquet'] as const;
export type DataFormat = (typeof DATA_FORMATS)[number];

/** Formats of a table for people (Markdown, LaTeX), rounded to six digits, besides those for programs. */
export const TABLE_FORMATS = [...DATA_FORMATS, 'md', 'tex'] as const;
export type TableFormatName = (typeof TABLE_FORMATS)[number];

/** Formats of one run: its series, or (JSON) all that is known of it without them. */
export const RUN_FORMATS = [...DATA_FORMATS, 'json'] as const;
export type RunFormat = (typeof RUN_FORMATS)[number];

export function isOneOf<T extends string>(allowed: readonly T[], text: string): text is T {
  return (allowed as readonly string[]).includes(text);
}
