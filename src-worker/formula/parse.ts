/**
 * Text of a user → checked tree. mathjs only parses; every node is then either translated into our own tree or refused,
 * so nothing that is not on the list below can ever be evaluated.
 */
import { create, parseDependencies, type MathNode } from 'mathjs/number';
import { type Answer, accept, type Refusal } from '../../src-shared/answer';
import { nodeToExpression } from './allow-list';
import type { Expression } from './expression';
import { explainSyntax, screen } from './screening';

const { parse } = create(parseDependencies!);

/** The tree of a text that was screened; throws what the parser throws. */
export function parseTree(text: string): MathNode {
  return parse(text);
}

/**
 * Parses `text` (at most 200 characters) into an expression over the names in `symbols`, + − * / ^, parentheses, the
 * functions sqrt, exp, log (natural), sin, cos, tan, abs and the constants pi and e. Refusals carry `where` and say the position.
 */
export function parseExpression(text: string, symbols: readonly string[], where: string): Answer<Expression> {
  const screened = screen(text, where);
  if (!screened.ok) return screened;
  let tree: MathNode;
  try {
    tree = parse(screened.value);
  } catch (error) {
    return { ok: false, refusal: explainSyntax(error, screened.value, where) };
  }
  const translated = nodeToExpression(tree, { text: screened.value, symbols, where });
  return isRefusal(translated) ? { ok: false, refusal: translated } : accept(translated);
}

function isRefusal(value: Expression | Refusal): value is Refusal {
  return 'code' in value;
}
