/** A typed formula → DAG. mathjs only parses; its tree is translated node by node or refused. */
import type { MathNode } from 'mathjs/number';
import { type Answer, accept, type Refusal, refuse } from '../../src-shared/answer';
import type { Dag } from '../engine/dag';
import { DagBuilder } from './dag-builder';
import { MAX_LENGTH, screenLine } from './formula-screening';
import { type Line, linesOf } from './lines';
import { takenBy } from './names';
import { parseTree } from './parse';
import { pointing, type SourceText, sourceOf } from './source-text';
import { nameToTex, toTex } from './tex';
import { translate, type Translation } from './translate';

export interface FormulaNames {
  readonly variables: readonly string[];
  /** Names that may be used as parameters. */
  readonly parameters: readonly string[];
}

export interface ParsedFormula {
  /** Its parameters are those the text uses, in order of appearance. */
  readonly dag: Dag;
  readonly root: number;
  /** The loss with its named sub-expressions, as typed. */
  readonly tex: string;
}

/**
 * Reads a formula of at most 4 000 characters: lines `name = expression`, of which the last is the loss and may stand without a
 * name or as f(x, y) = …. Refusals carry `where` and the span in `text`. Time and nodes are bounded by the length of the text.
 */
export function parseFormula(text: string, names: FormulaNames, where = 'problem.params.formula'): Answer<ParsedFormula> {
  if (text.length > MAX_LENGTH)
    return refuse('formula-too-long', where, `The formula has ${text.length} characters.`, `Use at most ${MAX_LENGTH}.`);
  const source = sourceOf(text);
  const lines = linesOf(source, where);
  if (!lines.ok) return lines;
  const used: string[] = [];
  const build = new DagBuilder('exact');
  const defined = new Map<string, number>();
  const written: string[] = [];
  const variables = names.variables.map((_, index) => build.variable(index));
  let root = 0;
  for (const [number, line] of lines.value.entries()) {
    const last = number === lines.value.length - 1;
    const refusal = checkName(line, names, defined, last, source, where) ?? screenLine(line, source, where);
    if (refusal) return { ok: false, refusal };
    const tree = treeOf(line, source, where);
    if (!tree.ok) return tree;
    const known = [...names.variables, ...names.parameters, ...defined.keys()];
    const symbol = (name: string) => {
      const index = names.variables.indexOf(name);
      if (index >= 0) return variables[index]!;
      const own = defined.get(name);
      if (own !== undefined) return own;
      if (!names.parameters.includes(name)) return null;
      if (!used.includes(name)) used.push(name);
      return build.parameter(used.indexOf(name));
    };
    const node = translate(tree.value, { build, symbol, known, line, source, where });
    if (typeof node !== 'number') return { ok: false, refusal: node };
    root = node;
    const left = last ? `f(${names.variables.map(nameToTex).join(',\\,')})` : nameToTex(line.name!);
    written.push(`${left}&=${lineToTex(tree.value, names.variables, { known, line, source, where })}`);
    if (line.name !== null && !last) defined.set(line.name, node);
  }
  return accept({ dag: { variables: names.variables, parameters: used, nodes: build.nodes }, root, tex: aligned(written) });
}

function treeOf(line: Line, source: SourceText, where: string): Answer<MathNode> {
  try {
    return accept(parseTree(line.text));
  } catch (error) {
    if (error instanceof RangeError) {
      const { refusal } = refuse('formula-too-deep', where, 'The formula is nested too deeply.', 'Simplify it.');
      return { ok: false, refusal: pointing(refusal, source, line.at, line.at + line.text.length) };
    }
    const char = typeof error === 'object' && error !== null && 'char' in error && typeof error.char === 'number' ? error.char - 1 : 0;
    const at = Math.min(Math.max(char, 0), line.text.length - 1);
    const what = char >= line.text.length ? 'The formula ends too early.' : `The formula cannot be read at “${line.text[at]!}”.`;
    const advice = 'Check what stands there; a product is x*y or x y, a power x^2.';
    return { ok: false, refusal: pointing(refuse('formula-syntax', where, what, advice).refusal, source, line.at + at, line.at + at + 1) };
  }
}

function checkName(
  { name, nameAt, inputs }: Line,
  { variables, parameters }: FormulaNames,
  defined: ReadonlyMap<string, number>,
  last: boolean,
  source: SourceText,
  where: string,
): Refusal | null {
  if (name === null) return null;
  const taken = variables.includes(name)
    ? `${name} is a variable`
    : parameters.includes(name)
      ? `${name} is a parameter`
      : defined.has(name)
        ? `${name} is defined twice`
        : takenBy(name);
  const at = [source, nameAt, nameAt + name.length] as const;
  if (taken) return pointing(refuse('name-taken', where, `${taken}.`, 'Choose another name.').refusal, ...at);
  const same = inputs === null || (inputs.length === variables.length && variables.every((variable) => inputs.includes(variable)));
  if (same || !last) return null;
  const what = `${name} is written as a function of ${inputs.join(', ')}, the variables are ${variables.join(', ')}.`;
  return pointing(refuse('formula-inputs', where, what, 'Change one of them.').refusal, ...at);
}

/** The line as typed; earlier names stay names. It was translated before, so nothing is refused. */
function lineToTex(
  tree: MathNode,
  variables: readonly string[],
  context: Pick<Translation, 'known' | 'line' | 'source' | 'where'>,
): string {
  const build = new DagBuilder('written');
  const symbol = (name: string) => (context.known.includes(name) ? build.parameter(context.known.indexOf(name)) : null);
  const root = translate(tree, { ...context, build, symbol });
  if (typeof root !== 'number') throw new Error(`a line read once was refused: ${root.what}`);
  return toTex({ dag: { variables, parameters: context.known, nodes: build.nodes }, root });
}

function aligned(lines: readonly string[]): string {
  return lines.length === 1 ? lines[0]!.replace('&=', '=') : `\\begin{aligned}${lines.join('\\\\')}\\end{aligned}`;
}
