/** Events of the contract that come from the lab (menu and settings belong to the window's host). */
import type { Events } from '../../src-shared/contract';

export type LabEvent =
  | 'progress'
  | 'queue'
  | 'runChanged'
  | 'project'
  | 'studyProgress'
  | 'explored'
  | 'sweepProgress'
  | 'sweepChanged'
  | 'changedOnDisk'
  | 'reproduceProgress'
  | 'exportProgress'
  | 'importProgress'
  | 'trouble';
export type Emit = <Name extends LabEvent>(event: Name, payload: Events[Name]) => void;
