import type { FIGURE_WORDS } from '../figure';
import type { Translation } from '../translation';

/** Texte des Dialogs, der ein Diagramm als Abbildung für eine Arbeit speichert. */
export const FIGURE_WORDS_DE: Translation<typeof FIGURE_WORDS> = {
  figure: {
    title: 'Abbildung speichern',
    text: 'Ein Diagramm für eine Arbeit: genaue Größe, Schrift in einer Größe, Formen und Buchstaben, die scharf bleiben. Es lässt sich aus Legende oder Befehlszeile wieder herstellen.',
    format: 'Format',
    formats: { svg: 'SVG (Formen)', pdf: 'PDF (Formen)', png: 'PNG (Punkte)' },
    columns: 'Größe',
    sizes: { one: 'Eine Spalte (84 mm)', two: 'Zwei Spalten (174 mm)', own: 'Eigene' },
    width: 'Breite in mm',
    height: 'Höhe in mm',
    dpi: 'Punkte je Zoll',
    type: 'Schrift in pt',
    theme: 'Farben',
    themes: { light: 'Hell', dark: 'Dunkel', print: 'Druck, schwarz' },
    captionShown: 'Legende unter dem Diagramm',
    caption: 'Legende',
    captionReset: 'Wieder die Legende des Programms',
    captionFiles: 'Legende neben der Abbildung (.txt, .tex)',
    data: 'Daten neben der Abbildung (.csv, .json)',
    preview: 'Vorschau der Abbildung',
    size: '{width} × {height} mm',
    drawing: 'Wird gezeichnet…',
    none: 'So lässt sich nichts zeichnen.',
    command: 'Dasselbe auf der Befehlszeile',
    copy: 'Kopieren',
    copied: 'Kopiert',
    save: 'Abbildung speichern…',
    saved: 'Abbildung gespeichert. | Abbildung gespeichert, mit {n} Dateien daneben.',
    needsRun: 'Eine Abbildung zeigt Läufe.',
    needsRunText: 'Gezeigt wird die Vorschau, die nicht aufbewahrt wird. Starten Sie zuerst den Lauf, dann speichern Sie seine Abbildung.',
    needsSweep: 'Eine Abbildung zeigt einen aufbewahrten Sweep.',
    needsSweepText: 'Bewahren Sie dieses Bild auf, öffnen Sie es aus der Liste der Sweeps und speichern Sie dann seine Abbildung.',
  },
};
