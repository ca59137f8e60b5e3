/** `edgelab salvage`: what can be read of a damaged project, in a new one. */
import { resolve } from 'node:path';
import { count } from '../../src-shared/figures';
import { COUNTED, type Salvaged } from '../../src-shared/versions';
import { freeNameFor } from '../lab/versions';
import { documentText } from '../lab/run-document';
import { EXIT, refused, type Host } from './host';
import { textTable } from './text-table';
import { withLab } from './with-lab';

export interface SalvageOptions {
  readonly out?: string;
  readonly json?: boolean;
}

export function salvageCommand(host: Host, file: string, options: SalvageOptions): Promise<number> {
  return withLab(
    host,
    host.dataFolder,
    () => undefined,
    async (lab) => {
      const path = resolve(host.cwd, file);
      const target = options.out === undefined ? await freeNameFor(path, 'salvaged', host.cwd) : resolve(host.cwd, options.out);
      const salvaged = await lab.salvage(path, target);
      if (!salvaged.ok) return refused(host, salvaged.refusal, EXIT.badInput, options.json);
      host.out(options.json ? `${documentText(salvaged.value)}\n` : report(salvaged.value));
      return EXIT.done;
    },
  );
}

function report({ path, found, remarks }: Salvaged): string {
  const rows = COUNTED.map((kind) => [kind, count(found[kind].recovered), count(found[kind].lost)]);
  const table = textTable([['', 'recovered', 'lost'], ...rows], ['left', 'right', 'right']);
  return `${table}\n${remarks.map((remark) => `${remark}\n`).join('')}\n${path}\n`;
}
