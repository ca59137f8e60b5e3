import { inject, type InjectionKey } from 'vue';
import type { Lab } from '../src-shared/contract';

/** The window's side of the contract: the preload script puts it on `window`, `main.ts` provides it once. */
export const labKey: InjectionKey<Lab> = Symbol('lab');

declare global {
  interface Window {
    readonly lab: Lab;
  }
}

export function useLab(): Lab {
  const lab = inject(labKey);
  if (!lab) throw new Error('no lab was provided');
  return lab;
}
