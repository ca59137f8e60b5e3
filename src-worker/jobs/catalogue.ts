import type { Catalogue } from '../../src-shared/catalogue';
import { ENGINE_VERSION } from '../engine/version';
import { PROBLEMS } from '../problems';
import { PRESETS, presetInfo } from '../presets';
import { STUDIES } from '../studies';

/** The job `catalogue`: problems and presets as plain data. */
export function catalogue(): Catalogue {
  return {
    engine: ENGINE_VERSION,
    problems: PROBLEMS.map(({ info }) => info),
    presets: PRESETS.map(presetInfo),
    studies: STUDIES.map(({ info }) => info),
  };
}
