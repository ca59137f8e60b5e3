/**
 * Kernel code as JavaScript, one lane a value: the reference of the WebAssembly form and its replacement where that is missing.
 * The text is made of names, numbers and operators of this file alone, and this is the one place where text becomes code.
 */
import type { Counts, Kernel, KernelCode, Variable, Whole } from './kernel-code';

const double = new Float64Array(1);
const words = new Int32Array(double.buffer);

/** Read as the vectors do: the whole number in the low bits after 1.5·2⁵² is added. (Words in the order of little-endian machines.) */
function powerOfTwo(k: number): number {
  double[0] = k + 1.5 * 2 ** 52;
  words[1] = (words[0]! + 1023) << 20;
  words[0] = 0;
  return double[0];
}

function exponent(a: number): number {
  double[0] = a;
  return (words[1]! >>> 20) - 1023;
}

function mantissa(a: number): number {
  double[0] = a;
  words[1] = (words[1]! & 0xfffff) | 0x3ff00000;
  return double[0];
}

export class JavaScriptCode implements KernelCode<string, string> {
  readonly width = 1;
  private readonly lines: string[] = [];
  private readonly variables: string[] = [];
  private readonly known = new Map<string, string>();
  private names = 0;

  constructor(private readonly parameters: number) {}

  /** Lines written so far. */
  get instructions(): number {
    return this.lines.length;
  }

  number(value: number): string {
    const text = Object.is(value, -0) ? '-0' : String(value);
    return text.startsWith('-') ? `(${text})` : text;
  }
  add = (a: string, b: string) => this.value(`${a} + ${b}`);
  subtract = (a: string, b: string) => this.value(`${a} - ${b}`);
  multiply = (a: string, b: string) => this.value(`${a} * ${b}`);
  divide = (a: string, b: string) => this.value(`${a} / ${b}`);
  negate = (a: string) => this.value(`-${a}`);
  abs = (a: string) => this.value(`Math.abs(${a})`);
  sqrt = (a: string) => this.value(`Math.sqrt(${a})`);
  min = (a: string, b: string) => this.value(`Math.min(${a}, ${b})`);
  max = (a: string, b: string) => this.value(`Math.max(${a}, ${b})`);
  floor = (a: string) => this.value(`Math.floor(${a})`);
  less = (a: string, b: string) => this.value(`${a} < ${b}`);
  lessOrEqual = (a: string, b: string) => this.value(`${a} <= ${b}`);
  equal = (a: string, b: string) => this.value(`${a} === ${b}`);
  and = (a: string, b: string) => this.value(`${a} && ${b}`);
  or = (a: string, b: string) => this.value(`${a} || ${b}`);
  not = (a: string) => this.value(`!${a}`);
  select = (condition: string, a: string, b: string) => this.value(`${condition} ? ${a} : ${b}`);
  where = (mask: string, value: string) => this.value(`${mask} ? ${value} : 0`);
  powerOfTwo = (k: string) => this.value(`powerOfTwo(${k})`);
  exponent = (a: string) => this.value(`exponent(${a})`);
  mantissa = (a: string) => this.value(`mantissa(${a})`);
  countMore = (count: string, mask: string) => this.value(`${mask} ? ${count} + 1 : ${count}`);
  numberOf = (count: string) => count;

  /** Below 2⁵² the sum with 2⁵² has no room for a fraction; from there on every number is whole. */
  nearest(a: string): string {
    const size = this.abs(a);
    const rounded = this.value(`${size} < 4503599627370496 ? ${size} + 4503599627370496 - 4503599627370496 : ${size}`);
    return this.copySign(rounded, a);
  }

  copySign(a: string, b: string): string {
    const size = this.abs(a);
    return this.value(`${b} < 0 || (${b} === 0 && 1 / ${b} < 0) ? -${size} : ${size}`);
  }

  parameter(index: number): Whole {
    return index as Whole;
  }

  pointer(from: Whole): Whole {
    const pointer = (this.parameters + this.names++) as Whole;
    this.lines.push(`let w${pointer} = w${from};`);
    return pointer;
  }

  move(pointer: Whole, by: Whole): void {
    this.lines.push(`w${pointer} = (w${pointer} + w${by}) | 0;`);
  }

  skip(pointer: Whole, bytes: number): void {
    this.lines.push(`w${pointer} = (w${pointer} + ${bytes}) | 0;`);
  }

  point(pointer: Whole, to: Whole): void {
    this.lines.push(`w${pointer} = w${to};`);
  }

  wrap(pointer: Whole, end: Whole, start: Whole): void {
    this.lines.push(`if (w${pointer} === w${end}) w${pointer} = w${start};`);
  }

  load(address: Whole, row: number, stride: Whole, lane: number): string {
    return this.fresh(`f64[${at(address, row, stride, lane)}]`);
  }

  store(address: Whole, row: number, stride: Whole, lane: number, value: string): void {
    this.lines.push(`f64[${at(address, row, stride, lane)}] = ${value};`);
  }

  storeWhole(bytes: 1 | 4, address: Whole, lane: number, value: string): void {
    this.lines.push(bytes === 1 ? `u8[w${address} + ${lane}] = ${value};` : `u32[(w${address} >>> 2) + ${lane}] = ${value};`);
  }

  counts(): Counts<string> {
    return { base: this.variable(), spare: 0 };
  }

  countsAt({ base }: Counts<string>, address: string): readonly [Variable<string>, string] {
    return [base, address];
  }

  increment({ base }: Counts<string>, index: string, where: string): void {
    this.lines.push(`if (${where}) u32[(${this.get(base)} >>> 2) + ${index}]++;`);
  }

  variable(): Variable<string> {
    const name = this.names++;
    this.variables.push(`let x${name} = 0;`);
    return { name };
  }

  parkedVariable(): Variable<string> {
    return this.variable();
  }

  maskVariable(): Variable<string> {
    const name = this.names++;
    this.variables.push(`let x${name} = false;`);
    return { name };
  }

  get(variable: Variable<string>): string {
    return `x${variable.name}`;
  }

  getMask(variable: Variable<string>): string {
    return this.get(variable);
  }

  assign(values: readonly (readonly [Variable<string>, string])[], masks: readonly (readonly [Variable<string>, string])[] = []): void {
    // A value that is a variable itself could change before its turn.
    const all = [...values, ...masks].map(([variable, value]) => [variable, /^x/.test(value) ? this.fresh(value) : value] as const);
    for (const [variable, value] of all) this.lines.push(`x${variable.name} = ${value};`);
    this.known.clear();
  }

  settle(): void {}

  settleMask(): void {}

  repeat(count: Whole, body: () => void, whileAny: readonly Variable<string>[] = []): void {
    const left = `n${this.names++}`;
    this.known.clear();
    this.lines.push(`for (let ${left} = w${count}; ${left} > 0; ${left}--) {`);
    body();
    this.known.clear();
    if (whileAny.length > 0) this.lines.push(`if (!(${whileAny.map(({ name }) => `x${name}`).join(' || ')})) break;`);
    this.lines.push('}');
  }

  /** The function over `buffer`, which must not change. */
  compile(buffer: ArrayBuffer): Kernel {
    const parameters = Array.from({ length: this.parameters }, (_, i) => `w${i}`).join(', ');
    const text = `'use strict'; return function (${parameters}) {\n${[...this.variables, ...this.lines].join('\n')}\n};`;
    // eslint-disable-next-line no-new-func -- made from the checked graph by this class alone
    const make = new Function('f64', 'u32', 'u8', 'powerOfTwo', 'exponent', 'mantissa', text) as (...known: unknown[]) => Kernel;
    return make(new Float64Array(buffer), new Uint32Array(buffer), new Uint8Array(buffer), powerOfTwo, exponent, mantissa);
  }

  private value(expression: string): string {
    const known = this.known.get(expression);
    if (known !== undefined) return known;
    const name = this.fresh(expression);
    this.known.set(expression, name);
    return name;
  }

  private fresh(expression: string): string {
    const name = `t${this.names++}`;
    this.lines.push(`const ${name} = ${expression};`);
    return name;
  }
}

/** Index of a double in memory. */
function at(address: Whole, row: number, stride: Whole, lane: number): string {
  const start = row === 0 ? `w${address}` : `w${address} + ${row} * w${stride}`;
  return lane === 0 ? `(${start}) >> 3` : `((${start}) >> 3) + ${lane}`;
}
