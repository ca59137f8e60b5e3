/** Sweeps: Hinweise und Ablehnungen. */
import type { Catalogue } from './translator';

export const SWEEPS: Catalogue = {
  'Both axes vary the same quantity.': 'Beide Achsen variieren dieselbe Größe.',
  'Choose another quantity for one of them.': 'Wählen Sie für eine von ihnen eine andere Größe.',
  'Both axes set the learning rate.': 'Beide Achsen setzen die Lernrate.',
  'The axis begins nowhere.': 'Die Achse hat keinen Anfang.',
  'Enter a finite number.': 'Geben Sie eine endliche Zahl ein.',
  'The axis ends nowhere.': 'Die Achse hat kein Ende.',
  'The axis begins and ends at {1}.': 'Die Achse beginnt und endet bei {1}.',
  'Choose another end.': 'Wählen Sie ein anderes Ende.',
  'The axis is too long for doubles.': 'Die Achse ist zu lang für doppelte Genauigkeit.',
  'Choose ends that are nearer.': 'Wählen Sie Enden, die näher beieinander liegen.',
  'A logarithmic axis cannot reach or cross zero.': 'Eine logarithmische Achse kann null nicht erreichen oder überschreiten.',
  'Choose ends of one sign, or a linear axis.': 'Wählen Sie Enden desselben Vorzeichens oder eine lineare Achse.',
  'A schedule has several learning rates: an axis of one would replace it.':
    'Eine Folge hat mehrere Lernraten: Eine Achse für eine Lernrate würde sie ersetzen.',
  'Choose a start or a parameter, or plain gradient descent.':
    'Wählen Sie einen Start oder einen Parameter, oder gewöhnlichen Gradientenabstieg.',
  'Learning rates must be greater than zero.': 'Lernraten müssen größer als null sein.',
  'Choose a positive number.': 'Wählen Sie eine positive Zahl.',
  'The problem {1} has no numeric parameter {2}.': 'Das Problem {1} hat keinen Zahlenparameter {2}.',
  'Its numeric parameters: {1}.': 'Seine Zahlenparameter: {1}.',
  'The value {1} of {2} is out of bounds.': 'Der Wert {1} von {2} liegt außerhalb der Grenzen.',
  'Choose it from {1} to {2}.': 'Wählen Sie ihn von {1} bis {2}.',
  '{1} takes whole numbers from {2} to {3}; the middle of a cell is {4}.':
    '{1} nimmt ganze Zahlen von {2} bis {3}; die Mitte einer Zelle ist {4}.',
  'Let the axis run from a half to a half, such as 2.5 to 5.5, with one cell for each number.':
    'Lassen Sie die Achse von einem Halben zu einem Halben gehen, etwa 2.5 bis 5.5, mit einer Zelle je Zahl.',
  'All cells together would take {1} steps; at most {2} can be asked for here.':
    'Alle Zellen zusammen brauchten {1} Schritte; höchstens {2} können hier verlangt werden.',
  'Use fewer cells or fewer steps.': 'Verwenden Sie weniger Zellen oder weniger Schritte.',
  'Each column starts where its neighbour ended, moved by one part in 10⁹ so that it leaves what has become unstable: the columns are computed one after the other, on one thread.':
    'Jede Spalte beginnt, wo ihre Nachbarin endete, um ein Milliardstel verschoben, damit sie verlässt, was instabil geworden ist: Die Spalten werden nacheinander berechnet, auf einem Thread.',
  'Most of the time goes into the search for each cell’s own reference minimum, in whose η_c the learning rate is counted. An absolute η needs none.':
    'Die meiste Zeit geht in die Suche nach dem eigenen Referenzminimum jeder Zelle, in dessen η_c die Lernrate gezählt wird. Ein absolutes η braucht keine.',
  'These cells have no common formula with numbers in it: they are computed one by one through the loss, which is slower.':
    'Diese Zellen haben keine gemeinsame Formel mit Zahlen darin: Sie werden einzeln über den Verlust berechnet, was langsamer ist.',
  'A deep zoom. Chaotic orbits are those of double arithmetic: they leave the exact ones after some hundred steps, but visit the cells as often. A narrow range catches few of the kept points: more kept steps fill it.':
    'Ein tiefer Ausschnitt. Chaotische Orbits sind die der doppelten Genauigkeit: Sie verlassen die genauen nach einigen hundert Schritten, besuchen die Zellen aber ebenso oft. Ein schmaler Bereich fängt wenige der behaltenen Punkte: Mehr behaltene Schritte füllen ihn.',
  'Stopped before the end of the block.': 'Vor dem Ende des Blocks beendet.',
  'Resume to compute it.': 'Setzen Sie fort, um ihn zu berechnen.',
  'There is no problem named {1}.': 'Es gibt kein Problem namens {1}.',
  'Known problems are {1}.': 'Bekannte Probleme sind {1}.',
  'The number of coordinates changes along the axis.': 'Die Zahl der Koordinaten ändert sich entlang der Achse.',
  'Choose another quantity: the cells of a sweep have the same coordinates.':
    'Wählen Sie eine andere Größe: Die Zellen eines Sweeps haben dieselben Koordinaten.',
  'The problem has {1} coordinates: there is none with index {2}.': 'Das Problem hat {1} Koordinaten: Es gibt keine mit dem Index {2}.',
  'Choose start:0 to start:{1}.': 'Wählen Sie start:0 bis start:{1}.',
  'Choose start:0.': 'Wählen Sie start:0.',
  'Choose one from 0 to {1}.': 'Wählen Sie einen von 0 bis {1}.',
  'The start has {1} coordinates, the problem {2}.': 'Der Start hat {1} Koordinaten, das Problem {2}.',
  'Give {1}.': 'Geben Sie {1} an.',
  'All runs of this ensemble would be the same: nothing is drawn from the seed.':
    'Alle Läufe dieses Ensembles wären gleich: Aus dem Seed wird nichts gezogen.',
  'Set a noise of the start above 0, or leave the start to the problem.':
    'Setzen Sie ein Rauschen des Starts über 0, oder überlassen Sie den Start dem Problem.',
  'The range of the coordinate is empty.': 'Der Bereich der Koordinate ist leer.',
  'The first number must be less than the second.': 'Die erste Zahl muss kleiner als die zweite sein.',
  'The sweep has no cell ({1}, {2}).': 'Der Sweep hat keine Zelle ({1}, {2}).',
  'Its columns are 0 to {1}, its rows 0 to {2}.': 'Seine Spalten sind 0 bis {1}, seine Zeilen 0 bis {2}.',
  'An axis of starts has no branches to draw.': 'Eine Achse von Starts hat keine Zweige zu zeichnen.',
  'Sweep η, K or a parameter.': 'Variieren Sie η, K oder einen Parameter.',
  'No branches are followed for a schedule of learning rates.': 'Für eine Folge von Lernraten werden keine Zweige verfolgt.',
  'Choose plain gradient descent.': 'Wählen Sie gewöhnlichen Gradientenabstieg.',
  minima: 'Minima',
  'stable, period {1}': 'stabil, Periode {1}',
  'unstable, period {1}': 'instabil, Periode {1}',
  'flip {1} → {2}': 'Flip {1} → {2}',
  'superstable, period {1}': 'superstabil, Periode {1}',
  'fold, period {1}': 'Falte, Periode {1}',
  'branch point, period {1}': 'Verzweigungspunkt, Periode {1}',
  'Neimark–Sacker, period {1}': 'Neimark–Sacker, Periode {1}',
  'onset of chaos': 'Einsatz des Chaos',
  'divergence of almost every start': 'Divergenz fast jedes Starts',
  'Orbits are followed in up to {1} variables; this loss has {2}.':
    'Orbits werden in bis zu {1} Variablen verfolgt; dieser Verlust hat {2}.',
  'There is no threshold η_c to count K in.': 'Es gibt keine Schwelle η_c, in der K zu zählen wäre.',
  'Lines: fixed points and periodic orbits, solved for by Newton and followed by continuation, from the reference minimum and from orbits the iterates come to; dashed where unstable. Other orbits may exist.':
    'Linien: Fixpunkte und periodische Orbits, mit dem Newton-Verfahren gelöst und durch Fortsetzung verfolgt, vom Referenzminimum und von Orbits aus, in die die Iterierten übergehen; gestrichelt, wo instabil. Andere Orbits kann es geben.',
  'The minima form a manifold: the branch of fixed points is that of the reference minimum.':
    'Die Minima bilden eine Mannigfaltigkeit: Der Zweig der Fixpunkte ist der des Referenzminimums.',
  'Along a parameter, the reference minimum and η_c are those of each value.':
    'Entlang eines Parameters sind das Referenzminimum und η_c die jedes Wertes.',
  'Time ran out: some branches or places are missing.': 'Die Zeit war um: Einige Zweige oder Stellen fehlen.',
  'Curves of the theory are drawn over maps of the two coordinates of a loss of two variables.':
    'Kurven der Theorie werden über Karten der zwei Koordinaten eines Verlusts von zwei Variablen gezeichnet.',
  'Curves of the theory at this learning rate, and the minima; see the problem’s description.':
    'Kurven der Theorie bei dieser Lernrate und die Minima; siehe die Beschreibung des Problems.',
  'Doubles cannot tell neighbouring cells of this axis apart.':
    'In doppelter Genauigkeit sind benachbarte Zellen dieser Achse nicht zu unterscheiden.',
  'Zoom out, or use fewer cells.': 'Verkleinern Sie die Vergrößerung, oder verwenden Sie weniger Zellen.',
  'Vertical axis': 'Senkrechte Achse',
  'Horizontal axis': 'Waagerechte Achse',
  'Doubles cannot tell neighbouring rows of this range apart.':
    'In doppelter Genauigkeit sind benachbarte Zeilen dieses Bereichs nicht zu unterscheiden.',
  'Zoom out, or use fewer rows.': 'Verkleinern Sie die Vergrößerung, oder verwenden Sie weniger Zeilen.',
  '{1}: neighbouring values are {2} units in the last place apart. This is the limit of the zoom in double precision.':
    '{1}: Benachbarte Werte liegen {2} Einheiten der letzten Stelle auseinander. Das ist die Grenze der Vergrößerung in doppelter Genauigkeit.',
};
