import { ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import { topicOfChart } from './topics';

/** A picture that was asked about. */
export interface Looked {
  readonly topic: string;
  /** In the language of the charts' own sentences, English. */
  readonly said: readonly string[];
  /** In the window's language. */
  readonly read: readonly string[];
}

/** The help dialog: whether it is open and which topic it shows. */
export interface Help {
  readonly open: Ref<boolean>;
  readonly topic: Ref<string>;
  /** What the picture that was asked about shows right now; null = nothing was asked about. */
  readonly looked: ShallowRef<Looked | null>;
  show(topic: string): void;
  /** Explains the chart with this id, with the numbers of what it shows. */
  explain(chartId: string, said: readonly string[], read: readonly string[]): void;
}

export function createHelp(): Help {
  const open = ref(false);
  const topic = ref('edge-of-stability');
  const looked = shallowRef<Looked | null>(null);
  return {
    open,
    topic,
    looked,
    show(id) {
      looked.value = null;
      topic.value = id;
      open.value = true;
    },
    explain(chartId, said, read) {
      const id = topicOfChart(chartId);
      looked.value = { topic: id, said, read };
      open.value = true;
      topic.value = id;
    },
  };
}
