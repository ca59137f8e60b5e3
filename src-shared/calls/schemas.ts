/** Parts of many arguments, and what a list of arguments has to satisfy. */
import { z } from '../zod';

export type ArgumentsOf<Calls> = {
  readonly [Name in keyof Calls]: Calls[Name] extends (...args: infer Arguments) => unknown ? z.ZodType<Arguments> : never;
};

export const id = z.int().min(1);
export const text = (max: number) => z.string().max(max);
/** Path of a file or folder. */
export const path = text(4096);
