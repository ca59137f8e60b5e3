import type { STUDY_WORDS } from '../studies';
import type { Translation } from '../translation';

/** Studien und ihre Befunde. */
export const STUDY_WORDS_DE: Translation<typeof STUDY_WORDS> = {
  studies: {
    run: 'Studie starten',
    again: 'Erneut starten',
    stop: 'Beenden',
    stopHelp: 'Beendet die Studie und behält, was sie gefunden hat',
    stopping: 'wird beendet…',
    running: 'läuft',
    progress: 'Fortschritt der Studie',
    defaults: 'Übliche Einstellungen',
    show: 'Befunde zeigen',
    source: 'Quelle: {source}',
    noneTitle: 'Keine Studie passt',
    noneText: 'Keine Studie behandelt dieses Problem in so vielen Dimensionen.',
  },
  findings: {
    title: 'Befunde',
    facts: 'Tatsachen',
    part: 'Vorzeitig beendet: Dies ist ein Teil dessen, was die Studie fände.',
    stale: 'Das Experiment hat sich seither geändert; starten Sie die Studie erneut.',
    json: 'Als JSON exportieren…',
    csv: 'Tabellen als CSV exportieren…',
    saved: 'Befunde exportiert',
    copyCsv: '„{title}“ als CSV kopieren',
    copied: 'Kopierte Zeilen: {n}',
    rows: 'Die ersten {shown} von {all} Zeilen; kopiert werden alle.',
    noneTitle: 'Noch nichts gefunden',
    noneText: 'Starten Sie eine Studie zum offenen Experiment; ihre Befunde erscheinen hier.',
  },
};
