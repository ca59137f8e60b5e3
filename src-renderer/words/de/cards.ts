import type { CARD_WORDS } from '../cards';
import type { Translation } from '../translation';

/** Satzkarten. Was eine Karte selbst sagt, kommt mit der Karte. */
export const CARD_WORDS_DE: Translation<typeof CARD_WORDS> = {
  cards: {
    title: 'Sätze',
    copy: 'Als Text kopieren',
    copied: 'Satzkarten kopiert',
    exportMarkdown: 'Als Markdown exportieren',
    exportJson: 'Als JSON exportieren',
    exported: 'Satzkarten exportiert',
    none: 'Zu diesem Problem wird kein Satz der Literatur angeboten.',
    hypotheses: 'Voraussetzungen',
    margin: 'Abstand {margin}',
    caption: 'Vorhergesagt und beobachtet',
    quantity: 'Größe',
    predicted: 'Vorhergesagt',
    measured: 'Beobachtet',
    range: 'Bereich über den Satz hinaus',
    correction: 'Berichtigung',
    counterexample: 'Gegenbeispiel',
    source: 'Quelle',
    applies: 'gilt hier',
    fails: 'gilt hier nicht',
    open: 'hier nicht vollständig prüfbar',
  },
};
