import { ref, type Ref } from 'vue';
import { topicOfChart } from './topics';

/** The help dialog: whether it is open and which topic it shows. */
export interface Help {
  readonly open: Ref<boolean>;
  readonly topic: Ref<string>;
  show(topic: string): void;
  /** Explains the chart with this id. */
  explain(chartId: string): void;
}

export function createHelp(): Help {
  const open = ref(false);
  const topic = ref('edge-of-stability');
  function show(id: string): void {
    topic.value = id;
    open.value = true;
  }
  return { open, topic, show, explain: (chartId) => show(topicOfChart(chartId)) };
}
