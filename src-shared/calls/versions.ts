/** Calls about damaged projects and their kept versions. */
import type { Answer } from '../answer';
import type { Salvaged } from '../versions';

export interface VersionCalls {
  /**
   * Brings what can be read of a damaged file into a new project beside it and opens that; the damaged file is never written. null = ask
   * for the file with the system's dialog.
   */
  salvageProject(path: string | null): Answer<Salvaged>;
}

export const VERSION_CALLS = { salvageProject: true } satisfies Record<keyof VersionCalls, true>;
