/** Draws a sweep's picture without a window: the chart of the window from the stored blocks. */
import { MAP_LAYERS } from '../../src-shared/charts/outcome-map';
import { ensembleChart } from '../../src-shared/charts/ensemble';
import { emptyRaster, pictureSize, putPart } from '../../src-shared/charts/raster';
import { sweepChart } from '../../src-shared/charts/raster-chart';
import { rasterImage, WHOLE_PICTURE } from '../../src-shared/charts/raster-picture';
import type { CheckedSweep, SweepBlock } from '../../src-shared/sweep';
import type { EnsembleView } from '../../src-shared/sweep-views';
import { rasterPart } from '../../src-shared/sweep-raster';
import { canvasOf } from './chart-of';
import { renderChart, themeOf, type FigureSize } from './render-figure';

/** The density of a diagram, the outcomes of a map, as PNG. An ensemble is no picture of cells. */
export async function renderSweep(
  { spec, blocks, coordinates }: Pick<CheckedSweep, 'spec' | 'blocks' | 'coordinates'>,
  computed: AsyncIterable<SweepBlock>,
  size: FigureSize,
): Promise<Buffer> {
  const [columns, rows] = pictureSize(spec) ?? [0, 0];
  const raster = emptyRaster(columns, rows);
  for await (const block of computed) {
    const range = blocks[block.index];
    if (range !== undefined) putPart(raster, rasterPart(spec, range, block));
  }
  const picture = { spec, raster, coordinates, problem: spec.experiment.problem.id };
  const layer = spec.shape.kind === 'orbit-diagram' ? 'density' : MAP_LAYERS[0];
  const image = rasterImage(picture, layer, themeOf(size), canvasOf);
  return renderChart(sweepChart(picture, image, layer, [], WHOLE_PICTURE, themeOf(size)), size);
}

/** The bands of an ensemble's one-step and two-step distances as PNG. */
export function renderEnsemble(view: EnsembleView, problem: string, size: FigureSize): Buffer {
  return renderChart(ensembleChart(view, 'distances', problem, themeOf(size)), size);
}
