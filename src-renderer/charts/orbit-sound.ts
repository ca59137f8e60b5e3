/** Plays tones with Web Audio. Nothing sounds unless it is asked for; one chart at a time. */
import { onScopeDispose, ref, type Ref } from 'vue';
import type { Tone } from './orbit-tones';

/** Quiet at first: nobody should be startled. The system's volume makes it louder. */
const VOLUME = 0.12;
/** Rise and fall of a tone in seconds, without which it clicks. */
const EDGE = 0.01;

export interface OrbitSound {
  readonly playing: Readonly<Ref<boolean>>;
  play(tones: readonly Tone[]): void;
  stop(): void;
}

let stopOther: (() => void) | null = null;

export function useOrbitSound(): OrbitSound {
  const playing = ref(false);
  let context: AudioContext | null = null;
  let ending: ReturnType<typeof setTimeout> | null = null;

  function stop(): void {
    if (ending !== null) clearTimeout(ending);
    ending = null;
    void context?.close();
    context = null;
    playing.value = false;
    if (stopOther === stop) stopOther = null;
  }
  onScopeDispose(stop);
  return {
    playing,
    stop,
    play(tones) {
      stopOther?.();
      const last = tones.at(-1);
      if (!last) return;
      context = new AudioContext();
      const begin = context.currentTime + 0.05;
      for (const tone of tones) sound(context, tone, begin + tone.at);
      playing.value = true;
      stopOther = stop;
      // By the clock, not by the last tone's end: a machine without a loudspeaker never ends a tone.
      ending = setTimeout(stop, 1_000 * (last.at + last.length) + 200);
    },
  };
}

function sound(context: AudioContext, tone: Tone, at: number): void {
  const end = at + tone.length;
  const source = new OscillatorNode(context, { type: 'triangle', frequency: tone.hertz });
  const volume = new GainNode(context, { gain: 0 });
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(VOLUME, at + EDGE);
  volume.gain.setValueAtTime(VOLUME, end - EDGE);
  volume.gain.linearRampToValueAtTime(0, end);
  source
    .connect(volume)
    .connect(new StereoPannerNode(context, { pan: tone.pan }))
    .connect(context.destination);
  source.start(at);
  source.stop(end);
}
