/** The parser's tree of one line → nodes of a DAG; what is not listed here is refused. */
import type { ConstantNode, FunctionNode, MathNode, OperatorNode, ParenthesisNode, SymbolNode } from 'mathjs/number';
import { type Refusal, refuse } from '../../src-shared/answer';
import { isNamed } from './allow-list';
import type { BinaryOp, DagBuilder } from './dag-builder';
import type { Line } from './lines';
import { CONSTANTS, FUNCTION_NAMES, functionNamed } from './names';
import { pointing, type SourceText } from './source-text';
import { nearestName } from './suggest';

/** Of nested brackets, powers and signs; long sums and products do not count. */
const MAX_DEPTH = 200;
const OPERATIONS: Readonly<Record<string, BinaryOp>> = { '+': 'add', '-': 'subtract', '*': 'multiply', '/': 'divide', '^': 'power' };

export interface Translation {
  readonly build: DagBuilder;
  /** The node a name stands for, or null. */
  readonly symbol: (name: string) => number | null;
  /** All names that stand for numbers, for suggestions. */
  readonly known: readonly string[];
  readonly line: Line;
  readonly source: SourceText;
  readonly where: string;
}

/** Thrown inside the translation and caught at its end: the only way out of a deep tree. */
class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.what);
  }
}

/** The node of the tree's value, or why there is none. */
export function translate(tree: MathNode, context: Translation): number | Refusal {
  try {
    return new Translator(context).node(tree, 0);
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}

class Translator {
  /** Names of the line in the order written, which is the order in which the tree is walked. */
  private readonly words: readonly RegExpExecArray[];
  private next = 0;

  constructor(private readonly context: Translation) {
    this.words = [...context.line.text.matchAll(/(?<![\w.])(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|([A-Za-z_]\w*)/g)].filter(
      (match) => match[1] !== undefined,
    );
  }

  node(node: MathNode, depth: number): number {
    if (depth > MAX_DEPTH) this.refuse('formula-too-deep', 'The formula is nested too deeply.', 'Simplify it, or name sub-expressions.');
    const { build } = this.context;
    switch (node.type) {
      case 'ConstantNode': {
        const value: unknown = (node as ConstantNode).value;
        if (typeof value !== 'number') return this.notAllowed();
        if (!Number.isFinite(value)) this.refuse('formula-number', 'A number is not finite.', 'Use numbers below 1.8e308.');
        return build.number(value);
      }
      case 'SymbolNode':
        return this.symbol((node as SymbolNode).name);
      case 'ParenthesisNode':
        return this.node((node as ParenthesisNode).content, depth + 1);
      case 'OperatorNode':
        return this.operation(node as OperatorNode, depth);
      case 'FunctionNode':
        return this.call(node as FunctionNode, depth);
      default:
        return this.notAllowed();
    }
  }

  /** Walks down the left operands in a loop: a sum of a thousand terms is not deep. */
  private operation(top: OperatorNode, depth: number): number {
    const chain: OperatorNode[] = [];
    let left: MathNode = top;
    while (left.type === 'OperatorNode' && (left as OperatorNode).args.length === 2) {
      chain.push(left as OperatorNode);
      left = (left as OperatorNode).args[0]!;
    }
    const { build } = this.context;
    if (chain.length === 0) {
      const [argument] = top.args;
      if (top.args.length !== 1 || !argument) return this.notAllowed();
      if (top.fn === 'unaryMinus') return build.negate(this.node(argument, depth + 1));
      return top.fn === 'unaryPlus' ? this.node(argument, depth + 1) : this.notAllowed();
    }
    let value = this.node(left, depth + 1);
    for (const node of chain.reverse()) {
      const sign: string = node.op;
      const operation = Object.hasOwn(OPERATIONS, sign) ? OPERATIONS[sign] : undefined;
      if (!operation) return this.notAllowed();
      value = build.binary(operation, value, this.node(node.args[1]!, depth + 1));
    }
    return value;
  }

  private symbol(name: string): number {
    const [from, to] = this.take(name);
    const { symbol, build, known } = this.context;
    const index = symbol(name);
    if (index !== null) return index;
    if (Object.hasOwn(CONSTANTS, name)) return build.number(CONSTANTS[name]!);
    if (FUNCTION_NAMES.includes(name)) this.refuse('formula-function', `${name} needs an argument.`, `Write ${name}(…).`, from, to);
    const product = asProduct(name, known);
    // Any letter is near any other.
    const nearest = nearestName(name, name.length > 1 ? [...known, ...Object.keys(CONSTANTS)] : known.filter((one) => one.length > 1));
    const meant = product ? `For a product write ${product}; if` : nearest ? `Did you mean ${nearest}? If` : 'If';
    return this.refuse('unknown-symbol', `${name} has no value.`, `${meant} it is a parameter, add it as a parameter.`, from, to);
  }

  private call(node: FunctionNode, depth: number): number {
    const callee: unknown = node.fn;
    if (!isNamed(callee)) return this.notAllowed();
    const { name } = callee;
    const [from, to] = this.take(name);
    const { build, known } = this.context;
    if (known.includes(name) || Object.hasOwn(CONSTANTS, name))
      this.refuse('formula-call', `${name} is a number, not a function.`, `For a product write ${name}*(…).`, from, to);
    const args = () => node.args.map((argument) => this.node(argument, depth + 1));
    if (name === 'max' || name === 'min') {
      if (node.args.length < 2) this.refuse('formula-arguments', `${name} takes two or more arguments.`, `Write ${name}(a, b).`, from, to);
      return args().reduce((a, b) => build.binary(name, a, b));
    }
    const apply = functionNamed(name);
    if (!apply) {
      const nearest = nearestName(name, FUNCTION_NAMES);
      const advice = nearest ? `Did you mean ${nearest}?` : `Functions are ${FUNCTION_NAMES.join(', ')}.`;
      return this.refuse('unknown-function', `There is no function ${name}.`, advice, from, to);
    }
    if (node.args.length !== 1)
      this.refuse(
        'formula-arguments',
        `${name} takes one argument.`,
        `Write ${name}(…), with decimal points rather than commas.`,
        from,
        to,
      );
    return build.apply(apply, args()[0]!);
  }

  /** Where the next name stands in the line. */
  private take(name: string): readonly [number, number] {
    let word = this.words[this.next++];
    while (word && word[0] !== name) word = this.words[this.next++];
    return word ? [word.index, word.index + name.length] : [0, this.context.line.text.length];
  }

  private notAllowed(): never {
    return this.refuse(
      'formula-not-allowed',
      'The formula uses something other than numbers, names, + - * / ^ and functions.',
      `Functions are ${FUNCTION_NAMES.join(', ')}.`,
    );
  }

  private refuse(code: string, what: string, advice: string, from = 0, to = this.context.line.text.length): never {
    const { source, line, where } = this.context;
    throw new Refused(pointing(refuse(code, where, what, advice).refusal, source, line.at + from, line.at + to));
  }
}

/** `xy` as `x*y` where both are known names, else null. */
function asProduct(name: string, known: readonly string[]): string | null {
  for (let i = 1; i < name.length; i++)
    if (known.includes(name.slice(0, i)) && known.includes(name.slice(i))) return `${name.slice(0, i)}*${name.slice(i)}`;
  return null;
}
