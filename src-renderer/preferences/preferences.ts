import { computed, ref, shallowRef, type ComputedRef, type ShallowRef, type Ref } from 'vue';
import type { Lab, Settings, SettingsChange } from '../../src-shared/contract';
import { decimalMarkOf, languageOf, type DecimalMark, type Language } from '../../src-shared/language';

/** What the user set, and what follows from it. */
export interface Preferences {
  readonly settings: ShallowRef<Settings>;
  readonly language: ComputedRef<Language>;
  readonly decimalMark: ComputedRef<DecimalMark>;
  /** Whether the dialog is open. */
  readonly open: Ref<boolean>;
  load(): Promise<void>;
  change(part: SettingsChange): void;
}

/** What holds until the stored settings have come: as at a first start. */
const UNTIL_LOADED: Settings = {
  theme: 'system',
  threads: 0,
  language: 'system',
  numbers: 'language',
  keepLayout: true,
  volume: 0.5,
  tourSeen: true,
};

export function createPreferences(lab: Lab): Preferences {
  const settings = shallowRef<Settings>(UNTIL_LOADED);
  lab.on('settings', (next) => (settings.value = next));
  const language = computed(() => languageOf(settings.value.language, navigator.language));
  return {
    settings,
    language,
    decimalMark: computed(() => decimalMarkOf(settings.value.numbers, language.value)),
    open: ref(false),
    load: async () => void (settings.value = await lab.settings()),
    change(part) {
      // Shown at once; what main answers is the same.
      settings.value = { ...settings.value, ...part } as Settings;
      void lab.changeSettings(part);
    },
  };
}
