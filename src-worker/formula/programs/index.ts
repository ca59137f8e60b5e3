/** A problem's map written out for other programs. */
import type { SystemFile, SystemFormat } from '../../../src-shared/formula-reading';
import { autoFiles } from './auto';
import { juliaFiles, pythonFiles } from './scripts';
import type { DescentSystem } from './system';
import { xppFiles } from './xpp';

const WRITERS: Readonly<Record<SystemFormat, (system: DescentSystem) => readonly SystemFile[]>> = {
  auto: autoFiles,
  xpp: xppFiles,
  python: pythonFiles,
  julia: juliaFiles,
};

/** The files of the system in the format, the one to start with first. */
export function programFiles(system: DescentSystem, format: SystemFormat): readonly SystemFile[] {
  return WRITERS[format](system);
}

export type { DescentSystem } from './system';
