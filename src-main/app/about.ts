/** What the application is and runs on. */
import { app } from 'electron';
import { devDependencies } from '../../package.json';
import type { AppInfo } from '../../src-shared/contract';
import type { Versions } from '../../src-shared/spec';

/** A runtime of another version than the pinned one is not the official download: such a build is for tests only. */
export function aboutApplication(): AppInfo {
  const { electron = '', chrome = '', node, v8 } = process.versions;
  const platform = `${process.platform}-${process.arch}`;
  return { version: app.getVersion(), electron, chrome, node, v8, platform, testBuild: electron !== devDependencies.electron };
}

/** What every run computed here is stored with; the engine adds its own version. */
export function versions(): Omit<Versions, 'engine'> {
  const { version: application, electron, v8, platform } = aboutApplication();
  return { app: application, runtime: `electron ${electron}`, v8, platform };
}
