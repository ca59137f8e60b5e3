/** Skia rounds a page to whole points. The exact size is put in by an incremental update (ISO 32000-1, 7.5.6). */

/**
 * The one-page document with the media box `width × height` points. Its page has to be as large or larger: the box is cut from the
 * upper left corner, where drawing begins.
 */
export function withPageSize(pdf: Buffer, width: number, height: number): Buffer {
  const text = pdf.toString('latin1');
  const page = /\n(\d+) 0 obj\n(<<\/Type \/Page\n(?:(?!endobj)[^])*?\/MediaBox \[0 0 [\d.]+ ([\d.]+)\](?:(?!endobj)[^])*?)\nendobj/.exec(
    text,
  );
  const trailer = /trailer\n<<([^]*?)>>\nstartxref\n(\d+)\n%%EOF\s*$/.exec(text);
  if (page === null || trailer === null) throw new Error('the document is not as Skia writes it');
  const [, number = '', body = '', full = ''] = page;
  const [, entries = '', before = ''] = trailer;
  const box = [0, Number(full) - height, width, Number(full)].map((side) => Number(side.toFixed(4))).join(' ');
  const exact = body.replace(/\/MediaBox \[[^\]]*\]/, `/MediaBox [${box}]`);
  const object = `\n${number} 0 obj\n${exact}\nendobj\n`;
  const offset = String(pdf.length + 1).padStart(10, '0');
  const start = pdf.length + object.length;
  const table = `xref\n${number} 1\n${offset} 00000 n \ntrailer\n<<${entries}\n/Prev ${before}>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.concat([pdf, Buffer.from(object + table, 'latin1')]);
}
