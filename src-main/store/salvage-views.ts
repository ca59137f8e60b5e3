/** The report, the columns and saved filters of the history, the arrangement and zooms of the charts and the baseline of a damaged file. */
import { readReport } from '../../src-shared/report/report';
import type { Connection } from './connection';
import { writeMeta } from './meta';
import { quietly } from './salvage-series';
import { transaction } from './session';

const isJson = (text: string) => quietly(() => JSON.parse(text) as unknown) !== undefined;

interface Text {
  readonly key: 'report' | 'history_view' | 'layout' | 'zooms' | 'baseline';
  /** What the value has to be; whoever reads it looks closer. */
  readable(text: string, fresh: Connection): boolean;
  readonly lost: string;
}

const isRun = (text: string, fresh: Connection) => fresh.get('SELECT 1 FROM run WHERE id = ?', Number(text)) !== undefined;

const TEXTS: readonly Text[] = [
  { key: 'report', readable: (text) => readReport(text) !== null, lost: 'The report could not be read.' },
  { key: 'history_view', readable: isJson, lost: 'The columns and saved filters of the history could not be read.' },
  { key: 'layout', readable: isJson, lost: 'The arrangement of the charts could not be read.' },
  { key: 'zooms', readable: isJson, lost: 'The zooms of the charts could not be read.' },
  { key: 'baseline', readable: isRun, lost: 'Which run is the baseline could not be read.' },
];

/** Takes over what can be read of them, as it is found: these texts carry no checksum. A sentence for each that could not be. */
export function takeViews(damaged: Connection, fresh: Connection): readonly string[] {
  const remarks: string[] = [];
  transaction(fresh, () => {
    for (const { key, readable, lost } of TEXTS) {
      const found = quietly(() => ({ row: damaged.get('SELECT value FROM meta WHERE key = ?', key) }));
      const value = found?.row?.['value'];
      if (found && (found.row === undefined || value === '')) continue;
      if (typeof value === 'string' && readable(value, fresh)) writeMeta(fresh, key, value);
      else remarks.push(lost);
    }
  });
  return remarks;
}
