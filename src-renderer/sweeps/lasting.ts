import { onScopeDispose, ref, watch, type Ref } from 'vue';

/** Shorter than this it would only flicker. */
const MOMENT_MS = 100;

/** True once `source()` has been true for more than a moment. */
export function useLasting(source: () => boolean): Ref<boolean> {
  const lasting = ref(false);
  let timer: ReturnType<typeof setTimeout> | null = null;
  function cancel(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  }
  watch(
    source,
    (on) => {
      cancel();
      if (on) timer = setTimeout(() => (lasting.value = true), MOMENT_MS);
      else lasting.value = false;
    },
    { immediate: true },
  );
  onScopeDispose(cancel);
  return lasting;
}
