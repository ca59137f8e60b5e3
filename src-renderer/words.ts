import { watch } from 'vue';
import { createI18n, type I18n } from 'vue-i18n';
import type { Preferences } from './preferences/preferences';
import { ACCESS_WORDS } from './words/access';
import { CARD_WORDS } from './words/cards';
import { CHART_WORDS } from './words/charts';
import { COMPARING_WORDS } from './words/comparing';
import { EXPORT_WORDS } from './words/exporting';
import { FIGURE_WORDS } from './words/figure';
import { GALLERY_WORDS } from './words/gallery';
import { GERMAN } from './words/german';
import { HELP_WORDS } from './words/help';
import { HISTORY_WORDS } from './words/history';
import { OUTCOME_WORDS } from './words/outcomes';
import { PANEL_WORDS } from './words/panels';
import { PEOPLE_WORDS } from './words/people';
import { REPRODUCE_WORDS } from './words/reproducing';
import { REPORT_WORDS } from './words/report';
import { SHELL_WORDS } from './words/shell';
import { STUDY_WORDS } from './words/studies';
import { SWEEP_WORDS } from './words/sweeps';
import { VERSION_WORDS } from './words/versions';

/** The texts of the window. Outcomes, evidence and refusals are sentences of `src-shared/words`, which the command line shares. */
export const ENGLISH = {
  ...ACCESS_WORDS,
  ...SHELL_WORDS,
  ...PANEL_WORDS,
  ...CHART_WORDS,
  ...FIGURE_WORDS,
  ...CARD_WORDS,
  ...STUDY_WORDS,
  ...GALLERY_WORDS,
  ...SWEEP_WORDS,
  ...OUTCOME_WORDS,
  ...EXPORT_WORDS,
  ...PEOPLE_WORDS,
  ...COMPARING_WORDS,
  ...HELP_WORDS,
  ...REPORT_WORDS,
  ...VERSION_WORDS,
  ...REPRODUCE_WORDS,
  ...HISTORY_WORDS,
};

/** One thing has the first form, any other number of them the second, in English and German alike. */
const oneOrMore = (n: number, forms: number) => (n === 1 || forms === 1 ? 0 : 1);

/** The words in the user's language; the language of the `page` follows, so that screen readers speak it. */
export function createWords({ language }: Pick<Preferences, 'language'>, page: { lang: string }): I18n {
  const words = createI18n({
    legacy: false,
    locale: language.value,
    fallbackLocale: 'en',
    pluralRules: { en: oneOrMore, de: oneOrMore },
    messages: { en: ENGLISH, de: GERMAN },
  });
  watch(
    language,
    (now) => {
      words.global.locale.value = now;
      page.lang = now;
    },
    { immediate: true },
  );
  return words as I18n;
}
