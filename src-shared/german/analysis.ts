/** Auswertung: Orbits, Flip, Zertifikate. */
import type { Catalogue } from './translator';

export const ANALYSIS: Catalogue = {
  stable: 'stabil',
  unstable: 'instabil',
  undecided: 'unentschieden',
  'the loss has more than one variable': 'der Verlust hat mehr als eine Variable',
  'the learning rate is a schedule': 'die Lernrate ist eine Folge',
  'the loss states no formula': 'der Verlust nennt keine Formel',
  'a fixed point': 'ein Fixpunkt',
  'a cycle of least period {1}': 'ein Zyklus der kleinsten Periode {1}',
  'a cycle whose period divides {1}': 'ein Zyklus, dessen Periode {1} teilt',
  '|multiplier| ≤ {1} < 1': '|Multiplikator| ≤ {1} < 1',
  '|multiplier| > 1': '|Multiplikator| > 1',
  'whether |multiplier| is below 1 is not proved': 'ob |Multiplikator| unter 1 liegt, ist nicht bewiesen',
  'Proved: {1} exists, is unique in its interval, and {2}.': 'Bewiesen: {1} existiert, ist in seinem Intervall eindeutig, und {2}.',
  'Proved: {1} exists, is unique in its intervals, and {2}.': 'Bewiesen: {1} existiert, ist in seinen Intervallen eindeutig, und {2}.',
  'The loss gives no derivatives of third and fourth order here.': 'Der Verlust gibt hier keine Ableitungen dritter und vierter Ordnung.',
  'The multivariate criterion is evaluated up to {1} dimensions.':
    'Das Kriterium in mehreren Variablen wird bis zu {1} Dimensionen ausgewertet.',
  'The largest Hessian eigenvalue is not simple: the criterion does not apply.':
    'Der größte Hesse-Eigenwert ist nicht einfach: Das Kriterium ist nicht anwendbar.',
  'The minimum lies on a manifold along which its sharpness changes: the flip is not that of an isolated minimum.':
    'Das Minimum liegt auf einer Mannigfaltigkeit, entlang der sich seine Schärfe ändert: Der Flip ist nicht der eines isolierten Minimums.',
  'A derivative is not finite at the minimum.': 'Eine Ableitung ist am Minimum nicht endlich.',
  'Multivariate criterion 3⟨T, H⁻¹T⟩ − D⁴f[u⁴] along the top eigenvector u of the Hessian.':
    'Kriterium in mehreren Variablen 3⟨T, H⁻¹T⟩ − D⁴f[u⁴] entlang des obersten Eigenvektors u der Hesse-Matrix.',
  '{1} The {2} neutral directions, along which the sharpness is stationary, are left out.':
    '{1} Die {2} neutralen Richtungen, entlang denen die Schärfe stationär ist, sind ausgenommen.',
  '{1} It vanishes: higher orders decide.': '{1} Es verschwindet: Höhere Ordnungen entscheiden.',
  'The reference point is no minimum: nothing flips there.': 'Der Referenzpunkt ist kein Minimum: Dort findet kein Flip statt.',
  'The minimum is not isolated: the flip is that of the restriction to the invariant line through it.':
    'Das Minimum ist nicht isoliert: Der Flip ist der der Einschränkung auf die invariante Gerade durch es.',
  'Derivatives of the loss at the minimum.': 'Ableitungen des Verlusts am Minimum.',
  'The condition vanishes, and so does every higher order up to the 14th derivative: no 2-cycle is claimed.':
    'Die Bedingung verschwindet, und ebenso jede höhere Ordnung bis zur 14. Ableitung: Ein 2-Zyklus wird nicht behauptet.',
  'The condition vanishes; the term of order a^{1} in 2/η (derivatives up to the {2}th) decides.':
    'Die Bedingung verschwindet; der Term der Ordnung a^{1} in 2/η (Ableitungen bis zur {2}.) entscheidet.',
  'The prediction is for a constant learning rate.': 'Die Vorhersage gilt für eine konstante Lernrate.',
  'The flip coefficient is zero or not defined.': 'Der Flip-Koeffizient ist null oder nicht definiert.',
  'No 2-cycle is predicted at or below the threshold.': 'An der Schwelle und darunter wird kein 2-Zyklus vorhergesagt.',
  'The unstable 2-cycle exists below the threshold only.': 'Den instabilen 2-Zyklus gibt es nur unter der Schwelle.',
  'Amplitude to second order in K − 1: a stable 2-cycle.': 'Amplitude in zweiter Ordnung in K − 1: ein stabiler 2-Zyklus.',
  'Amplitude to second order in K − 1: an unstable 2-cycle below the threshold.':
    'Amplitude in zweiter Ordnung in K − 1: ein instabiler 2-Zyklus unter der Schwelle.',
  'Leading order in K − 1: a stable 2-cycle.': 'Führende Ordnung in K − 1: ein stabiler 2-Zyklus.',
  'Leading order in K − 1: an unstable 2-cycle below the threshold.':
    'Führende Ordnung in K − 1: ein instabiler 2-Zyklus unter der Schwelle.',
  'it uses {1}, for which no kernel with a proven error bound exists here yet':
    'sie verwendet {1}, wofür hier noch kein Kern mit bewiesener Fehlerschranke existiert',
  'it uses {1}': 'sie verwendet {1}',
  'it has an exponent that is not a whole number': 'sie hat einen Exponenten, der keine ganze Zahl ist',
  'Dominant multipliers by Arnoldi iteration, each once however often it is repeated; the orbit is one of a family, whose dimension is not counted.':
    'Dominante Multiplikatoren mit der Arnoldi-Iteration, jeder einmal, wie oft er auch vorkommt; der Orbit ist einer aus einer Familie, deren Dimension nicht gezählt ist.',
  'Dominant multipliers by Arnoldi iteration, each once however often it is repeated.':
    'Dominante Multiplikatoren mit der Arnoldi-Iteration, jeder einmal, wie oft er auch vorkommt.',
  'turned by the symmetries of the loss': 'von den Symmetrien des Verlusts gedreht',
  ', {1} of them by the symmetries of the loss': ', {1} davon von den Symmetrien des Verlusts',
  'in a family of fixed points{1}': 'in einer Familie von Fixpunkten{1}',
  'in a family of orbits{1}': 'in einer Familie von Orbits{1}',
  'One multiplier is 1 because the orbit can be moved, {1}.': 'Ein Multiplikator ist 1, weil sich der Orbit verschieben lässt, {1}.',
  '{1} multipliers are 1 because the orbit can be moved, {2}.': '{1} Multiplikatoren sind 1, weil sich der Orbit verschieben lässt, {2}.',
  'The fixed point is one of a manifold of minima.': 'Der Fixpunkt ist einer aus einer Mannigfaltigkeit von Minima.',
  'strongly convex and smooth': 'stark konvex und glatt',
};
