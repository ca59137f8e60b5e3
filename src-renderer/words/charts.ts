/** Texts of a chart's toolbar and readout. */
export const CHART_WORDS = {
  chartPanel: {
    back: 'Back to the previous view',
    reset: 'Reset zoom',
    effective: 'Effective time η·t',
    table: 'Show as table',
    copyImage: 'Copy image',
    copyTable: 'Copy table',
    saveImage: 'Save image…',
    hint: 'Wheel or drag to zoom, Shift-drag to pan',
    keys: 'Left and right arrow read the values, up and down change the series, Shift and arrows pan, plus and minus zoom, 0 shows everything, Backspace goes back. Page up and page down read a tenth of the points on, Home and End the first and the last, N goes to the next series. S plays iterates and distances as tones.',
    copiedImage: 'Image copied.',
    copiedTable: 'Table of {rows} rows copied.',
    savedImage: 'Saved {path}',
    atStep: '{label} · t = {x} · {y}',
    atTime: '{label} · η·t = {x} · {y}',
    atPoint: '{label} · ({x}, {y})',
    floor: 'below the resolution floor',
    tools: 'Chart tools',
  },
};
