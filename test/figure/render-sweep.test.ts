import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { renderEnsemble, renderSweep } from '../../src-main/figure/render-sweep';
import { CELL_CLASSES, type SweepBlock, type SweepSpec } from '../../src-shared/sweep';
import { QUARTIC } from '../lab/experiments';

const SIZE = { width: 600, height: 400, dpi: 96, theme: 'light' } as const;

async function pixelsOf(png: Buffer) {
  const image = await loadImage(png);
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  return (x: number, y: number) =>
    [...context.getImageData(Math.round(x * image.width), Math.round(y * image.height), 1, 1).data].join(' ');
}

test('a map of two halves is drawn in two colours, its lowest row at the bottom', async () => {
  const axis = { quantity: 'K', from: 0, to: 1, scale: 'linear' } as const;
  const spec: SweepSpec = {
    version: 1,
    experiment: QUARTIC,
    shape: { kind: 'outcome-map', x: axis, y: { ...axis, quantity: 'start:0' }, columns: 20, rows: 20 },
  };
  const half = (index: number, name: (typeof CELL_CLASSES)[number]): SweepBlock => ({
    index,
    columns: {
      class: new Uint8Array(200).fill(CELL_CLASSES.indexOf(name)),
      period: new Uint16Array(200),
      steps: new Uint32Array(200),
      anchor0: new Float64Array(200).fill(Number.NaN),
      anchor1: new Float64Array(200).fill(Number.NaN),
    },
  });
  const blocks = [
    { from: 0, to: 10 },
    { from: 10, to: 20 },
  ];
  async function* computed() {
    yield half(1, 'diverged');
    yield half(0, 'converged');
  }
  const at = await pixelsOf(await renderSweep({ spec, blocks, coordinates: ['x'] }, computed(), SIZE));
  const [low, high] = [at(0.3, 0.55), at(0.3, 0.2)];
  expect(low).not.toBe(high);
  expect(at(0.6, 0.56)).toBe(low);
  expect(at(0.6, 0.22)).toBe(high);
});

test('bands of an ensemble are drawn', async () => {
  const steps = Float64Array.from({ length: 20 }, (_, i) => i);
  const falling = (factor: number) => steps.map((step) => factor * 0.5 ** step);
  const bands = (['loss', 'one-step', 'two-step'] as const).map((quantity) => ({ quantity, quantiles: [0.2, 0.5, 1, 2, 5].map(falling) }));
  const view = { steps, bands, left: steps.map(() => 10), runs: 10, classes: { converged: 10 } };
  const at = await pixelsOf(renderEnsemble(view, 'quartic', SIZE));
  const colours = new Set(Array.from({ length: 60 }, (_, i) => at(0.5, i / 60)));
  expect(colours.size).toBeGreaterThan(4);
});
