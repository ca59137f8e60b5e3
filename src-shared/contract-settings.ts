/** What a user sets for all projects, and what the program says of itself. */
import type { Language } from './language';

export interface Settings {
  readonly theme: 'system' | 'light' | 'dark';
  /** Simulation threads; 0 = as many as the machine has cores less one, at least one. */
  readonly threads: number;
  /** `system` = as the system is set, where there are words for it. */
  readonly language: Language | 'system';
  /** Decimal mark of the numbers shown; `language` = as the language writes them. Exports always have the point. */
  readonly numbers: 'language' | 'point' | 'comma';
  /** Keeps the arrangement of the charts with the project as it changes. */
  readonly keepLayout: boolean;
  /** How loud orbits are played, from 0 to 1. */
  readonly volume: number;
  /** The tour of the window was shown; it is offered once. */
  readonly tourSeen: boolean;
}

/** Some of the settings. */
export type SettingsChange = { readonly [Key in keyof Settings]?: Settings[Key] | undefined };

export interface AppInfo {
  readonly version: string;
  readonly electron: string;
  readonly chrome: string;
  readonly node: string;
  readonly v8: string;
  readonly platform: string;
  /** True for a build made with a runtime that is not the official one. */
  readonly testBuild: boolean;
}
