/** Charts of a stored run as PNG files. */
import type { RunView } from '../../src-shared/views';
import type { LabSession } from '../lab/lab';

export async function writeFigures(_lab: LabSession, _run: RunView, _folder: string): Promise<readonly string[]> {
  return [];
}
