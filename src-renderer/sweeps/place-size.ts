import { onMounted, onScopeDispose, shallowRef, type Ref, type ShallowRef } from 'vue';

/** Size of an element in CSS pixels, as it changes. */
export function usePlaceSize(element: Readonly<Ref<HTMLElement | null>>): ShallowRef<{ readonly width: number; readonly height: number }> {
  const size = shallowRef({ width: 1_000, height: 1_000 });
  const observer = new ResizeObserver(([entry]) => {
    if (entry && entry.contentRect.width > 0) size.value = { width: entry.contentRect.width, height: entry.contentRect.height };
  });
  onMounted(() => {
    if (element.value) observer.observe(element.value);
  });
  onScopeDispose(() => observer.disconnect());
  return size;
}
