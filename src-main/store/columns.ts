import type { Row } from './driver';

/** Thrown when stored data is not what was written; becomes a refusal, never a wrong number. */
export class Damage extends Error {}

export function text(row: Row, name: string): string {
  const value = row[name];
  if (typeof value !== 'string') throw new Damage(`column ${name} holds no text`);
  return value;
}

export function number(row: Row, name: string): number {
  const value = row[name];
  if (typeof value !== 'number') throw new Damage(`column ${name} holds no number`);
  return value;
}

export function textOrNull(row: Row, name: string): string | null {
  return row[name] === null ? null : text(row, name);
}

export function numberOrNull(row: Row, name: string): number | null {
  return row[name] === null ? null : number(row, name);
}

export function bytes(row: Row, name: string): Uint8Array {
  const value = row[name];
  if (!(value instanceof Uint8Array)) throw new Damage(`column ${name} holds no bytes`);
  return value;
}

/** JSON in a text column, parsed; its form is still unknown. */
export function json(row: Row, name: string): unknown {
  try {
    return JSON.parse(text(row, name));
  } catch {
    throw new Damage(`column ${name} holds no JSON`);
  }
}
