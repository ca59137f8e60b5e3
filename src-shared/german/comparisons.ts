/** Verglichene Läufe in Abbildungen: Titel der Größen, Unterschriften, Ablehnungen. */
import type { Catalogue } from './translator';

export const COMPARISONS: Catalogue = {
  'Runs overlaid': 'Läufe übereinander',
  'Runs against each other': 'Läufe gegeneinander',
  'Runs on parallel axes': 'Läufe auf parallelen Achsen',
  'Runs {1}: {2}.': 'Läufe {1}: {2}.',
  'Study {1}: {2}.': 'Studie {1}: {2}.',
  'no setting is the same in all': 'keine Einstellung ist in allen gleich',
  'None of the runs has a value “{1}”.': 'Keiner der Läufe hat einen Wert „{1}“.',
  'Use outcome, tags, setting:<path> or metric:<key>, such as setting:seed or metric:twoStepRate.':
    'Verwenden Sie outcome, tags, setting:<Pfad> oder metric:<Name>, zum Beispiel setting:seed oder metric:twoStepRate.',
  missing: 'fehlt',
  'Steps done': 'Getane Schritte',
  'Limit (first coordinate)': 'Grenzwert (erste Koordinate)',
  '1-step rate': '1-Schritt-Rate',
  '2-step rate': '2-Schritt-Rate',
  '2-step rate predicted': '2-Schritt-Rate vorhergesagt',
  'measured − predicted': 'gemessen − vorhergesagt',
  'Update rule': 'Regel',
  'Start noise σ': 'Startrauschen σ',
  'Divergence bound': 'Divergenzschranke',
  'two-step distance ‖x(t+2) − x(t)‖': 'Zwei-Schritt-Abstand ‖x(t+2) − x(t)‖',
  'one-step distance ‖x(t+1) − x(t)‖': 'Ein-Schritt-Abstand ‖x(t+1) − x(t)‖',
  'loss f(x(t))': 'Verlust f(x(t))',
  'sharpness λ_max': 'Schärfe λ_max',
  'steps since λ_max first reached 2/η': 'Schritte, seit λ_max zuerst 2/η erreichte',
  'steps since the two-step distance stayed below 1e-6 of its largest value':
    'Schritte, seit der Zwei-Schritt-Abstand unter 1e-6 seines größten Werts blieb',
  'steps before the last recorded one of a diverged run': 'Schritte vor dem letzten aufgezeichneten eines divergierten Laufs',
  ' Diverged runs that leave the axis: {1}.': ' Divergierte Läufe, die über die Achse hinausgehen: {1}.',
};
