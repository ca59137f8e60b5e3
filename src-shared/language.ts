/** The languages of the window, and how each writes numbers. */
export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];
export type DecimalMark = '.' | ',';

const MARKS: Readonly<Record<Language, DecimalMark>> = { en: '.', de: ',' };

/** The language to speak: the chosen one, or that of the system (`de-AT`) where there are words for it, else English. */
export function languageOf(chosen: Language | 'system', system: string): Language {
  if (chosen !== 'system') return chosen;
  const [tag = ''] = system.toLowerCase().split(/[-_]/);
  return LANGUAGES.find((language) => language === tag) ?? 'en';
}

export function decimalMarkOf(chosen: 'language' | 'point' | 'comma', language: Language): DecimalMark {
  if (chosen === 'language') return MARKS[language];
  return chosen === 'comma' ? ',' : '.';
}
