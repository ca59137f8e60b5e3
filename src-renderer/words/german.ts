import { ACCESS_WORDS_DE } from './de/access';
import { CARD_WORDS_DE } from './de/cards';
import { CHART_WORDS_DE } from './de/charts';
import { COMPARING_WORDS_DE } from './de/comparing';
import { EXPORT_WORDS_DE } from './de/exporting';
import { FIGURE_WORDS_DE } from './de/figure';
import { GALLERY_WORDS_DE } from './de/gallery';
import { HELP_WORDS_DE } from './de/help';
import { HISTORY_WORDS_DE } from './de/history';
import { OUTCOME_WORDS_DE } from './de/outcomes';
import { PANEL_WORDS_DE } from './de/panels';
import { PEOPLE_WORDS_DE } from './de/people';
import { REPRODUCE_WORDS_DE } from './de/reproducing';
import { REPORT_WORDS_DE } from './de/report';
import { SHELL_WORDS_DE } from './de/shell';
import { STUDY_WORDS_DE } from './de/studies';
import { SWEEP_WORDS_DE } from './de/sweeps';
import { VERSION_WORDS_DE } from './de/versions';

/** The texts of the window in German: each file beside its English one. */
export const GERMAN = {
  ...ACCESS_WORDS_DE,
  ...SHELL_WORDS_DE,
  ...PANEL_WORDS_DE,
  ...CHART_WORDS_DE,
  ...FIGURE_WORDS_DE,
  ...CARD_WORDS_DE,
  ...STUDY_WORDS_DE,
  ...GALLERY_WORDS_DE,
  ...SWEEP_WORDS_DE,
  ...OUTCOME_WORDS_DE,
  ...EXPORT_WORDS_DE,
  ...PEOPLE_WORDS_DE,
  ...COMPARING_WORDS_DE,
  ...HELP_WORDS_DE,
  ...REPORT_WORDS_DE,
  ...VERSION_WORDS_DE,
  ...REPRODUCE_WORDS_DE,
  ...HISTORY_WORDS_DE,
};
