import type { VERSION_WORDS } from '../versions';
import type { Translation } from '../translation';

export const VERSION_WORDS_DE: Translation<typeof VERSION_WORDS> = {
  keptViews: { arrange: 'Diagramme anordnen', zoom: 'Ausschnitt „{chart}“' },
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
    changed: {
      file: 'Die Datei',
      here: 'Was hier offen ist, geht weiter in',
      renamed: {
        title: 'Das Projekt wurde umbenannt',
        text: 'Seine Datei heißt jetzt anders. Das Fenster folgt ihr; sonst hat sich nichts geändert.',
        goOn: 'Weiter',
      },
      gone: {
        title: 'Die Projektdatei ist weg',
        text: 'Ein anderes Programm hat sie verschoben oder entfernt, während sie hier offen war. Alles, was Sie hatten, ist in einer Kopie aufgehoben, die jetzt offen ist.',
        goOn: 'In der Kopie weiter',
      },
      replaced: {
        title: 'Eine andere Datei ist an die Stelle des Projekts getreten',
        text: 'Ein Cloud-Ordner oder ein anderes Programm hat sie dorthin gelegt, während das Projekt hier offen war. Nichts wurde überschrieben: Jene Datei bleibt, wie sie kam, und alles, was Sie hatten, geht in einer Konfliktkopie weiter, die jetzt offen ist.',
        open: 'Die gekommene Datei öffnen',
        goOn: 'In der Kopie weiter',
      },
      written: {
        title: 'Ein anderes Programm hat in die Projektdatei geschrieben',
        text: 'Von jetzt an wird das Projekt hier nur gelesen, damit nichts von der anderen Seite überschrieben wird. Öffnen Sie es erneut, um zu sehen, was nun darin steht; eine früher aufgehobene Version kommt als neue Datei zurück.',
        open: 'Erneut öffnen',
        goOn: 'Nur lesen',
      },
    },
    title: 'Versionen des Projekts',
    text: 'Beim Arbeiten aufgehoben: eine je Stunde des letzten Tages, dann eine je Tag, Woche und Monat. Eine Version kommt als neue Datei neben das Projekt zurück; das Projekt selbst bleibt, wie es ist.',
    noneTitle: 'Noch keine Versionen',
    noneText: 'Die erste wird innerhalb einer Stunde Arbeit aufgehoben, beim Schließen des Projekts, oder wenn Sie es sagen.',
    when: 'Aufgehoben am',
    size: 'Größe',
    now: 'Jetzt',
    beforeUpdate: 'vor einer Aktualisierung von Edge Lab',
    keep: 'Jetzt eine Version aufheben',
    kept: 'Version aufgehoben',
    restore: 'Als neue Datei wiederherstellen',
    restoreOther: 'Eine Version wiederherstellen …',
    restored: 'Version als neues Projekt wiederhergestellt',
    same: 'Nichts unterscheidet sich vom jetzigen Projekt.',
    differs: 'Was sich vom jetzigen Projekt unterscheidet',
    difference: {
      experiments: {
        onlyThen: '{n} Experiment ist nur in der Version: | {n} Experimente sind nur in der Version:',
        onlyNow: '{n} Experiment ist nur im jetzigen Projekt: | {n} Experimente sind nur im jetzigen Projekt:',
        changed: '{n} Experiment wurde seither geändert: | {n} Experimente wurden seither geändert:',
      },
      runs: {
        onlyThen: '{n} Lauf ist nur in der Version: | {n} Läufe sind nur in der Version:',
        onlyNow: '{n} Lauf ist nur im jetzigen Projekt: | {n} Läufe sind nur im jetzigen Projekt:',
        changed:
          '{n} Lauf wurde seither geändert (Titel, Notiz, Stern, Tags): | {n} Läufe wurden seither geändert (Titel, Notizen, Sterne, Tags):',
      },
      sweeps: {
        onlyThen: '{n} Sweep ist nur in der Version: | {n} Sweeps sind nur in der Version:',
        onlyNow: '{n} Sweep ist nur im jetzigen Projekt: | {n} Sweeps sind nur im jetzigen Projekt:',
        changed: '{n} Sweep wurde seither geändert: | {n} Sweeps wurden seither geändert:',
      },
    },
  },
};
