import { createI18n, type I18n } from 'vue-i18n';
import { CARD_WORDS } from './words/cards';
import { CHART_WORDS } from './words/charts';
import { GALLERY_WORDS } from './words/gallery';
import { PANEL_WORDS } from './words/panels';
import { SHELL_WORDS } from './words/shell';
import { STUDY_WORDS } from './words/studies';
import { SWEEP_WORDS } from './words/sweeps';

/** The texts of the window. Outcomes, evidence and refusals are sentences of `src-shared/words`, which the command line shares. */
const ENGLISH = { ...SHELL_WORDS, ...PANEL_WORDS, ...CHART_WORDS, ...CARD_WORDS, ...STUDY_WORDS, ...GALLERY_WORDS, ...SWEEP_WORDS };

export function createWords(): I18n {
  return createI18n({ legacy: false, locale: 'en', fallbackLocale: 'en', messages: { en: ENGLISH } }) as I18n;
}
