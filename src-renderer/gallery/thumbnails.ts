import { shallowReactive } from 'vue';
import type { PresetInfo } from '../../src-shared/catalogue';
import type { Trace } from '../../src-shared/charts/chart';
import type { Lab } from '../../src-shared/contract';
import type { LivePreview } from '../experiment/preview';
import { previewTrace } from '../workspace/trace';

const STEPS = 400;
const PAUSE_MS = 120;
/** A thread that is busy with the open experiment is asked again so many times. */
const TRIES = 50;

export interface Thumbnails {
  /** A short run of each preset, as far as they are there; null = it cannot be drawn. */
  readonly traces: ReadonlyMap<string, Trace | null>;
  /** Computes what is missing, one after the other, while `wanted()`. */
  fill(presets: readonly PresetInfo[], wanted: () => boolean): Promise<void>;
}

/** Small problems first: their pictures are there at once. A start stated by parameters belongs to a large one. */
const sizeOf = ({ experiment }: PresetInfo) => experiment.start.length || 1_000_000;

const pause = () => new Promise((done) => setTimeout(done, PAUSE_MS));

/** Pictures of presets are short runs like the preview's own; the open experiment's preview always goes first. */
export function createThumbnails(lab: Pick<Lab, 'preview'>, preview: Pick<LivePreview, 'computing'>): Thumbnails {
  const traces = shallowReactive(new Map<string, Trace | null>());
  let filling = false;

  async function one({ experiment }: PresetInfo): Promise<Trace | null> {
    for (let attempt = 0; attempt < TRIES; attempt++) {
      if (!preview.computing.value) {
        const answer = await lab.preview(experiment, Math.min(experiment.steps, STEPS));
        if (answer.ok) return previewTrace(answer.value, experiment);
        if (answer.refusal.code !== 'superseded') return null;
      }
      await pause();
    }
    return null;
  }
  return {
    traces,
    async fill(presets, wanted) {
      if (filling) return;
      filling = true;
      try {
        for (const preset of [...presets].sort((a, b) => sizeOf(a) - sizeOf(b))) {
          if (!wanted()) return;
          if (preset.charts.length > 0 && !traces.has(preset.id)) traces.set(preset.id, await one(preset));
        }
      } finally {
        filling = false;
      }
    },
  };
}
