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
} from 'chart.js';
import { onMounted, onScopeDispose, watch, type Ref } from 'vue';

Chart.register(ScatterController, LineElement, PointElement, LinearScale, LogarithmicScale, Legend, Filler);

/**
 * Draws `config()` on `canvas`, again whenever it changes and in the size of the canvas's parent. The one owner of the Chart.js
 * instance, which is never reactive.
 */
export function useDrawnChart(canvas: Readonly<Ref<HTMLCanvasElement | null>>, config: () => ChartConfiguration | null): void {
  let chart: Chart | null = null;

  function draw(): void {
    const next = config();
    if (canvas.value === null || next === null) return;
    if (chart === null) {
      chart = new Chart(canvas.value, next);
      fit();
      return;
    }
    chart.data = next.data;
    chart.options = next.options ?? {};
    update();
  }
  function update(): void {
    chart?.update('none');
  }
  function fit(): void {
    const place = canvas.value?.parentElement;
    if (!chart || !place || place.clientWidth === 0 || place.clientHeight === 0) return;
    chart.resize(place.clientWidth, place.clientHeight);
    // The second update knows the drawing area: axes with equal units are exact then.
    update();
  }

  const resized = new ResizeObserver(fit);
  onMounted(() => {
    if (canvas.value?.parentElement) resized.observe(canvas.value.parentElement);
    // Text on a canvas does not wait for its face.
    void document.fonts.load("12px 'Inter Variable'").then(draw, draw);
  });
  watch(config, draw);
  onScopeDispose(() => {
    resized.disconnect();
    chart?.destroy();
    chart = null;
  });
}
