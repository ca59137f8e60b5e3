import { writeFileSync } from 'node:fs';
import { it } from 'vitest';
import { reportPdf } from '../../src-main/report/pdf';
import { reportHtml } from '../../src-main/report/html';
import { sample } from './sample';
it('writes', async () => {
  const t = performance.now();
  const pdf = await reportPdf(sample());
  console.log(performance.now() - t, pdf.length);
  writeFileSync('/tmp/shots/report/a.pdf', pdf);
  writeFileSync('/tmp/shots/report/a.html', reportHtml(sample()));
});
