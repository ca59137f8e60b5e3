import { computed, ref, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue';
import type { Lab, Settings } from '../../src-shared/contract';

export interface Theme {
  readonly settings: ShallowRef<Settings>;
  readonly shown: ComputedRef<'light' | 'dark'>;
  load(): Promise<void>;
  toggle(): void;
}

/** Light, dark or as the system; written to the document so that `tokens.css` follows. */
export function createTheme(lab: Lab): Theme {
  const settings = shallowRef<Settings>({ theme: 'system', threads: 0 });
  const system = matchMedia('(prefers-color-scheme: dark)');
  const systemDark = ref(system.matches);
  system.addEventListener('change', () => (systemDark.value = system.matches));
  const shown = computed(() => (settings.value.theme === 'system' ? (systemDark.value ? 'dark' : 'light') : settings.value.theme));
  watch(shown, (theme) => (document.documentElement.dataset['theme'] = theme), { immediate: true });
  lab.on('settings', (next) => (settings.value = next));
  return {
    settings,
    shown,
    load: async () => void (settings.value = await lab.settings()),
    toggle() {
      const next: Settings = { ...settings.value, theme: shown.value === 'dark' ? 'light' : 'dark' };
      settings.value = next;
      void lab.changeSettings(next);
    },
  };
}
