import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue';
import { giveUpTurn, takeTurn } from './drawing-turns';

/** `source()` as it is when its turn has come, among charts and other slow parts: each is put on screen in a task of its own. */
export function inTurn<T>(source: () => T): Readonly<ShallowRef<T | null>> {
  const shown = shallowRef<T | null>(null);
  const take = () => void (shown.value = source());
  watch(source, () => takeTurn(take), { immediate: true });
  onScopeDispose(() => giveUpTurn(take));
  return shown;
}

/** A list that grows by `step` entries a turn, so that mounting a long one never holds the window. */
export function growing<T>(source: () => readonly T[], step: number): Readonly<ShallowRef<readonly T[]>> {
  const shown = shallowRef<readonly T[]>([]);
  function grow(): void {
    const whole = source();
    const next = Math.min(whole.length, shown.value.length + step);
    shown.value = whole.slice(0, next);
    if (next < whole.length) takeTurn(grow);
  }
  watch(
    source,
    () => {
      shown.value = [];
      takeTurn(grow);
    },
    { immediate: true },
  );
  onScopeDispose(() => giveUpTurn(grow));
  return shown;
}
