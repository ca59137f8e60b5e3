import type { ACCESS_WORDS } from '../access';
import type { Translation } from '../translation';

/** Für alle, die ohne Maus oder ohne Bild arbeiten: Zusammenfassung, Tabelle und Klang der Diagramme. */
export const ACCESS_WORDS_DE: Translation<typeof ACCESS_WORDS> = {
  chartSummary: {
    role: 'Diagramm',
    label: '{title}: die Pfeiltasten lesen die Punkte ab',
    here: 'In diesem Bild',
    x: 'Nach rechts: {title}, von {from} bis {to}.',
    xLog: 'Nach rechts: {title}, von {from} bis {to}, logarithmisch.',
    y: 'Nach oben: {title}, von {from} bis {to}.',
    yLog: 'Nach oben: {title}, von {from} bis {to}, logarithmisch.',
    level: '{label}: {n} Punkte, alle bei {last}.',
    settles: '{label}: {n} Punkte, von {first} nach {last}, und bleibt dort.',
    rises: '{label}: {n} Punkte, steigt von {first} auf {last}.',
    falls: '{label}: {n} Punkte, fällt von {first} auf {last}.',
    varies: '{label}: {n} Punkte zwischen {low} und {high}.',
    points: '{label}: {n} Punkte zwischen {low} und {high}.',
    more: '{n} weitere Reihen.',
    run: '{label}: η = {eta}, η_c = {etaC}, K = {K}; {outcome}.',
    noOutcome: 'noch kein Ergebnis',
  },
  chartTable: {
    page: 'Zeilen {from} bis {to} von {all}',
    pages: 'Seiten der Tabelle',
    first: 'Erste Zeilen',
    before: 'Vorige Zeilen',
    next: 'Nächste Zeilen',
    last: 'Letzte Zeilen',
  },
  chartSound: {
    play: 'Orbit hören: gerade Schritte links, ungerade rechts',
    stop: 'Ton beenden',
    volume: 'Lautstärke der Orbits',
    percent: '{n} Prozent',
    sounding: '{n} Töne, Schritte {from} bis {to}: gerade Schritte links, ungerade rechts. S beendet.',
    distances: 'Die Tonhöhe folgt dem Logarithmus des Abstands.',
    values: 'Die Tonhöhe folgt dem Wert: ein Orbit der Periode 2 sind zwei Töne im Wechsel.',
    sizes: 'Der Lauf divergiert: die Tonhöhe steigt mit der Größe der Iterierten.',
  },
};
