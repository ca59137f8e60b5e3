import type { CHART_WORDS } from '../charts';
import type { Translation } from '../translation';

/** Werkzeugleiste und Ablesung eines Diagramms. */
export const CHART_WORDS_DE: Translation<typeof CHART_WORDS> = {
  chartPanel: {
    back: 'Zurück zum vorigen Ausschnitt',
    reset: 'Ganzes Diagramm',
    effective: 'Effektive Zeit η·t',
    sound: 'Orbit hören: gerade Schritte links, ungerade rechts',
    sounding: '{n} Töne, Schritte {from} bis {to}: gerade Schritte links, ungerade rechts. S beendet.',
    table: 'Als Tabelle zeigen',
    copyImage: 'Bild kopieren',
    copyTable: 'Tabelle kopieren',
    saveImage: 'Bild speichern…',
    hint: 'Rad oder Ziehen vergrößert, Umschalt-Ziehen verschiebt',
    keys: 'Pfeil links und rechts lesen die Werte ab, auf und ab wechseln die Reihe, Umschalt mit Pfeilen verschiebt, Plus und Minus vergrößern und verkleinern, 0 zeigt alles, Rücktaste geht zurück. Bild auf und Bild ab lesen zehn Punkte weiter, Pos1 und Ende den ersten und den letzten. S spielt Iterierte und Abstände als Töne.',
    copiedImage: 'Bild kopiert.',
    copiedTable: 'Tabelle mit {rows} Zeilen kopiert.',
    savedImage: '{path} gespeichert',
    atStep: '{label} · t = {x} · {y}',
    atTime: '{label} · η·t = {x} · {y}',
    atPoint: '{label} · ({x}; {y})',
    floor: 'unter der Auflösungsgrenze',
    rows: 'Die ersten {shown} von {all} Zeilen',
    tools: 'Werkzeuge des Diagramms',
  },
};
