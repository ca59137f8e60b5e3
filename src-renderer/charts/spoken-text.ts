import { onScopeDispose, ref, watch, type Ref } from 'vue';

/** A held key changes the reading thirty times a second; a screen reader is given the one it came to rest on, this many ms later. */
export const SPOKEN_AFTER_MS = 250;

/** `text` for a live region: what it has been for a moment, never the values passed by on the way. */
export function useSpokenText(text: () => string): Readonly<Ref<string>> {
  const spoken = ref('');
  let timer: ReturnType<typeof setTimeout> | null = null;
  watch(text, (next) => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => (spoken.value = next), SPOKEN_AFTER_MS);
  });
  onScopeDispose(() => timer !== null && clearTimeout(timer));
  return spoken;
}
