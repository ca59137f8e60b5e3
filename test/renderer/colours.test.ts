/** Colours can be read and told apart: contrast by WCAG 2.2, differences by CIEDE2000 under simulated colour blindness. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chartById } from '../../src-shared/charts';
import { DARK_THEME, LIGHT_THEME } from '../../src-shared/charts/theme';
import { contrast, difference, VISIONS } from './colour-vision';
import { quarticTrace } from '../charts/samples';

const css = readFileSync(join(import.meta.dirname, '../../src-renderer/ui/tokens.css'), 'utf8');
function tokens(theme: 'light' | 'dark'): (name: string) => string {
  const block = css.slice(css.indexOf(`[data-theme='${theme}']`));
  const found = new Map(
    [...block.slice(0, block.indexOf('}')).matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]),
  );
  return (name) => found.get(name) ?? expect.fail(`no colour --${name} in ${theme}`);
}
const THEMES = [
  ['light', LIGHT_THEME],
  ['dark', DARK_THEME],
] as const;

describe.each(THEMES)('%s', (name, theme) => {
  const colour = tokens(name);

  test('text has a contrast of 4.5 on everything it stands on', () => {
    const pairs = [
      ...['fg', 'fg-muted'].flatMap((text) =>
        ['bg-chrome', 'bg-panel', 'bg-sunken', 'bg-workspace', 'bg-hover', 'bg-selected'].map((ground) => [text, ground] as const),
      ),
      ...['fg-faint', 'accent', 'ok', 'warn', 'err', 'aperiodic'].map((text) => [text, 'bg-panel'] as const),
      ['warn', 'bg-warn'] as const,
      ['on-accent', 'accent'] as const,
      ['on-accent', 'accent-hover'] as const,
    ];
    const poor = pairs.filter(([text, ground]) => contrast(colour(text), colour(ground)) < 4.5);
    expect(poor.map(([text, ground]) => `${text} on ${ground}: ${contrast(colour(text), colour(ground)).toFixed(2)}`)).toEqual([]);
  });

  test('what marks the keyboard, and the edges of fields, have a contrast of 3, hairlines of fields of 2', () => {
    for (const ground of ['bg-panel', 'bg-chrome', 'bg-sunken'])
      expect(contrast(colour('accent'), colour(ground)), ground).toBeGreaterThanOrEqual(3);
    expect(contrast(colour('line-strong'), colour('bg-panel'))).toBeGreaterThanOrEqual(2);
  });

  test('series have a contrast of 3 to the plot, text in charts 4.5', () => {
    const lines = [theme.oneStep, theme.twoStep, theme.edge, theme.even, theme.odd, theme.stable, theme.unstable, ...theme.series];
    expect(lines.filter((line) => contrast(line, theme.background) < 3)).toEqual([]);
    expect([theme.text, theme.mutedText].filter((text) => contrast(text, theme.background) < 4.5)).toEqual([]);
    expect(theme.background).toBe(colour('bg-panel'));
    expect([theme.oneStep, theme.twoStep, theme.edge]).toEqual(['one-step', 'two-step', 'edge'].map((one) => colour(`series-${one}`)));
  });

  test.each(Object.keys(VISIONS))('colours of different meaning in one chart stay apart: %s', (vision) => {
    const together = [
      ['oneStep', 'twoStep'],
      ['oneStep', 'edge'],
      ['twoStep', 'edge'],
      ['even', 'odd'],
      ['stable', 'unstable'],
    ] as const;
    const close = together.filter(([a, b]) => difference(theme[a], theme[b], vision) < 9);
    expect(close.map(([a, b]) => `${a} and ${b}: ${difference(theme[a], theme[b], vision).toFixed(1)}`)).toEqual([]);
  });

  test('overlaid runs differ by shape wherever their colours may be mistaken', () => {
    const traces = Array.from({ length: 9 }, (_, i) => ({ ...quarticTrace(1.02 + 0.01 * i), label: `run ${i}`, runId: i + 1 }));
    const config = chartById('convergence')!.build(traces, { xRange: null, yRange: null, cursor: null, time: 'steps' }, theme);
    const twoStep = config.data.datasets.filter(({ label }) => label?.endsWith('two-step')) as {
      borderColor?: unknown;
      pointStyle?: unknown;
    }[];
    expect(twoStep).toHaveLength(9);
    for (const [i, one] of twoStep.entries())
      for (const other of twoStep.slice(0, i))
        if (Object.keys(VISIONS).some((vision) => difference(String(one.borderColor), String(other.borderColor), vision) < 9))
          expect(one.pointStyle).not.toBe(other.pointStyle);
  });
});

test('the measure itself: black on white is 21, and reference pairs of CIEDE2000 come out as published', async () => {
  const { ciede2000 } = await import('./colour-vision');
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 4);
  // Sharma, Wu, Dalal: The CIEDE2000 color-difference formula, 2005, table 1, pairs 1, 7, 17, 25 and 34.
  const pairs = [
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, 0, 0], [50, -1, 2], 2.3669],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
    [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
  ] as const;
  for (const [a, b, expected] of pairs) expect(ciede2000(a, b)).toBeCloseTo(expected, 4);
});
