/** Formulas in TeX (as KaTeX reads it). */
import type { Dag, DagNode, Expression, FunctionName } from '../engine/dag';
import { LEVEL, type Notation, type Piece, printed } from './print';

const GREEK = new Set(
  'alpha beta gamma delta epsilon zeta eta theta kappa lambda mu nu xi rho sigma tau phi chi psi omega Gamma Delta Theta Lambda Sigma Phi Psi Omega'.split(
    ' ',
  ),
);

/** Functions written \name(…); the rest have a form of their own below. */
const NAMES: Partial<Record<FunctionName, string>> = {
  log: '\\log',
  sin: '\\sin',
  cos: '\\cos',
  tan: '\\tan',
  asin: '\\arcsin',
  acos: '\\arccos',
  atan: '\\arctan',
  sinh: '\\sinh',
  cosh: '\\cosh',
  tanh: '\\tanh',
  sigmoid: '\\sigma',
};

/** An expression in TeX; sub-expressions of more than 20 000 characters become an ellipsis. */
export function toTex({ dag, root }: Pick<Expression, 'dag' | 'root'>): string {
  return printed(dag, root, tex).text;
}

/** A name in TeX: Greek letters by name, what follows an underscore (or a trailing number) as subscript. */
export function nameToTex(name: string): string {
  const [front = name, ...parts] = name.split('_');
  const [, stem = front, digits = ''] = /^([A-Za-z]+)(\d*)$/.exec(front) ?? [];
  const below = [digits, ...parts].filter((part) => part !== '').map((part) => (/[A-Za-z]{2}/.test(part) ? `\\mathrm{${part}}` : part));
  const head = GREEK.has(stem) ? `\\${stem}` : stem.length > 1 ? `\\mathrm{${stem}}` : stem;
  return below.length > 0 ? `${head}_{${below.join(',')}}` : head;
}

const tex: Notation = { ellipsis: '\\cdots', longest: 20_000, of: pieceOf };

function pieceOf(node: DagNode, part: (index: number) => Piece, { variables, parameters, nodes }: Dag): Piece {
  const wrapped = (index: number, least: number) => {
    const { text, level } = part(index);
    return level < least ? inBrackets(text) : text;
  };
  switch (node.op) {
    case 'number':
      return numberPiece(node.value);
    case 'variable':
      return atom(nameToTex(variables[node.index]!));
    case 'parameter':
      return atom(nameToTex(parameters[node.index]!));
    case 'negate':
      return { text: `-${wrapped(node.a, LEVEL.product)}`, level: LEVEL.sum };
    case 'apply':
      return applied(node.name, part(node.a));
    case 'max':
    case 'min':
      return atom(`\\${node.op}${inBrackets(`${part(node.a).text},\\,${part(node.b).text}`)}`);
    case 'add':
      return { text: `${part(node.a).text}+${withoutLeadingSign(part(node.b))}`, level: LEVEL.sum };
    case 'subtract':
      return { text: `${part(node.a).text}-${wrapped(node.b, LEVEL.product)}`, level: LEVEL.sum };
    case 'multiply': {
      const left = wrapped(node.a, LEVEL.product);
      const right = wrapped(node.b, LEVEL.product);
      return { text: `${left}${/^[\d.]/.test(right) ? '\\cdot ' : '\\,'}${right}`, level: LEVEL.product };
    }
    case 'divide':
      return { text: `\\frac{${part(node.a).text}}{${part(node.b).text}}`, level: LEVEL.product };
    case 'power': {
      const base = nodes[node.a]!;
      const name = base.op === 'apply' ? NAMES[base.name] : undefined;
      const exponent = nodes[node.b]!;
      if (base.op === 'apply' && name && exponent.op === 'number' && Number.isInteger(exponent.value) && exponent.value > 1)
        return { text: `${name}^{${exponent.value}}${inBrackets(part(base.a).text)}`, level: LEVEL.power };
      return { text: `${wrapped(node.a, LEVEL.atom)}^{${part(node.b).text}}`, level: LEVEL.power };
    }
  }
}

function applied(name: FunctionName, { text }: Piece): Piece {
  switch (name) {
    case 'exp':
      return { text: `e^{${text}}`, level: LEVEL.power };
    case 'expm1':
      return { text: `e^{${text}}-1`, level: LEVEL.sum };
    case 'log1p':
      return named(`\\log${inBrackets(`1+${text}`)}`);
    case 'sqrt':
      return atom(`\\sqrt{${text}}`);
    case 'abs':
      return atom(`\\left|${text}\\right|`);
    default:
      return named(`${NAMES[name] ?? `\\operatorname{${name}}`}${inBrackets(text)}`);
  }
}

/** a + (−b) keeps its brackets. */
function withoutLeadingSign({ text }: Piece): string {
  return text.startsWith('-') ? inBrackets(text) : text;
}

function numberPiece(value: number): Piece {
  if (value === Math.PI) return atom('\\pi');
  if (value === Math.E) return atom('e');
  const [digits = '', exponent] = String(value).split('e');
  const factor = digits === '1' ? '' : `${digits}\\cdot `;
  if (exponent !== undefined) return { text: `${factor}10^{${exponent.replace('+', '')}}`, level: value < 0 ? LEVEL.sum : LEVEL.product };
  return { text: digits, level: value < 0 ? LEVEL.sum : LEVEL.atom };
}

function atom(text: string): Piece {
  return { text, level: LEVEL.atom };
}

/** A function with its argument: its powers need brackets. */
function named(text: string): Piece {
  return { text, level: LEVEL.power };
}

function inBrackets(text: string): string {
  return `\\left(${text}\\right)`;
}
