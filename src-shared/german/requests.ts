/** Ablehnungen zu Lektionen, Filtern und Eingaben. */
import type { Catalogue } from './translator';

export const REQUESTS: Catalogue = {
  'names no choice': 'nennt keine Antwort',
  'The lesson is too long.': 'Die Lektion ist zu lang.',
  'At most {1} characters are read.': 'Höchstens {1} Zeichen werden gelesen.',
  'The file is not JSON: {1}.': 'Die Datei ist kein JSON: {1}.',
  'A lesson is a JSON text; check its commas and quotes.': 'Eine Lektion ist ein JSON-Text; prüfen Sie Kommas und Anführungszeichen.',
  'The file is not a lesson of Edge Lab.': 'Die Datei ist keine Lektion von Edge Lab.',
  'A lesson says "format": "{1}".': 'In einer Lektion steht "format": "{1}".',
  'The lesson has version {1}.': 'Die Lektion hat Version {1}.',
  'This program reads version 1; a newer one may read it.': 'Dieses Programm liest Version 1; ein neueres kann sie vielleicht lesen.',
  'the lesson': 'die Lektion',
  'The lesson is not complete: {1}: {2}.': 'Die Lektion ist nicht vollständig: {1}: {2}.',
  'Correct this place in the file and open it again.': 'Berichtigen Sie diese Stelle in der Datei und öffnen Sie sie erneut.',
  'Final loss': 'Verlust am Ende',
  'One-step rate': 'Einschrittrate',
  'Two-step rate': 'Zweischrittrate',
  'Two-step rate, predicted': 'Zweischrittrate, vorhergesagt',
  'Two-step multiplier, measured': 'Zweischrittmultiplikator, gemessen',
  'Two-step multiplier of the orbit': 'Zweischrittmultiplikator des Orbits',
  'Lyapunov exponent': 'Lyapunov-Exponent',
  'Sharpness at the end − 2/η': 'Schärfe am Ende − 2/η',
  'Theorems that apply': 'Sätze, die gelten',
  'A number is expected here, such as 1.2 or 3e-4.': 'Hier wird eine Zahl erwartet, etwa 1.2 oder 3e-4.',
  'A date is expected here, such as 2026-11, 2026-11-01 or 2026-11-01T15:30 (UTC).':
    'Hier wird ein Datum erwartet, etwa 2026-11, 2026-11-01 oder 2026-11-01T15:30 (UTC).',
  'Texts are not ordered; use : or = or != here.': 'Texte haben keine Ordnung; verwenden Sie hier : oder = oder !=.',
  'This has no order; use : or = or != here.': 'Das hat keine Ordnung; verwenden Sie hier : oder = oder !=.',
  'Use one of {1}.': 'Verwenden Sie eines von {1}.',
  'This ) closes nothing; remove it.': 'Diese ) schließt nichts; entfernen Sie sie.',
  'A term is missing here, such as K>1 or tag:paper.': 'Hier fehlt ein Ausdruck, etwa K>1 oder tag:paper.',
  'The filter is nested too deeply; write it in fewer levels.':
    'Der Filter ist zu tief verschachtelt; schreiben Sie ihn mit weniger Ebenen.',
  'This ( is not closed; add ).': 'Diese ( ist nicht geschlossen; fügen Sie ) hinzu.',
  'A value is missing after {1}{2}': 'Nach {1}{2} fehlt ein Wert',
  'Write it as has:K, or -has:K for the runs without one.': 'Schreiben Sie has:K oder für die Läufe ohne Wert -has:K.',
  'The name of a column is missing here, such as has:period.': 'Hier fehlt der Name einer Spalte, zum Beispiel has:period.',
  'Compare it with something, such as {1}:name>1.': 'Vergleichen Sie es mit etwas, etwa {1}:name>1.',
  'This quotation is not closed; add ".': 'Dieses Anführungszeichen ist nicht geschlossen; fügen Sie " hinzu.',
  'Only numbers are ordered; write a number here, or use : or =.':
    'Nur Zahlen haben eine Ordnung; schreiben Sie hier eine Zahl, oder verwenden Sie : oder =.',
};
