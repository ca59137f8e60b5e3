/** Plays tones with Web Audio. Nothing sounds unless it is asked for; one chart at a time. */
import { onScopeDispose, ref, watch, type Ref } from 'vue';
import type { Tone } from './orbit-tones';

/** At full volume still quiet enough to startle nobody: the system's own volume is on top of it. */
const LOUDEST = 0.25;
/** Rise and fall of a tone in seconds, without which it clicks. */
const EDGE = 0.01;

export interface OrbitSound {
  readonly playing: Readonly<Ref<boolean>>;
  play(tones: readonly Tone[]): void;
  stop(): void;
}

let stopOther: (() => void) | null = null;

/** `volume`: from 0 to 1, heard at once while it changes. */
export function useOrbitSound(volume: () => number): OrbitSound {
  const playing = ref(false);
  let context: AudioContext | null = null;
  let master: GainNode | null = null;
  let ending: ReturnType<typeof setTimeout> | null = null;

  function stop(): void {
    if (ending !== null) clearTimeout(ending);
    ending = null;
    void context?.close();
    context = null;
    master = null;
    playing.value = false;
    if (stopOther === stop) stopOther = null;
  }
  watch(volume, (next) => {
    if (master) master.gain.value = LOUDEST * next;
  });
  onScopeDispose(stop);
  return {
    playing,
    stop,
    play(tones) {
      stopOther?.();
      const last = tones.at(-1);
      if (!last) return;
      context = new AudioContext();
      master = new GainNode(context, { gain: LOUDEST * volume() });
      master.connect(context.destination);
      const begin = context.currentTime + 0.05;
      for (const tone of tones) sound(context, master, tone, begin + tone.at);
      playing.value = true;
      stopOther = stop;
      // By the clock, not by the last tone's end: a machine without a loudspeaker never ends a tone.
      ending = setTimeout(stop, 1_000 * (last.at + last.length) + 200);
    },
  };
}

function sound(context: AudioContext, master: AudioNode, tone: Tone, at: number): void {
  const end = at + tone.length;
  const source = new OscillatorNode(context, { type: 'triangle', frequency: tone.hertz });
  const edges = new GainNode(context, { gain: 0 });
  edges.gain.setValueAtTime(0, at);
  edges.gain.linearRampToValueAtTime(1, at + EDGE);
  edges.gain.setValueAtTime(1, end - EDGE);
  edges.gain.linearRampToValueAtTime(0, end);
  source
    .connect(edges)
    .connect(new StereoPannerNode(context, { pan: tone.pan }))
    .connect(master);
  source.start(at);
  source.stop(end);
}
