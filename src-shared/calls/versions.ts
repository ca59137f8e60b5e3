/** Calls about damaged projects and kept versions. */
import type { Answer } from '../answer';
import type { ProjectVersions, Salvaged, VersionDifference } from '../versions';

export interface VersionCalls {
  /**
   * Brings what can be read of a damaged file into a new project beside it and opens that; the damaged file is never written. null = ask
   * for the file with the system's dialog.
   */
  salvageProject(path: string | null): Answer<Salvaged>;
  /** The kept versions of the project at `path`, which may be damaged or gone; null = of the open one. */
  versions(path: string | null): Answer<ProjectVersions>;
  /** What differs between a version of the open project and the project now. */
  versionDifference(id: string): Answer<VersionDifference>;
  /** Keeps a version of the open project; the value is its path. */
  keepVersion(): Answer<string>;
  /** Copies a version to a new file beside the project and opens that; the value is its path. The project itself is never written. */
  restoreVersion(path: string | null, id: string): Answer<string>;
}

export const VERSION_CALLS = {
  salvageProject: true,
  versions: true,
  versionDifference: true,
  keepVersion: true,
  restoreVersion: true,
} satisfies Record<keyof VersionCalls, true>;
