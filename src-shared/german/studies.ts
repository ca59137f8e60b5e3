/** Studien: Kaskade, Fortsetzung, Zertifikate, Gradientenfluss. */
import type { Catalogue } from './translator';

export const STUDIES: Catalogue = {
  'branch point': 'Verzweigungspunkt',
  'reached the end of the range': 'das Ende des Bereichs erreicht',
  'reached the largest number of points': 'die größte Zahl von Punkten erreicht',
  'left the region looked at': 'den betrachteten Bereich verlassen',
  'lost: Newton did not converge, or the problem takes no further values':
    'verloren: Das Newton-Verfahren konvergierte nicht, oder das Problem nimmt keine weiteren Werte',
  'closed on itself': 'in sich geschlossen',
  'ended in an orbit of half the period': 'endete in einem Orbit der halben Periode',
  'too unstable to follow (a multiplier beyond 10⁶)': 'zu instabil zum Verfolgen (ein Multiplikator jenseits von 10⁶)',
  'Continuation in {1}': 'Fortsetzung in {1}',
  '{1} branches followed: {2} flips, {3} folds, {4} branch points, {5} Neimark–Sacker points located. Other branches may exist.':
    '{1} Zweige verfolgt: {2} Flips, {3} Falten, {4} Verzweigungspunkte, {5} Neimark–Sacker-Punkte gefunden. Andere Zweige kann es geben.',
  'The orbits lie in families: {1} neutral multipliers 1 along the first branch, not a bifurcation.':
    'Die Orbits liegen in Familien: {1} neutrale Multiplikatoren 1 entlang des ersten Zweigs, keine Bifurkation.',
  'The orbits lie in families: {1} neutral multiplier 1 along the first branch, not a bifurcation.':
    'Die Orbits liegen in Familien: {1} neutraler Multiplikator 1 entlang des ersten Zweigs, keine Bifurkation.',
  'Special points': 'Besondere Punkte',
  'estimated error': 'geschätzter Fehler',
  Branches: 'Zweige',
  'leaves branch': 'verlässt Zweig',
  'least {1}': 'kleinstes {1}',
  'largest {1}': 'größtes {1}',
  'Orbits against K = η/η_c': 'Orbits gegen K = η/η_c',
  'Orbits against {1}': 'Orbits gegen {1}',
  'Period-doubling cascade': 'Periodenverdopplungskaskade',
  'Follows the minimum to its flip at η_c, the 2-cycle to its own flip, and so on up to period 128; superstable cycles, the ratios of the gaps beside Feigenbaum’s δ, and the accumulation point, the onset of chaos.':
    'Verfolgt das Minimum bis zu seinem Flip bei η_c, den 2-Zyklus bis zu dessen eigenem Flip und so fort bis zur Periode 128; superstabile Zyklen, die Verhältnisse der Abstände neben Feigenbaums δ und der Häufungspunkt, der Einsatz des Chaos.',
  'Longest period': 'Längste Periode',
  'The last cycle whose doubling is located': 'Der letzte Zyklus, dessen Verdopplung gesucht wird',
  'No minimum was found from this start.': 'Von diesem Start aus wurde kein Minimum gefunden.',
  'Choose a start nearer to one.': 'Wählen Sie einen Start näher an einem.',
  Doublings: 'Verdopplungen',
  'estimated error of K': 'geschätzter Fehler von K',
  'ratio of gaps': 'Verhältnis der Abstände',
  'superstable at K': 'superstabil bei K',
  'x there': 'x dort',
  'symmetry lost at K': 'Symmetrie verloren bei K',
  'The cascade was followed to the period asked for.': 'Die Kaskade wurde bis zur verlangten Periode verfolgt.',
  'The last orbit has no flip below K = {1}, or was lost before it: there is no further doubling on this branch.':
    'Der letzte Orbit hat keinen Flip unter K = {1} oder ging vorher verloren: Auf diesem Zweig gibt es keine weitere Verdopplung.',
  'Beyond the last doubling no orbit of the doubled period was found.':
    'Jenseits der letzten Verdopplung wurde kein Orbit der doppelten Periode gefunden.',
  'The orbit born at the last flip is unstable (subcritical): no stable orbit takes over there, and the cascade ends.':
    'Der beim letzten Flip entstandene Orbit ist instabil (subkritisch): Dort tritt kein stabiler Orbit an die Stelle, und die Kaskade endet.',
  'Stopped before the end.': 'Vor dem Ende beendet.',
  '{1} doublings were located, from period 1 to {2}. {3}': '{1} Verdopplungen wurden gefunden, von Periode 1 bis {2}. {3}',
  'The gaps shrink by {1} at the end; Feigenbaum’s constant is 4.6692.':
    'Die Abstände schrumpfen am Ende um {1}; Feigenbaums Konstante ist 4.6692.',
  'The flip at η_c is {1}.': 'Der Flip bei η_c ist {1}.',
  'Flip coefficient c': 'Flip-Koeffizient c',
  'Positive: a stable 2-cycle above η_c': 'Positiv: ein stabiler 2-Zyklus über η_c',
  'Accumulation point K∞, from superstable cycles': 'Häufungspunkt K∞, aus superstabilen Zyklen',
  'Not found by this route': 'Auf diesem Weg nicht gefunden',
  'Cycles of the critical point up to period 1024, extrapolated with δ':
    'Zyklen des kritischen Punkts bis zur Periode 1024, mit δ extrapoliert',
  'Accumulation point K∞, from the flips': 'Häufungspunkt K∞, aus den Flips',
  'The last two flips, extrapolated with δ': 'Die letzten zwei Flips, mit δ extrapoliert',
  'Where each cycle of the cascade is stable, before the onset of chaos K∞':
    'Wo jeder Zyklus der Kaskade stabil ist, vor dem Einsatz des Chaos K∞',
  superstable: 'superstabil',
  'Width of the range in which each cycle is stable': 'Breite des Bereichs, in dem jeder Zyklus stabil ist',
  'width in K': 'Breite in K',
  width: 'Breite',
  Certificates: 'Zertifikate',
  'Proves by interval arithmetic with outward rounding that a cycle exists, is unique in its interval and is stable or unstable. “Found” means a computation in doubles met it; “certified” means proved.':
    'Beweist mit Intervallarithmetik und Rundung nach außen, dass ein Zyklus existiert, in seinem Intervall eindeutig ist und stabil oder instabil ist. „Gefunden“ heißt, dass eine Rechnung in doppelter Genauigkeit auf ihn stieß; „zertifiziert“ heißt bewiesen.',
  'Periods up to this one are looked for around the minimum; the orbit the run settles on is always among them':
    'Bis zu dieser Periode wird um das Minimum gesucht; der Orbit, in den der Lauf übergeht, ist immer dabei',
  'Nothing can be certified here: {1}.': 'Hier lässt sich nichts zertifizieren: {1}.',
  'Certificates need a polynomial or rational loss in one variable and a constant learning rate.':
    'Zertifikate brauchen einen polynomialen oder rationalen Verlust in einer Variablen und eine konstante Lernrate.',
  'Period {1} at x ≈ {2}. {3}': 'Periode {1} bei x ≈ {2}. {3}',
  'Period {1} at x ≈ {2}: found, not certified.': 'Periode {1} bei x ≈ {2}: gefunden, nicht zertifiziert.',
  '{1} of {2} orbits found are certified. An orbit that is not certified may well exist: no proof was found.':
    '{1} von {2} gefundenen Orbits sind zertifiziert. Ein nicht zertifizierter Orbit kann durchaus existieren: Es wurde kein Beweis gefunden.',
  'The learning rate and every constant count as the exact value of the double they are stored as.':
    'Die Lernrate und jede Konstante zählen als der genaue Wert der Gleitkommazahl, als die sie gespeichert sind.',
  'as the exact value of this double': 'als genauer Wert dieser Gleitkommazahl',
  Orbits: 'Orbits',
  'x proved in': 'x bewiesen in',
  'multiplier proved in': 'Multiplikator bewiesen in',
  'Continuation of orbits': 'Fortsetzung von Orbits',
  'Follows a fixed point or a period-p orbit while the learning rate or a parameter changes, stable or not, around turning points; locates flips, folds, points where branches meet and Neimark–Sacker points, and follows the orbits that leave there.':
    'Verfolgt einen Fixpunkt oder einen Periode-p-Orbit, während sich die Lernrate oder ein Parameter ändert, ob stabil oder nicht, um Umkehrpunkte herum; findet Flips, Falten, Punkte, an denen sich Zweige treffen, und Neimark–Sacker-Punkte und verfolgt die Orbits, die dort abgehen.',
  Parameter: 'Parameter',
  '“eta” for the learning rate, or the name of a numeric parameter of the problem (the learning rate then keeps its value)':
    '„eta“ für die Lernrate oder der Name eines Zahlenparameters des Problems (die Lernrate behält dann ihren Wert)',
  'Period of the orbit it starts from; 1 is the reference minimum, longer ones are looked for from the start':
    'Periode des Orbits, mit dem sie beginnt; 1 ist das Referenzminimum, längere werden vom Start aus gesucht',
  From: 'Von',
  'Least value followed: of K = η/η_c for the learning rate, else of the parameter itself':
    'Kleinster verfolgter Wert: von K = η/η_c bei der Lernrate, sonst vom Parameter selbst',
  'Largest value followed, in the same unit': 'Größter verfolgter Wert, in derselben Einheit',
  'How many period doublings are followed one after the other (periods up to 128)':
    'Wie viele Periodenverdopplungen nacheinander verfolgt werden (Perioden bis 128)',
  'Longest step': 'Längster Schritt',
  'Longest step along the branch, relative to the size of the orbit and of the parameter; shorter ones are chosen as needed':
    'Längster Schritt entlang des Zweigs, relativ zur Größe des Orbits und des Parameters; kürzere werden nach Bedarf gewählt',
  Points: 'Punkte',
  'Most points of one branch': 'Höchste Zahl der Punkte eines Zweigs',
  Coordinate: 'Koordinate',
  'Which coordinate is drawn, counted from 1': 'Welche Koordinate gezeichnet wird, ab 1 gezählt',
  'Continuation needs one constant learning rate.': 'Die Fortsetzung braucht eine einzige konstante Lernrate.',
  'The range to follow is empty.': 'Der zu verfolgende Bereich ist leer.',
  '“From” must be less than “To”.': '„Von“ muss kleiner als „Bis“ sein.',
  "The experiment's own value {1} lies outside the range.": 'Der eigene Wert {1} des Experiments liegt außerhalb des Bereichs.',
  'Choose a range that contains it: the orbit is found there first.':
    'Wählen Sie einen Bereich, der ihn enthält: Dort wird der Orbit zuerst gesucht.',
  'No orbit of period {1} was found from the start.': 'Vom Start aus wurde kein Orbit der Periode {1} gefunden.',
  'Choose a start or a learning rate at which the iterates come to it.':
    'Wählen Sie einen Start oder eine Lernrate, bei der die Iterierten zu ihm kommen.',
  'Newton does not settle on the orbit.': 'Das Newton-Verfahren findet nicht zum Orbit.',
  'Choose another learning rate or start.': 'Wählen Sie eine andere Lernrate oder einen anderen Start.',
  'Derivatives in x and η are exact.': 'Die Ableitungen nach x und η sind genau.',
  'There is no numeric parameter {1}.': 'Es gibt keinen Zahlenparameter {1}.',
  'Choose one of {1}.': 'Wählen Sie eines von {1}.',
  'exact, from the formula of the loss': 'genau, aus der Formel des Verlusts',
  'a central difference of sixth order, which steers the steps only':
    'eine zentrale Differenz sechster Ordnung, die nur die Schritte lenkt',
  'η keeps its value {1}. Derivatives in x are exact; the derivative in {2} is {3}.':
    'η behält den Wert {1}. Die Ableitungen nach x sind genau; die Ableitung nach {2} ist {3}.',
  'Floquet multipliers of matrix factorisation': 'Floquet-Multiplikatoren der Matrixfaktorisierung',
  'Two-step multipliers on the orbit of Theorem 4 (the top mode on the balanced 2-cycle, every other mode at its minimum with the stated imbalance), for every pair of modes; condition (9) of the paper and the corrected one beside them.':
    'Zweischrittmultiplikatoren auf dem Orbit von Satz 4 (die oberste Mode auf dem balancierten 2-Zyklus, jede andere an ihrem Minimum mit dem angegebenen Ungleichgewicht), für jedes Paar von Moden; daneben Bedingung (9) der Arbeit und die berichtigte.',
  Imbalance: 'Ungleichgewicht',
  'Of the modes that stay at their minimum: Y has ασ, Z has σ/α (asymmetric form only)':
    'Der Moden, die an ihrem Minimum bleiben: Y hat ασ, Z hat σ/α (nur asymmetrische Form)',
  'α of the start': 'α des Starts',
  'Another α': 'Ein anderes α',
  'Imbalance of the orbit': 'Ungleichgewicht des Orbits',
  'The orbit is that of a constant learning rate.': 'Der Orbit ist der einer konstanten Lernrate.',
  'At K = ησ₁² = {1} the top mode has no 2-cycle.': 'Bei K = ησ₁² = {1} hat die oberste Mode keinen 2-Zyklus.',
  'Choose a learning rate beyond η_c.': 'Wählen Sie eine Lernrate jenseits von η_c.',
  'Multipliers at K = {1}': 'Multiplikatoren bei K = {1}',
  'Multipliers at K = {1}, α = {2}': 'Multiplikatoren bei K = {1}, α = {2}',
  'closed form': 'geschlossene Form',
  '(9), at most 2': '(9), höchstens 2',
  'corrected, at most 2': 'berichtigt, höchstens 2',
  'Blocks [1, j] and [j, j]; one multiplier 1 of each block [1, j] is the rotation of the factors':
    'Blöcke [1, j] und [j, j]; ein Multiplikator 1 jedes Blocks [1, j] ist die Drehung der Faktoren',
  'multipliers [1, j]': 'Multiplikatoren [1, j]',
  'largest but the 1': 'größter außer der 1',
  'multipliers [j, j]': 'Multiplikatoren [j, j]',
  '1 at the threshold of the flattest minimum': '1 an der Schwelle des flachsten Minimums',
  'lower value of the top mode': 'unterer Wert der obersten Mode',
  'upper value of the top mode': 'oberer Wert der obersten Mode',
  'multiplier of the top mode': 'Multiplikator der obersten Mode',
  '9 − 2(1 + K)², inside the unit circle for K < √5 − 1': '9 − 2(1 + K)², innerhalb des Einheitskreises für K < √5 − 1',
  'multiplier of its imbalance': 'Multiplikator ihres Ungleichgewichts',
  'condition (9)': 'Bedingung (9)',
  'of σ₂, to be at most 2; speaks of the initial minimum': 'von σ₂, soll höchstens 2 sein; spricht vom anfänglichen Minimum',
  'corrected condition': 'berichtigte Bedingung',
  'η(σ₁² + max(α², α⁻²)σ₂²), to be at most 2 with (9); not proved':
    'η(σ₁² + max(α², α⁻²)σ₂²), soll mit (9) höchstens 2 sein; nicht bewiesen',
  'The top mode itself is unstable on this 2-cycle: K is beyond √5 − 1.':
    'Die oberste Mode selbst ist auf diesem 2-Zyklus instabil: K liegt jenseits von √5 − 1.',
  'Every block is inside the unit circle, apart from neutral directions: the orbit attracts what starts near it.':
    'Jeder Block liegt innerhalb des Einheitskreises, abgesehen von neutralen Richtungen: Der Orbit zieht an, was nahe bei ihm beginnt.',
  'Unstable: {1}. What starts near the orbit leaves it.': 'Instabil: {1}. Was nahe am Orbit beginnt, verlässt ihn.',
  'mode 2': 'Mode 2',
  'mode {1}': 'Mode {1}',
  'In the symmetric form every cross mode is stable for K < √8 − 1 = 1.828.':
    'In der symmetrischen Form ist jede Kreuzmode für K < √8 − 1 = 1.828 stabil.',
  'Condition (9) holds and the orbit is unstable all the same: a counterexample to Theorem 4 as printed.':
    'Bedingung (9) ist erfüllt, und der Orbit ist trotzdem instabil: ein Gegenbeispiel zu Satz 4 wie gedruckt.',
  'Condition (9) fails and the orbit is stable all the same: it is not necessary.':
    'Bedingung (9) ist verletzt, und der Orbit ist trotzdem stabil: Sie ist nicht notwendig.',
  'A second mode is larger than the top mode for part of the time: the largest singular value of a factor then is not the one that oscillates.':
    'Eine zweite Mode ist zeitweise größer als die oberste: Der größte Singulärwert eines Faktors ist dann nicht der schwingende.',
  'C is not reached at this rank: modes left out add blocks that are not listed.':
    'C wird mit diesem Rang nicht erreicht: Weggelassene Moden bringen weitere Blöcke, die nicht aufgeführt sind.',
  '{1} modes of size zero are left out.': '{1} Moden der Größe null sind weggelassen.',
  'Modes beyond the first {1} are left out; they are smaller.': 'Moden nach den ersten {1} sind weggelassen; sie sind kleiner.',
  'Cross modes': 'Kreuzmoden',
  'largest modulus but the neutral 1': 'größter Betrag außer der neutralen 1',
  'cross mode': 'Kreuzmode',
  'modes of C': 'Moden von C',
  'Gradient flow': 'Gradientenfluss',
  'Integrates the gradient flow ẋ = −∇f from the start of the run and lays it over gradient descent, both against the effective time η·t; the limit of the flow with its sharpness, and how far gradient descent strays.':
    'Integriert den Gradientenfluss ẋ = −∇f vom Start des Laufs aus und legt ihn über den Gradientenabstieg, beide gegen die effektive Zeit η·t; der Grenzpunkt des Flusses mit seiner Schärfe, und wie weit der Gradientenabstieg abweicht.',
  'Relative tolerance': 'Relative Toleranz',
  'Relative error allowed per step': 'Zulässiger relativer Fehler je Schritt',
  'Absolute tolerance': 'Absolute Toleranz',
  'Absolute error allowed per step': 'Zulässiger absoluter Fehler je Schritt',
  'Steps compared': 'Verglichene Schritte',
  'Steps of gradient descent compared at most (also bounded by the steps of the experiment)':
    'Höchstens so viele Schritte des Gradientenabstiegs werden verglichen (auch durch die Schritte des Experiments begrenzt)',
  'Gradient flow beside gradient descent': 'Gradientenfluss neben Gradientenabstieg',
  'reached a point where the gradient vanishes': 'erreichte einen Punkt, an dem der Gradient verschwindet',
  'was integrated up to the end of the time': 'wurde bis zum Ende der Zeit integriert',
  'used up its steps before the end': 'verbrauchte seine Schritte vor dem Ende',
  'was stopped': 'wurde beendet',
  'left the range of numbers': 'verließ den Bereich der Zahlen',
  'came to where the gradient is small but no minimum is at hand': 'kam dorthin, wo der Gradient klein, aber kein Minimum in der Nähe ist',
  'Dormand–Prince 5(4), relative tolerance {1}, absolute {2}: {3} steps, {4} refused; the flow {5} (η·t = {6}).':
    'Dormand–Prince 5(4), relative Toleranz {1}, absolute {2}: {3} Schritte, {4} verworfen; der Fluss {5} (η·t = {6}).',
  'The limit of the flow was reached: the gradient there is below 10⁻⁸ of its size at the start.':
    'Der Grenzpunkt des Flusses wurde erreicht: Der Gradient ist dort unter 10⁻⁸ seiner Größe am Start.',
  'The limit of the flow was not reached: the integration {1} at time {2}.':
    'Der Grenzpunkt des Flusses wurde nicht erreicht: Die Integration {1} zur Zeit {2}.',
  'The problem is stiff for this explicit method: in {1} % of the steps stability, not accuracy, set the length. The steps were many, not wrong.':
    'Das Problem ist für dieses explizite Verfahren steif: In {1} % der Schritte bestimmte die Stabilität, nicht die Genauigkeit, die Länge. Es waren viele Schritte, keine falschen.',
  'Loss at the limit of the flow': 'Verlust am Grenzpunkt des Flusses',
  'Sharpness at the limit (GFS)': 'Schärfe am Grenzpunkt (GFS)',
  'λ_max of the Hessian where the gradient flow from this start ends':
    'λ_max der Hesse-Matrix, wo der Gradientenfluss von diesem Start aus endet',
  'Largest distance of an iterate to the flow at equal η·t': 'Größter Abstand einer Iterierten vom Fluss bei gleichem η·t',
  'Flow interpolated between its steps': 'Fluss zwischen seinen Schritten interpoliert',
  'Distance of the last iterate to the limit of the flow': 'Abstand der letzten Iterierten vom Grenzpunkt des Flusses',
  '{1} at the limit': '{1} am Grenzpunkt',
  'gradient descent': 'Gradientenabstieg',
  'gradient flow': 'Gradientenfluss',
  Loss: 'Verlust',
  Paths: 'Wege',
  'Lyapunov spectrum': 'Lyapunov-Spektrum',
  'Lyapunov exponents of the run’s long-time behaviour, per step in natural logarithm: all of them up to eight dimensions, the largest beyond, with standard errors and the trace of their convergence.':
    'Lyapunov-Exponenten des Langzeitverhaltens des Laufs, je Schritt im natürlichen Logarithmus: alle bis zu acht Dimensionen, darüber der größte, mit Standardfehlern und dem Verlauf ihrer Konvergenz.',
  'Steps averaged over': 'Schritte, über die gemittelt wird',
  Transient: 'Einschwingen',
  'Steps from the start left out first': 'Schritte vom Start an, die zuerst weggelassen werden',
  'The iterates leave the divergence bound after about {1} steps.': 'Die Iterierten verlassen nach etwa {1} Schritten die Divergenzgrenze.',
  'Lower the learning rate or change the start.': 'Verkleinern Sie die Lernrate oder ändern Sie den Start.',
  'Largest exponent': 'Größter Exponent',
  '± {1}, per step': '± {1}, je Schritt',
  'Sum of the exponents': 'Summe der Exponenten',
  'mean of log |det DF|: rate at which volumes change': 'Mittel von log |det DF|: Rate, mit der sich Volumen ändern',
  'Kaplan–Yorke dimension': 'Kaplan–Yorke-Dimension',
  'Steps averaged': 'Gemittelte Schritte',
  'after {1} steps': 'nach {1} Schritten',
  Exponents: 'Exponenten',
  'standard error': 'Standardfehler',
  'Convergence of the exponents': 'Konvergenz der Exponenten',
  'steps averaged': 'gemittelte Schritte',
  'mean exponent': 'mittlerer Exponent',
  'One exponent is positive: nearby orbits separate exponentially.':
    'Ein Exponent ist positiv: Benachbarte Orbits entfernen sich exponentiell voneinander.',
  '{1} exponents are positive: nearby orbits separate exponentially.':
    '{1} Exponenten sind positiv: Benachbarte Orbits entfernen sich exponentiell voneinander.',
  'The largest exponent is negative: nearby orbits approach each other.':
    'Der größte Exponent ist negativ: Benachbarte Orbits nähern sich einander.',
  'The largest exponent is zero within its error: nothing is decided, or the orbit lies in a family (a neutral direction).':
    'Der größte Exponent ist innerhalb seines Fehlers null: Nichts ist entschieden, oder der Orbit liegt in einer Familie (eine neutrale Richtung).',
  'Only the largest exponent is computed above eight dimensions.': 'Über acht Dimensionen wird nur der größte Exponent berechnet.',
  'The largest exponent is $\\Lambda_1 = {1} \\pm {2}$ per step. {3}{4}':
    'Der größte Exponent ist $\\Lambda_1 = {1} \\pm {2}$ je Schritt. {3}{4}',
  'Stopped before two batches were averaged.': 'Beendet, bevor über zwei Abschnitte gemittelt war.',
  'A tangent direction is squashed to nothing (a critical point of the map): the exponent is −∞ or not defined along this orbit.':
    'Eine Tangentialrichtung wird zu nichts gestaucht (ein kritischer Punkt der Abbildung): Der Exponent ist entlang dieses Orbits −∞ oder nicht definiert.',
};
