/** The expressions a user may type: our own small tree, the only thing that is ever evaluated. */

/** Functions of one number; log is the natural logarithm. */
export const FUNCTIONS = {
  sqrt: Math.sqrt,
  exp: Math.exp,
  log: Math.log,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  abs: Math.abs,
} as const;
export type FunctionName = keyof typeof FUNCTIONS;

export const CONSTANTS = { pi: Math.PI, e: Math.E } as const;

export const OPERATORS = ['+', '-', '*', '/', '^'] as const;
export type Operator = (typeof OPERATORS)[number];

export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'symbol'; readonly name: string }
  | { readonly kind: 'negative'; readonly of: Expression }
  | { readonly kind: 'binary'; readonly operator: Operator; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly argument: Expression };

/** Value in double precision, in the order of operations written; `symbols` must hold every symbol of the tree. */
export function evaluate(expression: Expression, symbols: ReadonlyMap<string, number>): number {
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'symbol': {
      const value = symbols.get(expression.name);
      if (value === undefined) throw new Error(`symbol ${expression.name} has no value`);
      return value;
    }
    case 'negative':
      return -evaluate(expression.of, symbols);
    case 'binary':
      return operate(expression.operator, evaluate(expression.left, symbols), evaluate(expression.right, symbols));
    case 'call':
      return FUNCTIONS[expression.name](evaluate(expression.argument, symbols));
  }
}

function operate(operator: Operator, a: number, b: number): number {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '^':
      return Math.pow(a, b);
  }
}
