import type { CHART_WORDS } from '../charts';
import type { Translation } from '../translation';

/** Werkzeugleiste und Ablesung eines Diagramms. */
export const CHART_WORDS_DE: Translation<typeof CHART_WORDS> = {
  chartPanel: {
    back: 'Zurück zum vorigen Ausschnitt',
    reset: 'Ganzes Diagramm',
    effective: 'Effektive Zeit η·t',
    table: 'Als Tabelle zeigen',
    copyImage: 'Bild kopieren',
    copyTable: 'Tabelle kopieren',
    saveImage: 'Bild speichern…',
    hint: 'Rad oder Ziehen vergrößert, Umschalt-Ziehen verschiebt',
    keys: 'Pfeil links und rechts lesen die Werte ab, auf und ab wechseln die Reihe, Umschalt mit Pfeilen verschiebt, Plus und Minus vergrößern und verkleinern, 0 zeigt alles, Rücktaste geht zurück. Bild auf und Bild ab lesen ein Zehntel der Punkte weiter, Pos1 und Ende den ersten und den letzten, N geht zur nächsten Reihe. S spielt Iterierte und Abstände als Töne.',
    copiedImage: 'Bild kopiert.',
    copiedTable: 'Tabelle mit {rows} Zeilen kopiert.',
    savedImage: '{path} gespeichert',
    atStep: '{label} · t = {x} · {y}',
    atTime: '{label} · η·t = {x} · {y}',
    atPoint: '{label} · ({x}; {y})',
    floor: 'unter der Auflösungsgrenze',
    tools: 'Werkzeuge des Diagramms',
  },
};
