/** Every text the program's sources hold has a German one; a new text without one fails here, with its place. */
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../../src-shared/german/catalogue';
import { hasWords } from '../../../src-shared/german/translator';
import { sourceTexts, type SourceText } from './source-texts';

/** Folders and files whose texts users see; the command line speaks English, and so do files. */
const SHOWN = [
  'src-shared/charts',
  'src-worker/presets',
  'src-worker/problems',
  'src-worker/analysis',
  'src-worker/sweeps',
  'src-worker/studies',
];
/** Folders whose sentences users see among much that is for machines: refusals, remarks, advice. */
const SENTENCES = ['src-shared', 'src-worker', 'src-main/lab', 'src-main/store', 'src-main/app', 'src-main/report', 'src-main/figure'];
/** In files, in logs and for bugs: English. */
const WRITTEN =
  /^src-(?:shared\/(?:german|report\/words|bibliography)|main\/(?:app\/(?:menu-german|words|policy)|lab\/(?:job-array-script|diagnostics))|worker\/formula\/programs)/;
/** What looks like a text and is none: faces, colours, formulas, marks of programs. */
const NO_TEXT = /^quantities:|^‖|\w\*\w|\^2(?:\/2)?$|^\(u − target\)|^rgb\(|^'Inter|^\{\{|^yAxisID$/;

/** Formulas, and where a work was published. */
const AS_PRINTED = /^(?:tex|source|default|formula|citation)$/;
const GIVEN_AS = /title|label|name|text|word|description|summary|unit|caption|heading|return|what|advice|note|axis|^say|^legend/i;

/** Whether a literal is a sentence, a clause or a name for people: two words, or one that is given as a title, label and the like. */
function isForPeople({ template, role }: SourceText): boolean {
  if (AS_PRINTED.test(role)) return false;
  const bare = template.replace(/\{\d+\}/g, ' ').replace(/\$[^$]*\$/g, ' ');
  const sentence = /\p{L}{2,}[,.:;]? \p{L}{2,}/u.test(bare);
  return (sentence || (GIVEN_AS.test(role) && / /.test(template) && /\p{L}{3,}/u.test(bare))) && !NO_TEXT.test(template);
}

const known = new Set(Object.keys(CATALOGUE).map((english) => english.trim()));

function missing(texts: readonly SourceText[]): readonly string[] {
  return texts.filter(({ template }) => !known.has(template.trim())).map(({ place, template }) => `${place}: ${template}`);
}

/** A whole sentence that refuses or advises, by where it is given and how it is written. */
function isSentence({ template, role, place }: SourceText): boolean {
  if (WRITTEN.test(place) || AS_PRINTED.test(role)) return false;
  return (
    /^[\p{Lu}“{][^=<>]* [^=<>]*[.?]$/u.test(template) &&
    /refuse#[23]|^what$|^advice$|^notice$|^readOnly$|remarks|say#|^$|^message$/.test(role) &&
    hasWords(template.replace(/\{\d+\}/g, ''))
  );
}

describe('the German catalogue', () => {
  it('has every text of the program', () => {
    expect(missing(sourceTexts(SHOWN).filter(isForPeople))).toEqual([]);
  });

  it('has every refusal', () => {
    expect(missing(sourceTexts(SENTENCES).filter(isSentence))).toEqual([]);
  });
});
