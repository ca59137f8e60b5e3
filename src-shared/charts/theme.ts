/**
 * Colours of the charts in both themes; text and lines keep a contrast of at least 4.5 and 3 to the background. Colours that mean
 * different things in one chart stay apart for people who see no red, no green or no blue: they differ in lightness, not in hue alone.
 */
import type { ChartTheme } from './chart';

const fontFamily = "'Inter Variable', Inter, 'DejaVu Sans', system-ui, sans-serif";

export const LIGHT_THEME: ChartTheme = {
  background: '#ffffff',
  text: '#17202b',
  mutedText: '#4a5665',
  grid: '#e3e7ec',
  oneStep: '#0072b2',
  twoStep: '#d55e00',
  edge: '#7a5000',
  even: '#0a5a60',
  odd: '#c0408c',
  stable: '#0f7a55',
  unstable: '#b3261e',
  series: ['#0f7f86', '#7a4fbf', '#5f6b1e', '#a8442a', '#2f5fa8', '#8a5a83', '#3d7f4f', '#6b6b6b'],
  fontFamily,
};

export const DARK_THEME: ChartTheme = {
  background: '#1f252d',
  text: '#e4e9ef',
  mutedText: '#abb6c3',
  grid: '#323b46',
  oneStep: '#56b4e9',
  twoStep: '#f08a3c',
  edge: '#ffd75e',
  even: '#5fe0d6',
  odd: '#d9609f',
  stable: '#5fe0a6',
  unstable: '#ff7a6e',
  series: ['#4fd0c8', '#b79cf5', '#c3cf6a', '#f0a08c', '#8db4f2', '#d9a6d3', '#8fd19f', '#bdbdbd'],
  fontFamily,
};

/** For paper: black type and a grid that a printer keeps; the colours of the light theme. */
const PRINT_THEME: ChartTheme = { ...LIGHT_THEME, text: '#000000', mutedText: '#1c1c1c', grid: '#d4d7db' };

export function themeNamed(name: 'light' | 'dark' | 'print'): ChartTheme {
  return name === 'dark' ? DARK_THEME : name === 'print' ? PRINT_THEME : LIGHT_THEME;
}

/** A colour with an opacity between 0 and 1, as `#rrggbbaa`. */
export function faded(colour: string, opacity: number): string {
  return (
    colour +
    Math.round(opacity * 255)
      .toString(16)
      .padStart(2, '0')
  );
}

/** `share` of one `#rrggbb` colour over another, opaque. */
export function blended(colour: string, over: string, share: number): string {
  const part = (text: string, i: number) => Number.parseInt(text.slice(1 + 2 * i, 3 + 2 * i), 16);
  const mixed = [0, 1, 2].map((i) => Math.round(share * part(colour, i) + (1 - share) * part(over, i)));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
