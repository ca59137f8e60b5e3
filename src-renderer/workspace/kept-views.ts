/** What of the charts is about to be stored: sent before an undo, so that steps come in the order they were made. */
export interface KeptViews {
  /** `send` is called before the next undo; answers the function that takes it away again. */
  add(send: () => Promise<void>): () => void;
  flush(): Promise<void>;
}

export function createKeptViews(): KeptViews {
  const waiting = new Set<() => Promise<void>>();
  return {
    add(send) {
      waiting.add(send);
      return () => waiting.delete(send);
    },
    async flush() {
      await Promise.all([...waiting].map((send) => send()));
    },
  };
}
