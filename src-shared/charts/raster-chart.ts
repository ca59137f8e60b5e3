/** A sweep's picture as a chart, whatever it shows: the one entry for the window, exports and the command line. */
import type { ChartConfiguration } from 'chart.js';
import type { SweepSpec } from '../sweep';
import type { AttractorView, RasterLayer, SweepOverlay } from '../sweep-views';
import type { ChartTheme } from './chart';
import { describeDiagram, orbitDiagramChart } from './orbit-diagram';
import { describeMap, MAP_LAYERS, outcomeMapChart, type MapLayer } from './outcome-map';
import type { PictureOptions, SweepPicture } from './raster-picture';
import type { RasterImage } from './raster-plugin';
import type { Raster } from './raster';

/** Layers of this picture that can be shown, the usual one first. */
export function layersOf(spec: SweepSpec, raster: Raster): readonly RasterLayer[] {
  if (spec.shape.kind === 'orbit-diagram') return ['density'];
  return MAP_LAYERS.filter((layer) => layer === 'outcome' || raster.layers[layer] !== undefined);
}

/** `image` is the coloured layer (`rasterImage`); `attractors` names those of the layer `attractor`, empty = unnamed. */
export function sweepChart(
  picture: SweepPicture,
  image: RasterImage | null,
  layer: RasterLayer,
  attractors: readonly AttractorView[],
  options: PictureOptions,
  theme: ChartTheme,
): ChartConfiguration {
  return picture.spec.shape.kind === 'orbit-diagram'
    ? orbitDiagramChart(picture, image, options, theme)
    : outcomeMapChart(picture, image, layer as MapLayer, attractors, options, theme);
}

/** Sentences that say what the picture shows, for screen readers and the caption. */
export function describeSweep(picture: SweepPicture, overlay: SweepOverlay | null): string {
  return picture.spec.shape.kind === 'orbit-diagram' ? describeDiagram(picture, overlay) : describeMap(picture);
}
