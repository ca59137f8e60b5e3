import type { HELP_WORDS } from '../help';
import type { Translation } from '../translation';

/** Hilfethemen: ein Titel und das Nötige in wenigen Sätzen. */
export const HELP_WORDS_DE: Translation<typeof HELP_WORDS> = {
  help: {
    convergence: {
      title: 'Diagramm: ein Schritt und zwei Schritte',
      text: 'Wie weit sich die Iterierte in einem Schritt (blau) und in zwei Schritten (zinnoberrot) bewegt, auf logarithmischer Achse. Bleibt der blaue Abstand bestehen und fällt der rote auf einer Geraden, kommt der Lauf in einzelnen Schritten nicht zur Ruhe, aber seine Zweischrittabbildung konvergiert: Er umläuft einen Orbit der Periode 2. Gestrichelte Linien sind vorhergesagte Raten; die Neigung je zwei Schritte ist der Betrag des dominanten Multiplikators. Wo die Linien in Rauschen enden, ist die Grenze von float64 erreicht.',
    },
    iterates: {
      title: 'Diagramm: Iterierte',
      text: 'Die Koordinaten der Iterierten über den Schritten, gerade und ungerade Schritte in zwei Farben: Sie sind die beiden Orbits der Zweischrittabbildung. Zwei flache Bänder bedeuten Periode zwei, eine Linie Konvergenz, eine Wolke einen aperiodischen Lauf. Jeder Abtastwert behält in jedem Ausschnitt die Parität seines Schritts.',
    },
    loss: {
      title: 'Diagramm: Verlust',
      text: 'Der Verlust an jeder Iterierten. Jenseits des Randes der Stabilität muss er nicht in jedem Schritt fallen; gerade und ungerade Schritte können verschiedene Werte haben. Die Linie des Referenzminimums zeigt, wie viel noch fehlt.',
    },
    cobweb: {
      title: 'Diagramm: Spinnwebdiagramm',
      text: 'Für Probleme in einer Variablen: die Abbildung F und die Zweischrittabbildung gegen die Diagonale. Der Weg führt in jedem Schritt zur Kurve und hinüber zur Diagonale. Schnittpunkte von F mit der Diagonale sind Fixpunkte; Schnittpunkte der Zweischrittabbildung, die F nicht hat, sind Punkte eines Orbits der Periode 2. Die Steigung der Zweischrittabbildung dort ist der Multiplikator.',
    },
    plane: {
      title: 'Diagramm: Phasenebene',
      text: 'Für Probleme in zwei Variablen: der Weg der Iterierten über den Höhenlinien des Verlusts. Minima oder die Mannigfaltigkeit der Minima, Punkte gefundener Orbits sowie gerade und ungerade Schritte sind gekennzeichnet.',
    },
    edge: {
      title: 'Diagramm: Rand der Stabilität',
      text: 'Die Schärfe an den Iterierten neben der Linie 2/η. An einem Minimum, das schärfer ist als diese Linie, bleibt der Gradientenabstieg mit dieser Lernrate nicht. Ein Lauf am Rand der Stabilität schwebt um sie. Die Achse zeigt Schritte oder die effektive Zeit η·t, mit der sich verschiedene Lernraten vergleichen lassen.',
    },
    landscape: {
      title: 'Diagramm: Verlustkurve',
      text: 'Der Verlust als Kurve (in einer Variablen) mit den Iterierten darauf. Zwei Punkte auf beiden Seiten des Tals, die sich abwechseln, sind ein Orbit der Periode 2.',
    },
    quantities: {
      title: 'Diagramm: aufgezeichnete Größen',
      text: 'Was das Problem neben seinen Koordinaten aufzeichnet: Produkte, Singulärwerte, Winkel, Normen, jeweils über den Schritten. In hoher Dimension ist dies das, was von der Iterierten zu sehen ist.',
    },
    phase: {
      title: 'Diagramm: zwei Größen',
      text: 'Eine aufgezeichnete Größe gegen eine andere, in der Reihenfolge der Schritte. Geraden zeigen Invarianten, geschlossene Figuren zeigen Orbits.',
    },
    findings: {
      title: 'Bereich: Befunde der Studien',
      text: 'Eine Studie untersucht das offene Experiment über einen einzelnen Lauf hinaus: Fortsetzung von Orbits, Kaskaden, Zertifikate, Spektren. Ihre Befunde sind Sätze, Zahlen, Tabellen und Diagramme und lassen sich exportieren.',
    },
    sweep: {
      title: 'Bild: Orbitdiagramm und Karten',
      text: 'Ein Orbitdiagramm zeigt für jeden Wert einer Größe, wohin die Iterierten nach einer Zahl verworfener Schritte gehen: eine Linie bedeutet Konvergenz, zwei bedeuten Periode zwei, Bänder bedeuten aperiodische Läufe. Eine Phasenkarte beurteilt jedes Wertepaar, eine Karte der Einzugsgebiete jeden Start. Farben stehen für Ausgang, Periode, Schritte oder Attraktor; die Klasse in einer Karte ist ein schnelles Urteil, Eingabe auf einer Zelle berechnet sie ganz. Beim Vergrößern wird der Ausschnitt neu berechnet.',
    },
    compare: {
      title: 'Bereich: Läufe vergleichen',
      text: 'Die ausgewählten Läufe nebeneinander. Die Tabelle zeigt nur die Einstellungen, die sich über die gewählten Toleranzen hinaus unterscheiden, und jede Kennzahl neben ihrem Unterschied zum Vergleichslauf. Die Diagramme legen die Läufe nach Schritt, nach effektiver Zeit η·t oder nach einem Ereignis übereinander (Überschreiten von 2/η, Eintritt in den Orbit, Divergenz) oder zeichnen zwei Größen gegeneinander. Was in der Tabelle markiert ist, ist es auch in den Diagrammen.',
    },
    report: {
      title: 'Bereich: Bericht',
      text: 'Notizen, Abbildungen, Tabellen von Läufen, Vergleiche und Satzkarten in einem Dokument, das mit dem Projekt aufbewahrt wird. Jeder Block wird aus den Läufen neu berechnet und sagt, auf welchem Lauf, welchen Einstellungen, welchem Seed und welchen Versionen er beruht; was gelöscht wurde, steht an seiner Stelle.',
    },
    ensemble: {
      title: 'Diagramm: Ensemble',
      text: 'Viele Läufe, die sich im Seed unterscheiden: Mediane und Quantilbänder aus allen Läufen, ohne verborgene Auswahl. Daneben steht, wie viele Läufe divergierten; ab dem Schritt, in dem sie die Schranke verließen, zählen sie nicht mit.',
    },
    'learning-rate': {
      title: 'Lernrate η',
      text: 'Der Faktor vor dem Gradienten. Sie ist eine Zahl, ein Ausdruck wie sqrt(5)-1 oder wird in Einheiten der Schwelle η_c angegeben; dann ist die Zahl K. Eine Folge benutzt mehrere Lernraten im Wechsel. Gespeichert wird, was eingegeben wurde.',
    },
    sharpness: {
      title: 'Schärfe λ_max',
      text: 'Der größte Eigenwert der Hesse-Matrix: wie stark sich der Verlust in seiner steilsten Richtung krümmt. Sie hängt davon ab, wie der Verlust geschrieben ist (mit oder ohne ½, Mittel oder Summe); deshalb steht die Form daneben.',
    },
    'reference-minimum': {
      title: 'Referenzminimum',
      text: 'Das Minimum, auf das sich η_c und K beziehen: von isolierten Minima das dem Start nächste, auf einer Mannigfaltigkeit von Minima das flachste, danach das nächste. Ist kein Minimum bekannt, steht ein angegebener Punkt dafür, und das Programm sagt es.',
    },
    'edge-of-stability': {
      title: 'Rand der Stabilität η_c',
      text: 'Die Lernrate, bei der das Referenzminimum nicht mehr anzieht: In der schärfsten Richtung schießt jeder Schritt so weit über das Ziel hinaus, wie er davon entfernt war. Darunter kommt der Gradientenabstieg in der Nähe zur Ruhe; knapp darüber kann ein Orbit der Periode zwei an die Stelle treten, und ihn macht die Zweischrittabbildung sichtbar.',
    },
    K: {
      title: 'K = η/η_c',
      text: 'Die Lernrate, gemessen an der Schwelle. K kleiner als 1 liegt unter dem Rand der Stabilität, K größer als 1 jenseits davon. So lassen sich Probleme verschiedener Schärfe vergleichen.',
    },
    'two-step-map': {
      title: 'Zweischrittabbildung',
      text: 'Zwei Schritte als einer. Die geraden Iterierten sind ein Orbit von ihr, die ungeraden der andere. Konvergiert sie, während einzelne Schritte es nicht tun, hat der Lauf die Periode zwei: Nichts ist falsch, er nimmt im Wechsel zwei Punkte an.',
    },
    orbit: {
      title: 'Orbit und Periode',
      text: 'Punkte, die die Abbildung in p Schritten und nicht weniger umläuft; ein Orbit der Periode 1 ist ein Fixpunkt. Das Programm bestimmt den Orbit mit dem Newton-Verfahren und nennt das Residuum; in einer Variablen kann es Existenz, kleinste Periode und Stabilität zertifizieren.',
    },
    multiplier: {
      title: 'Multiplikator',
      text: 'Die Eigenwerte der Ableitung von p Schritten entlang des Orbits. Alle innerhalb des Einheitskreises: Nahe Iterierte werden herangezogen, bei jedem Umlauf um den Faktor des größten. Einer bei minus eins: eine Flip-Verzweigung. Einer außerhalb: Der Orbit stößt ab. Neutrale Multiplikatoren vom Betrag eins gehören zu einer Mannigfaltigkeit von Minima oder einer Familie von Orbits.',
    },
    flip: {
      title: 'Flip-Verzweigung an der Schwelle',
      text: 'Bei η_c geht ein Multiplikator durch −1, und ein Orbit der Periode zwei zweigt ab (Periodenverdopplung). Koeffizient c größer als null: superkritisch, knapp über η_c gibt es einen stabilen Orbit der Periode 2, der wie eine Wurzel wächst. Kleiner als null: subkritisch, knapp darunter gibt es einen instabilen. Null: höhere Ableitungen entscheiden.',
    },
    outcomes: {
      title: 'Ausgänge eines Laufs',
      text: 'Konvergiert: von einem Fixpunkt angezogen. Periode p: von einem Orbit mit p Punkten angezogen. Aperiodisch: beschränkt, mit einem Lyapunov-Exponenten klar über null. Divergiert: hat die Divergenzschranke verlassen. Unbestimmt: Nichts davon ließ sich feststellen, und das Programm sagt, warum. Jeder Ausgang steht mit den Zahlen da, auf denen er beruht, und wird durch einen zweiten Lauf von einem um die letzte Stelle verschobenen Start geprüft.',
    },
    lyapunov: {
      title: 'Lyapunov-Exponent',
      text: 'Die mittlere Rate je Schritt, mit der sich nahe Iterierte trennen (über null) oder nähern (unter null). Er wird aus dem Tangentialvektor geschätzt, mit Standardfehler aus Blockmitteln; auf einem erreichten Orbit folgt er genau aus den Multiplikatoren.',
    },
    'resolution-floor': {
      title: 'Auflösungsgrenze',
      text: 'Zahlen in float64 haben etwa sechzehn Stellen. Abstände unter der Grenze sind Rundung, keine Dynamik; Raten werden oberhalb davon angepasst.',
    },
    'theorem-conditions': {
      title: 'Voraussetzungen von Sätzen',
      text: 'Eine Satzkarte zeigt die Voraussetzungen eines Satzes einzeln mit den Zahlen dieses Laufs und wie weit jede davon entfernt ist, verletzt zu sein. „Gilt“ beurteilt nur die gedruckten Voraussetzungen. Die Bedingung dritter Ordnung entscheidet, ob knapp über η_c ein stabiler Orbit der Periode 2 entsteht. Vorhergesagte und beobachtete Werte stehen nebeneinander.',
    },
    'start-and-seed': {
      title: 'Start, Startrauschen und Seed',
      text: 'Der Start x₀ ist angegeben oder folgt aus den Parametern des Problems. Startrauschen addiert normalverteilte Zahlen aus dem Seed. Dasselbe Experiment mit demselben Seed ergibt auf denselben Versionen dieselben Bits.',
    },
  },
};
