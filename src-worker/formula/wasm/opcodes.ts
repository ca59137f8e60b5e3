/** Instructions by their names in the WebAssembly specification (core 2.0, with the 128-bit vectors), each with its bytes. */

/** Instructions without immediate operands. Those of one byte, then the vector ones (prefix 0xfd), then saturating conversions (0xfc). */
const PLAIN = {
  return: 0x0f,
  drop: 0x1a,
  select: 0x1b,
  'i32.eqz': 0x45,
  'i32.eq': 0x46,
  'i32.ne': 0x47,
  'i32.lt_s': 0x48,
  'i32.lt_u': 0x49,
  'i32.gt_s': 0x4a,
  'i32.gt_u': 0x4b,
  'i32.le_s': 0x4c,
  'i32.le_u': 0x4d,
  'i32.ge_s': 0x4e,
  'i32.ge_u': 0x4f,
  'f64.eq': 0x61,
  'f64.ne': 0x62,
  'f64.lt': 0x63,
  'f64.gt': 0x64,
  'f64.le': 0x65,
  'f64.ge': 0x66,
  'i32.ctz': 0x68,
  'i32.popcnt': 0x69,
  'i32.add': 0x6a,
  'i32.sub': 0x6b,
  'i32.mul': 0x6c,
  'i32.div_u': 0x6e,
  'i32.rem_u': 0x70,
  'i32.and': 0x71,
  'i32.or': 0x72,
  'i32.xor': 0x73,
  'i32.shl': 0x74,
  'i32.shr_s': 0x75,
  'i32.shr_u': 0x76,
  'f64.abs': 0x99,
  'f64.neg': 0x9a,
  'f64.floor': 0x9c,
  'f64.nearest': 0x9e,
  'f64.sqrt': 0x9f,
  'f64.add': 0xa0,
  'f64.sub': 0xa1,
  'f64.mul': 0xa2,
  'f64.div': 0xa3,
  'f64.min': 0xa4,
  'f64.max': 0xa5,
  'i32.wrap_i64': 0xa7,
  'f64.convert_i32_s': 0xb7,
  'f64.convert_i32_u': 0xb8,
} as const;

const VECTOR = {
  'i32x4.splat': 17,
  'i64x2.splat': 18,
  'f64x2.splat': 20,
  'f64x2.eq': 71,
  'f64x2.ne': 72,
  'f64x2.lt': 73,
  'f64x2.gt': 74,
  'f64x2.le': 75,
  'f64x2.ge': 76,
  'v128.not': 77,
  'v128.and': 78,
  'v128.andnot': 79,
  'v128.or': 80,
  'v128.xor': 81,
  'v128.bitselect': 82,
  'v128.any_true': 83,
  'f64x2.ceil': 116,
  'f64x2.floor': 117,
  'f64x2.trunc': 122,
  'f64x2.nearest': 148,
  'i32x4.add': 174,
  'i32x4.sub': 177,
  'i64x2.neg': 193,
  'i64x2.all_true': 195,
  'i64x2.bitmask': 196,
  'i64x2.shl': 203,
  'i64x2.shr_s': 204,
  'i64x2.shr_u': 205,
  'i64x2.add': 206,
  'i64x2.sub': 209,
  'f64x2.abs': 236,
  'f64x2.neg': 237,
  'f64x2.sqrt': 239,
  'f64x2.add': 240,
  'f64x2.sub': 241,
  'f64x2.mul': 242,
  'f64x2.div': 243,
  'f64x2.min': 244,
  'f64x2.max': 245,
  'f64x2.pmin': 246,
  'f64x2.pmax': 247,
  'i32x4.trunc_sat_f64x2_s_zero': 252,
} as const;

const SATURATING = { 'i32.trunc_sat_f64_s': 2, 'i32.trunc_sat_f64_u': 3 } as const;

export type PlainInstruction = keyof typeof PLAIN | keyof typeof VECTOR | keyof typeof SATURATING;

/** Loads and stores: prefix (or 0), code, natural alignment as a power of two. The address is an i32 on the stack. */
export const MEMORY = {
  'i32.load': [0, 0x28, 2],
  'f64.load': [0, 0x2b, 3],
  'i32.load8_u': [0, 0x2d, 0],
  'i32.store': [0, 0x36, 2],
  'f64.store': [0, 0x39, 3],
  'i32.store8': [0, 0x3a, 0],
  'v128.load': [0xfd, 0, 4],
  'v128.load64_splat': [0xfd, 10, 3],
  'v128.store': [0xfd, 11, 4],
} as const;
export type MemoryInstruction = keyof typeof MEMORY;

/** Instructions with a lane index. */
export const LANE = {
  'i32x4.extract_lane': 27,
  'i64x2.extract_lane': 29,
  'i64x2.replace_lane': 30,
  'f64x2.extract_lane': 33,
  'f64x2.replace_lane': 34,
} as const;
export type LaneInstruction = keyof typeof LANE;

/** The bytes of an instruction without immediate operands. */
export function bytesOf(name: PlainInstruction): readonly number[] {
  return BYTES.get(name)!;
}

/** LEB128 of a number from 0 to 2³² − 1. */
export function unsigned(value: number): readonly number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
}

/** LEB128 of a number from −2³¹ to 2³¹ − 1. */
export function signed(value: number): readonly number[] {
  const bytes: number[] = [];
  let rest = value | 0;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    const last = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0);
    bytes.push(last ? low : low | 0x80);
    if (last) return bytes;
  }
}

const entries = (codes: Readonly<Record<string, number>>, prefix: readonly number[]) =>
  Object.entries(codes).map(([name, code]): [string, readonly number[]] => [name, [...prefix, ...unsigned(code)]]);

const BYTES: ReadonlyMap<string, readonly number[]> = new Map([
  ...Object.entries(PLAIN).map(([name, code]): [string, readonly number[]] => [name, [code]]),
  ...entries(VECTOR, [0xfd]),
  ...entries(SATURATING, [0xfc]),
]);
