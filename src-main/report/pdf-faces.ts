/** The faces of one document, with the characters it may hold and no others: a font of 6 000 glyphs takes a second to be read. */
import { faces, nameOf, type Face } from '../figure/faces';
import { FontFile, fontWith } from '../figure/font-subset';
import type { ReportDocument } from '../../src-shared/report/document';

/** Latin, Greek and what the writer adds by itself. */
const ALWAYS = `${String.fromCodePoint(...range(0x20, 0x17f), ...range(0x391, 0x3c9))}•…–—“”„‘’`;

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, n) => first + n);
}

/** TrueType fonts by face. */
export function facesFor(document: ReportDocument): readonly (readonly [Face, Buffer])[] {
  const texts: string[] = [ALWAYS];
  // Every text of the document, whatever it is part of; of drawings the letters of their file.
  JSON.stringify(document, (_, value: unknown) => {
    if (value instanceof Uint8Array) {
      if (value[0] === '<'.charCodeAt(0)) texts.push(Buffer.from(value).toString('utf8'));
      return null;
    }
    if (typeof value === 'string') texts.push(value);
    return value;
  });
  const characters = [...new Set(texts.join(''))].join('');
  const kept = (face: Face, bytes: Buffer) => [face, fontWith(new FontFile(bytes), characters, nameOf(face))] as const;
  return Object.entries(faces()).map(([face, bytes]) => kept(face as Face, bytes));
}
