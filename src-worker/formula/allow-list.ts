/** Translation of the parser's tree, node by node: what is not listed here is refused. */
import type { ConstantNode, FunctionNode, MathNode, OperatorNode, ParenthesisNode, SymbolNode } from 'mathjs/number';
import { type Refusal, refuse } from '../../src-shared/answer';
import { CONSTANTS, type Expression, FUNCTIONS, type FunctionName, OPERATORS, type Operator } from './expression';
import { nearestName } from './suggest';

const MAX_DEPTH = 100;

export interface Context {
  /** The screened text, for positions. */
  readonly text: string;
  /** Names that stand for numbers besides the constants. */
  readonly symbols: readonly string[];
  readonly where: string;
}

/** The expression, or why there is none. Depth is bounded by MAX_DEPTH, size by the length of the text. */
export function nodeToExpression(node: MathNode, context: Context, depth = 0): Expression | Refusal {
  if (depth > MAX_DEPTH)
    return refuse('expression-too-deep', context.where, 'The expression is nested too deeply.', 'Simplify it.').refusal;
  switch (node.type) {
    case 'ConstantNode':
      return constantOf(node as ConstantNode, context);
    case 'SymbolNode':
      return symbolOf((node as SymbolNode).name, context);
    case 'ParenthesisNode':
      return nodeToExpression((node as ParenthesisNode).content, context, depth + 1);
    case 'OperatorNode':
      return operationOf(node as OperatorNode, context, depth);
    case 'FunctionNode':
      return callOf(node as FunctionNode, context, depth);
    default:
      return notAllowed(context);
  }
}

function constantOf(node: ConstantNode, context: Context): Expression | Refusal {
  // The parser's constants also hold text, true, null and undefined.
  const value: unknown = node.value;
  if (typeof value !== 'number') return notAllowed(context);
  if (!Number.isFinite(value))
    return refuse('expression-number', context.where, 'A number in the expression is too large.', 'Use numbers below 1.8e308.').refusal;
  return { kind: 'number', value };
}

function symbolOf(name: string, context: Context): Expression | Refusal {
  if (Object.hasOwn(CONSTANTS, name) || context.symbols.includes(name)) return { kind: 'symbol', name };
  if (Object.hasOwn(FUNCTIONS, name))
    return refuse('expression-function', context.where, `${name} at position ${at(name, context)} needs an argument.`, `Write ${name}(…).`)
      .refusal;
  return unknown(name, [...context.symbols, ...Object.keys(CONSTANTS)], context);
}

function operationOf(node: OperatorNode, context: Context, depth: number): Expression | Refusal {
  if (node.implicit)
    return refuse('expression-implicit', context.where, 'There is a multiplication without a sign.', 'Write it out, for example 1.02*etaC.')
      .refusal;
  const operands = node.args.map((argument) => nodeToExpression(argument, context, depth + 1));
  const refused = operands.find((operand) => 'code' in operand);
  if (refused) return refused;
  const [left, right] = operands as Expression[];
  if (left && !right) {
    if (node.fn === 'unaryMinus') return { kind: 'negative', of: left };
    if (node.fn === 'unaryPlus') return left;
    return notAllowed(context);
  }
  const operator = OPERATORS.find((sign): sign is Operator => sign === (node.op as string));
  return left && right && operator && operands.length === 2 ? { kind: 'binary', operator, left, right } : notAllowed(context);
}

function callOf(node: FunctionNode, context: Context, depth: number): Expression | Refusal {
  const callee: unknown = node.fn;
  const name = isNamed(callee) ? callee.name : null;
  if (name === null) return notAllowed(context);
  if (context.symbols.includes(name) || Object.hasOwn(CONSTANTS, name))
    return refuse(
      'expression-implicit',
      context.where,
      `${name} at position ${at(name, context)} is a number, not a function.`,
      `Write ${name}*(…).`,
    ).refusal;
  if (!Object.hasOwn(FUNCTIONS, name)) return unknown(name, Object.keys(FUNCTIONS), context);
  const [argument] = node.args;
  if (node.args.length !== 1 || !argument)
    return refuse('expression-function', context.where, `${name} takes one argument.`, `Write ${name}(…).`).refusal;
  const inner = nodeToExpression(argument, context, depth + 1);
  return 'code' in inner ? inner : { kind: 'call', name: name as FunctionName, argument: inner };
}

export function isNamed(value: unknown): value is { type: 'SymbolNode'; name: string } {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'SymbolNode' && 'name' in value;
}

function unknown(name: string, known: readonly string[], context: Context): Refusal {
  const nearest = nearestName(name, known);
  return refuse(
    'expression-unknown',
    context.where,
    `${name} at position ${at(name, context)} is not known here.`,
    nearest ? `Did you mean ${nearest}?` : `Known are ${known.join(', ')}.`,
  ).refusal;
}

function notAllowed(context: Context): Refusal {
  const functions = Object.keys(FUNCTIONS).join(', ');
  return refuse(
    'expression-not-allowed',
    context.where,
    'The expression uses something other than numbers, names, operators and functions.',
    `Use numbers, ${[...context.symbols, 'pi', 'e'].join(', ')}, + - * / ^ and ${functions}.`,
  ).refusal;
}

/** Position of a name in the text, counted from 1. */
function at(name: string, context: Context): number {
  return context.text.search(new RegExp(`(?<![A-Za-z0-9_.])${name.replaceAll(/\W/g, '')}(?![A-Za-z0-9_])`)) + 1;
}
