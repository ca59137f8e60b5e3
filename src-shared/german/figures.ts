/** Abbildungen und Berichte: Ablehnungen, Bildunterschriften, Spalten. */
import type { Catalogue } from './translator';

export const FIGURES: Catalogue = {
  'The report could not be written: {1}': 'Der Bericht ließ sich nicht schreiben: {1}',
  'This project has no report.': 'Dieses Projekt hat keinen Bericht.',
  'Make one in the panel Report of the window.': 'Legen Sie im Fenster unter „Bericht“ einen an.',
  'The report of this project cannot be read.': 'Der Bericht dieses Projekts ist nicht lesbar.',
  'A newer Edge Lab may have written it.': 'Vielleicht hat ihn ein neueres Edge Lab geschrieben.',
  'The image would have {1} million dots.': 'Das Bild hätte {1} Millionen Punkte.',
  'Use fewer dots per inch, or SVG or PDF.': 'Verwenden Sie weniger Punkte je Zoll, oder SVG oder PDF.',
  'The type leaves {1} mm for the chart.': 'Die Schrift lässt {1} mm für das Diagramm.',
  'With its caption the figure leaves {1} mm for the chart.': 'Mit ihrer Unterschrift lässt die Abbildung {1} mm für das Diagramm.',
  'Make it higher or wider, the type smaller, or leave the caption out.':
    'Machen Sie sie höher oder breiter oder die Schrift kleiner, oder lassen Sie die Unterschrift weg.',
  'The runs have nothing this chart shows.': 'Die Läufe haben nichts, was dieses Diagramm zeigt.',
  'Choose another chart or another range.': 'Wählen Sie ein anderes Diagramm oder einen anderen Bereich.',
  'Edge Lab {1}, engine {2}, {3} (V8 {4}), {5}': 'Edge Lab {1}, Engine {2}, {3} (V8 {4}), {5}',
  'Edge Lab {1} (engine {2}, {3}, {4})': 'Edge Lab {1} (Engine {2}, {3}, {4})',
  '{1} (section on one-dimensional functions)': '{1} (Abschnitt über eindimensionale Funktionen)',
  '{1} (section on two-dimensional functions)': '{1} (Abschnitt über zweidimensionale Funktionen)',
  '{1} (Figure 1, right)': '{1} (Abbildung 1, rechts)',
  '{1} (matrix factorisation; Figure 3)': '{1} (Matrixfaktorisierung; Abbildung 3)',
  '{1} (single neuron; Figure 2)': '{1} (einzelnes Neuron; Abbildung 2)',
  'your own': 'von Ihnen',
};
