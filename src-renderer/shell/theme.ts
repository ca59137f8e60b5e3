import { computed, ref, watch, type ComputedRef } from 'vue';
import type { Preferences } from '../preferences/preferences';

export interface Theme {
  readonly shown: ComputedRef<'light' | 'dark'>;
  toggle(): void;
}

/** Light, dark or as the system; written to the document so that `tokens.css` follows. */
export function createTheme({ settings, change }: Preferences): Theme {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const systemDark = ref(system.matches);
  system.addEventListener('change', () => (systemDark.value = system.matches));
  const shown = computed(() => (settings.value.theme === 'system' ? (systemDark.value ? 'dark' : 'light') : settings.value.theme));
  watch(shown, (theme) => (document.documentElement.dataset['theme'] = theme), { immediate: true });
  return { shown, toggle: () => change({ theme: shown.value === 'dark' ? 'light' : 'dark' }) };
}
