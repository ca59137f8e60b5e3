/** Takes out of a log what is the user's own: names, paths, titles, texts. What is left says what the program did. */

const REMOVED = '‹removed›';

/** Texts shorter than this are only taken out as whole words: a user called `al` would empty every line. */
const SHORT = 4;

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** The texts in any case and with either kind of slash, the longest first, so that no part of one is left. */
function patternOf(secrets: readonly string[]): RegExp | null {
  const given = [...new Set(secrets.map((secret) => secret.trim()).filter((secret) => secret.length > 0))];
  const parts = given
    .sort((a, b) => b.length - a.length)
    .map((secret) => {
      const pattern = secret
        .split(/[\\/]+/)
        .map(escaped)
        .join('[\\\\/]+');
      return secret.length < SHORT ? `(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])` : pattern;
    });
  return parts.length === 0 ? null : new RegExp(parts.join('|'), 'giu');
}

/** Where the program's own files lie is the user's business, their names are not. */
const OWN_FILE = /[\\/]([\w.-]+\.(?:js|mjs|cjs|ts|vue|node))$/;
const ownName = (path: string) => {
  const name = OWN_FILE.exec(path)?.[1];
  return name === undefined ? '‹path›' : `‹path›/${name}`;
};

/** Paths end at quotes, brackets, a colon or white space. */
const REST = String.raw`[^\s"'()<>|:]`;
const PATHS = new RegExp(
  String.raw`file:\/\/${REST}+(?::[\\/]${REST}+)?|(?<![\w:/.])(?:[a-z]:[\\/]|\\\\)${REST}*|(?<![\w:/.<›])\/${REST}+`,
  'giu',
);
const QUOTED = /“[^”\n]*”|„[^“\n]*“|‘[^’\n]*’|"[^"\n]*"|'[^'\n]*'|`[^`\n]*`/gu;
const MAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu;

/** `secrets`: the user's name, home folder, host, and the titles of the project. Quoted texts and paths are taken out whatever they say. */
export function redacted(text: string, secrets: readonly string[]): string {
  const known = patternOf(secrets);
  const without = (from: string) => (known === null ? from : from.replace(known, REMOVED));
  const quoted = without(text).replace(QUOTED, (found) => `${found[0]}${REMOVED}${found.at(-1)}`);
  // Once more: what was taken out may have stood within one of them.
  return without(quoted.replace(PATHS, ownName).replace(MAIL, REMOVED));
}
