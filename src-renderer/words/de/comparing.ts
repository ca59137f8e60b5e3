import type { COMPARING_WORDS } from '../comparing';
import type { Translation } from '../translation';

/** Texte des Vergleichs vieler Läufe. */
export const COMPARING_WORDS_DE: Translation<typeof COMPARING_WORDS> = {
  comparing: {
    caption: 'Läufe nebeneinander: worin sich ihre Vorgaben unterscheiden, und ihre Maße gegenüber dem Bezugslauf',
    run: 'Lauf',
    baseline: 'Bezugslauf',
    relative: 'Relative Toleranz',
    absolute: 'Absolute Toleranz',
    all: 'Gleiches zeigen',
    copyCsv: 'Vergleich als CSV kopieren',
    copyMarkdown: 'Vergleich als Markdown kopieren',
    copied: 'Kopierte Läufe: {n}',
    loading: '{n} Läufe werden gelesen …',
    shown: '{n} Läufe · {columns} Vorgaben gezeigt',
    marked: '{n} markiert',
    most: 'die ersten {n} von {all} ausgewählten Läufen',
    same: 'keine Vorgabe unterscheidet sich über die Toleranz hinaus',
    mark: 'Diesen Lauf in der Tabelle und den Diagrammen markieren',
    missing: 'fehlt',
    noneTitle: 'Noch nichts zu vergleichen',
    noneText: 'Wählen Sie im Verlauf zwei oder mehr Läufe aus: Strg fügt einen Lauf hinzu, Umschalt einen Bereich, Strg A alle.',
    path: {
      problem: 'Problem',
      rule: 'Regel',
      rate: 'Lernrate',
      startNoise: 'Startrauschen σ',
      seed: 'Seed',
      steps: 'Schritte',
      divergenceBound: 'Divergenzschranke',
    },
    metric: {
      eta: 'η',
      etaC: 'η_c',
      K: 'K = η/η_c',
      steps: 'Getane Schritte',
      finalLoss: 'Endverlust',
      limit: 'Grenzwert (erste Koordinate)',
      oneStepRate: '1-Schritt-Rate',
      twoStepRate: '2-Schritt-Rate',
      predictedTwoStepRate: '2-Schritt-Rate vorhergesagt',
      deviation: 'gemessen − vorhergesagt',
      lyapunov: 'Ljapunow-Exponent',
      sharpness: 'Schärfe',
    },
  },
};
