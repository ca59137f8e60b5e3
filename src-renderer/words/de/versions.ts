import type { VERSION_WORDS } from '../versions';
import type { Translation } from '../translation';

export const VERSION_WORDS_DE: Translation<typeof VERSION_WORDS> = {
  versions: {
    damagedTitle: 'Das Projekt konnte nicht geöffnet werden',
    damagedText: 'Die Datei bleibt genau, wie sie ist. Was noch lesbar ist, kann in ein neues Projekt daneben geholt werden.',
    salvage: 'In ein neues Projekt retten',
    salvaging: 'Liest, was noch da ist …',
    leave: 'So lassen',
    salvagedTitle: 'In ein neues Projekt gerettet',
    salvagedText: 'Es ist jetzt geöffnet. Definitionen, Messwerte und Ergebnisse sind nur übernommen, wo ihre Prüfsummen stimmen.',
    recovered: 'Gerettet',
    lost: 'Verloren',
    counted: { runs: 'Läufe', samples: 'Messwerte', experiments: 'Experimente', sweeps: 'Sweeps', notes: 'Notizen' },
    showInFolder: 'Im Ordner zeigen',
    goOn: 'Damit weiterarbeiten',
  },
};
