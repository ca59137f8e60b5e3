/** The menu in German: labels by the item's id, or by its role where it has none. */
import type { MenuItemConstructorOptions } from 'electron';

export const GERMAN_LABELS: Readonly<Record<string, string>> = {
  file: '&Datei',
  edit: '&Bearbeiten',
  view: '&Ansicht',
  experiment: 'E&xperiment',
  help: '&Hilfe',
  'file.new': '&Neues Projekt',
  'file.open': 'Ö&ffnen…',
  'file.recent': '&Zuletzt geöffnet',
  'file.recent.none': 'Keine zuletzt geöffneten Projekte',
  'file.recent.clear': 'Liste &leeren',
  'file.save-as': 'Speichern &unter…',
  'file.show': '&Im Ordner zeigen',
  'file.versions': 'Eine &Version wiederherstellen…',
  'file.keep-version': '&Jetzt eine Version aufheben',
  'file.salvage': 'Beschädigtes Projekt &retten…',
  'file.export': 'Lauf &exportieren…',
  'file.export-data': '&Daten exportieren…',
  'file.import-run': 'Bahn i&mportieren…',
  'file.figure': '&Abbildung speichern…',
  'file.export-system': 'S&ystem exportieren…',
  'file.report-html': 'Bericht als &HTML exportieren…',
  'file.report-pdf': 'Beri&cht als PDF exportieren…',
  'file.preferences': 'Einste&llungen…',
  'file.quit': '&Beenden',
  'edit.undo': '&Rückgängig:',
  'edit.redo': '&Wiederholen:',
  cut: '&Ausschneiden',
  copy: '&Kopieren',
  paste: '&Einfügen',
  selectAll: 'A&lles auswählen',
  'view.palette': 'Befehls&palette…',
  'view.history': '&Läufe',
  'view.sweeps': '&Sweeps',
  'view.theme': '&Darstellung',
  'view.theme.system': 'Wie das &System',
  'view.theme.light': '&Hell',
  'view.theme.dark': '&Dunkel',
  'view.back-zoom': '&Zurück (Ausschnitt)',
  'view.reset-zoom': '&Ganzes Diagramm',
  'view.reset-layout': '&Anordnung zurücksetzen',
  'view.next-group': '&Nächster Bereich',
  'view.previous-group': '&Voriger Bereich',
  resetZoom: '&Originalgröße',
  zoomIn: 'Vergr&ößern',
  zoomOut: 'Ver&kleinern',
  togglefullscreen: 'Voll&bild',
  reload: 'Neu laden',
  toggleDevTools: 'Entwicklerwerkzeuge',
  'experiment.new': '&Neues Experiment…',
  'experiment.sweep': 'Neuer S&weep…',
  'experiment.run': '&Starten',
  'experiment.pause': '&Anhalten oder fortsetzen',
  'experiment.stop': 'A&bbrechen',
  'help.topics': '&Begriffe und Diagramme',
  'help.keyboard': '&Tastatur',
  'help.tour': '&Rundgang',
  'help.lesson': '&Lektion öffnen…',
  'help.gallery': '&Galerie der Abbildungen',
  'help.diagnostics': '&Diagnose…',
  'help.about': '&Über Edge Lab',
};

/** What German says of an item, or null. */
export function germanLabel({ id, role }: MenuItemConstructorOptions): string | null {
  return GERMAN_LABELS[id ?? ''] ?? GERMAN_LABELS[role ?? ''] ?? null;
}

/** The English menu with German labels. Undo and redo keep the name of the edit; items without a German label stay as they are. */
export function inGerman(
  items: readonly MenuItemConstructorOptions[],
  undo: string | null,
  redo: string | null,
): MenuItemConstructorOptions[] {
  const named: Readonly<Record<string, string | null>> = { 'edit.undo': undo, 'edit.redo': redo };
  return items.map((item) => {
    const german = germanLabel(item);
    const edit = named[item.id ?? ''];
    const label = edit === undefined ? german : edit === null ? german?.replace(/:$/, '') : `${german} ${edit.replaceAll('&', '&&')}`;
    const submenu = Array.isArray(item.submenu) ? { submenu: inGerman(item.submenu, undo, redo) } : {};
    return { ...item, ...submenu, ...(label ? { label } : {}) };
  });
}
