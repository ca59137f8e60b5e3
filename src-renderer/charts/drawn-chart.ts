import {
  Chart,
  Filler,
  Legend,
  LinearScale,
  LineElement,
  LogarithmicScale,
  PointElement,
  ScatterController,
  type ChartConfiguration,
  type Plugin,
} from 'chart.js';
import { effect, onMounted, onScopeDispose, type Ref } from 'vue';
import { compactOptions } from './compact-chart';
import { giveUpTurn, takeTurn } from './drawing-turns';
import { inOwnLanguage } from '../told';

/** One object of options for the points of a series, as line charts have, instead of a copy for each point. */
const oneOptions: Plugin = {
  id: 'oneOptions',
  beforeElementsUpdate(chart) {
    for (const { controller } of chart.getSortedVisibleDatasetMetas()) controller.enableOptionSharing = true;
  },
};

Chart.register(oneOptions, ScatterController, LineElement, PointElement, LinearScale, LogarithmicScale, Legend, Filler);

export interface Focus {
  readonly x: number;
  readonly y: number;
  readonly colour: string;
}

export interface DrawnChart {
  /** The instance, null before the first drawing. For reading scales and points only. */
  current(): Chart | null;
  /** Rings a point; null takes the ring away. */
  focus(point: Focus | null): void;
  /** The picture as a PNG data URL, without the ring; null before the first drawing. */
  image(): string | null;
}

/**
 * Draws `config()` on `canvas`, again whenever it changes and in the size of the canvas's parent. The one owner of the Chart.js
 * instance, which is never reactive.
 */
export function useDrawnChart(canvas: Readonly<Ref<HTMLCanvasElement | null>>, config: () => ChartConfiguration | null): DrawnChart {
  let chart: Chart | null = null;
  let ready = false;
  let full: NonNullable<ChartConfiguration['options']> = {};

  function draw(): void {
    const next = inOwnLanguage(config());
    if (!ready || canvas.value === null || next === null) return;
    full = next.options ?? {};
    if (chart === null) {
      chart = new Chart(canvas.value, next);
      fit();
      return;
    }
    chart.data = next.data;
    chart.options = fitted();
    chart.update('none');
  }
  function fitted(): NonNullable<ChartConfiguration['options']> {
    const place = canvas.value?.parentElement;
    return place ? compactOptions(full, place.clientWidth, place.clientHeight) : full;
  }
  function fit(): void {
    const place = canvas.value?.parentElement;
    if (!chart || !place || place.clientWidth === 0 || place.clientHeight === 0) return;
    chart.options = fitted();
    chart.resize(place.clientWidth, place.clientHeight);
    // The second update knows the drawing area: axes with equal units are exact then.
    chart.update('none');
  }
  function focus(point: Focus | null): void {
    const marks = chart?.config.options?.plugins?.marks;
    if (!chart || !marks || (marks.focus === null && point === null)) return;
    marks.focus = point;
    chart.draw();
  }

  const resized = new ResizeObserver(fit);
  onMounted(() => {
    if (canvas.value?.parentElement) resized.observe(canvas.value.parentElement);
    // A move to a screen of another density comes as a resize of the window.
    window.addEventListener('resize', fit);
    const start = () => {
      ready = true;
      takeTurn(turn);
    };
    // Text on a canvas does not wait for its face.
    void document.fonts.load("12px 'Inter Variable'").then(start, start);
  });
  // Not a watcher: it would build every chart's configuration in one flush.
  const run = effect(draw, { scheduler: () => takeTurn(turn) });
  function turn(): void {
    if (ready) run();
  }
  onScopeDispose(() => {
    ready = false;
    giveUpTurn(turn);
    resized.disconnect();
    window.removeEventListener('resize', fit);
    chart?.destroy();
    chart = null;
  });
  return {
    current: () => chart,
    focus,
    image() {
      focus(null);
      return chart?.toBase64Image('image/png', 1) ?? null;
    },
  };
}
